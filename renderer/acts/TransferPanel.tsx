// Cases on paper of one municipality that wait to be handed over: chosen, listed on a page to be signed, and noted as handed
// over, all at once.
import { useState } from 'react';
import { formatDeskNumber } from '../../shared/cases/desk-number.ts';
import type { ManualCase } from '../../shared/contract/acts.ts';
import { showDate } from '../../shared/time/dates.ts';
import { CaseLink } from '../cases/CaseLink.tsx';
import { Button } from '../components/Button.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { Table } from '../components/Table.tsx';
import { makeTransferPage } from '../effects/keeping.ts';
import { forgetNote, noteTransfer } from '../effects/tasks.ts';
import { useText } from '../i18n/use-text.ts';
import { ActForm } from './ActForm.tsx';

interface Props {
  /** All of one municipality; at least one. */
  readonly cases: readonly ManualCase[];
}

export function TransferPanel({ cases }: Props) {
  const { t, say, language } = useText();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [recording, setRecording] = useState(false);
  const [first] = cases;
  if (first === undefined) return null;
  const chosen = cases.map((one) => one.case.deskNumber).filter((number) => !left.has(number));
  const name = say(first.municipalityName);
  const toggle = (number: string): void => {
    const next = new Set(left);
    if (!next.delete(number)) next.add(number);
    setLeft(next);
  };
  return (
    <section className="panel stack" aria-label={name}>
      <h3>{name}</h3>
      <Table<ManualCase>
        caption={name}
        rows={cases}
        rowKey={(one) => one.case.case}
        columns={[
          {
            key: 'chosen',
            heading: t('tasks.choose'),
            cell: ({ case: { deskNumber } }) => (
              <input
                type="checkbox"
                className="choice-box"
                aria-label={`${t('tasks.choose')}: ${formatDeskNumber(deskNumber)}`}
                checked={!left.has(deskNumber)}
                onChange={() => toggle(deskNumber)}
              />
            ),
          },
          {
            key: 'number',
            heading: t('cases.number'),
            cell: ({ case: { deskNumber } }) => <CaseLink deskNumber={deskNumber} />,
          },
          { key: 'applicant', heading: t('cases.applicant'), cell: (one) => one.case.applicantName },
          { key: 'service', heading: t('cases.service'), cell: (one) => say(one.case.serviceName) },
          {
            key: 'filed',
            heading: t('cases.filed'),
            cell: (one) => <span className="numeral">{showDate(one.case.filedOn)}</span>,
          },
        ]}
      />
      <div className="row">
        <span className="soft">
          {chosen.length === 0 ? t('tasks.none') : t('tasks.chosen', { count: chosen.length })}
        </span>
        <Button
          disabled={chosen.length === 0}
          aria-label={`${t('tasks.list')}: ${name}`}
          onClick={() => void makeTransferPage(chosen, language)}
        >
          {t('tasks.list')}
        </Button>
        <Button
          disabled={chosen.length === 0}
          aria-label={`${t('tasks.record')}: ${name}`}
          onClick={() => {
            forgetNote();
            setRecording(true);
          }}
        >
          {t('tasks.record')}
        </Button>
      </div>
      {recording && (
        <Dialog title={t('tasks.recordTitle', { count: chosen.length })} wide onClose={() => setRecording(false)}>
          <ActForm
            kind="transferred"
            deskNumber={null}
            onNote={async (act, on) => {
              const done = act.kind === 'transferred' && (await noteTransfer(chosen, on, act));
              if (done) setRecording(false);
              return done;
            }}
          />
          <div className="row row-end">
            <Button onClick={() => setRecording(false)}>{t('common.back')}</Button>
          </div>
        </Dialog>
      )}
    </section>
  );
}
