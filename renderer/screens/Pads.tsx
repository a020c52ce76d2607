// Numbered paper forms for power cuts: printed beforehand, each number with what became of it.
import { useEffect, useState } from 'react';
import { formatDeskNumber } from '../../shared/cases/desk-number.ts';
import { isReason } from '../../shared/cases/reason.ts';
import { type Pad, padSizes } from '../../shared/contract/pads.ts';
import { showInstant } from '../../shared/time/dates.ts';
import { CaseLink } from '../cases/CaseLink.tsx';
import { Button } from '../components/Button.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { Form } from '../components/Form.tsx';
import { LoadedView } from '../components/LoadedView.tsx';
import { Page } from '../components/Page.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { Select } from '../components/Select.tsx';
import { Table } from '../components/Table.tsx';
import { TextField } from '../components/TextField.tsx';
import { makePadPage } from '../effects/keeping.ts';
import { goBack } from '../effects/navigate.ts';
import { forgetPadProblem, readPads, reservePad, voidForm } from '../effects/pads.ts';
import { useText } from '../i18n/use-text.ts';
import { MadePage } from '../reports/MadePage.tsx';
import { usePads } from '../state/pads.ts';

const counts = [5, 10, 20, padSizes.most];
type Numbered = Pad['numbers'][number];

function Reserve() {
  const { t, language } = useText();
  const [count, setCount] = useState('10');
  return (
    <Form className="panel stack" onSend={() => reservePad(Number(count), language)}>
      <Select
        id="pad-count"
        label={t('pads.count')}
        help={t('pads.countHelp')}
        none={null}
        width="short"
        choices={counts.map((one) => ({ value: String(one), label: String(one) }))}
        value={count}
        onChange={setCount}
      />
      <div>
        <Button type="submit" kind="primary">
          {t('pads.reserve')}
        </Button>
      </div>
    </Form>
  );
}

function Void({ deskNumber, onClose }: { readonly deskNumber: string; readonly onClose: () => void }) {
  const { t } = useText();
  const problem = usePads((state) => state.problem);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const send = async (): Promise<void> => {
    setMissing(!isReason(reason));
    if (isReason(reason) && (await voidForm(deskNumber, reason.trim()))) onClose();
  };
  return (
    <Dialog title={t('pads.voidTitle', { number: formatDeskNumber(deskNumber) })} onClose={onClose}>
      <p>{t('pads.voidBody')}</p>
      <Form onSend={send}>
        <TextField
          id="pad-reason"
          label={t('pads.reason')}
          help={t('pads.reasonHelp')}
          error={missing ? t('pads.reasonMissing') : null}
          width="full"
          input={{ maxLength: 500 }}
          value={reason}
          onChange={setReason}
        />
        {problem !== null && <ProblemNotice problem={problem} />}
        <div className="row row-end">
          <Button onClick={onClose}>{t('pads.keep')}</Button>
          <Button type="submit" kind="danger">
            {t('pads.void')}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

function PadPanel({ pad, onVoid }: { readonly pad: Pad; readonly onVoid: (deskNumber: string) => void }) {
  const { t, language } = useText();
  const title = t('pads.pad', { at: showInstant(pad.reservedAt), operator: pad.operatorName });
  const free = pad.numbers.filter(({ state }) => state === 'free').length;
  return (
    <section className="panel stack" aria-label={title}>
      <div className="row row-apart">
        <h2>{title}</h2>
        {free > 0 && (
          <Button aria-label={`${t('pads.page')}: ${title}`} onClick={() => void makePadPage(pad.pad, language)}>
            {t('pads.page')}
          </Button>
        )}
      </div>
      <Table<Numbered>
        caption={title}
        rows={pad.numbers}
        rowKey={({ deskNumber }) => deskNumber}
        columns={[
          {
            key: 'number',
            heading: t('cases.number'),
            cell: ({ deskNumber, state }) =>
              state === 'used' ? (
                <CaseLink deskNumber={deskNumber} />
              ) : (
                <span className="numeral">{formatDeskNumber(deskNumber)}</span>
              ),
          },
          {
            key: 'state',
            heading: t('cases.state'),
            cell: ({ state, reason }) =>
              state === 'voided'
                ? `${t('pads.voided')}: ${reason ?? ''}`
                : t(state === 'used' ? 'pads.used' : 'pads.unused'),
          },
          {
            key: 'act',
            heading: t('drafts.actions'),
            cell: ({ deskNumber, state }) =>
              state === 'free' && (
                <Button
                  kind="quiet"
                  aria-label={`${t('pads.void')}: ${formatDeskNumber(deskNumber)}`}
                  onClick={() => onVoid(deskNumber)}
                >
                  {t('pads.void')}
                </Button>
              ),
          },
        ]}
      />
    </section>
  );
}

export function Pads() {
  const { t } = useText();
  const { pads, problem } = usePads();
  const [voiding, setVoiding] = useState<string | null>(null);
  useEffect(() => {
    void readPads();
    return forgetPadProblem;
  }, []);
  const ask = (deskNumber: string): void => {
    forgetPadProblem();
    setVoiding(deskNumber);
  };
  return (
    <Page title={t('pads.title')} lead={t('pads.lead')} actions={<Button onClick={goBack}>{t('common.back')}</Button>}>
      <div className="split split-even">
        <div className="stack">
          {problem !== null && voiding === null && <ProblemNotice problem={problem} />}
          <Reserve />
          <MadePage />
        </div>
        <div className="stack">
          <LoadedView of={pads} onRetry={() => void readPads()}>
            {({ pads: all, free }) => (
              <>
                <p role="status">{t('pads.free', { count: free })}</p>
                {all.map((pad) => (
                  <PadPanel key={pad.pad} pad={pad} onVoid={ask} />
                ))}
              </>
            )}
          </LoadedView>
        </div>
      </div>
      {voiding !== null && <Void deskNumber={voiding} onClose={() => setVoiding(null)} />}
    </Page>
  );
}
