// What this computer will forget and when, by class, and the record of what it has forgotten.
import { useEffect } from 'react';
import type { Retention } from '../../shared/contract/retention.ts';
import { showInstant } from '../../shared/time/dates.ts';
import { Button } from '../components/Button.tsx';
import { DescriptionList } from '../components/DescriptionList.tsx';
import { LoadedView } from '../components/LoadedView.tsx';
import { type Column, Table } from '../components/Table.tsx';
import { makePurgePage, readRetention } from '../effects/keeping.ts';
import { useText, type Words } from '../i18n/use-text.ts';
import { MadePage } from '../reports/MadePage.tsx';
import { useDesk } from '../state/desk.ts';
import { useKeeping } from '../state/keeping.ts';

type ClassRow = Retention['classes'][number];

function columns({ t, say }: Words): Column<ClassRow>[] {
  return [
    {
      key: 'class',
      heading: t('retention.class'),
      cell: ({ name, afterDecisionDays, afterRegistrationDays }) => (
        <div className="stack-tight">
          <span>{say(name)}</span>
          <span className="small">
            {t('retention.rule', { decision: afterDecisionDays, registration: afterRegistrationDays })}
          </span>
        </div>
      ),
    },
    { key: 'count', heading: t('retention.count'), cell: ({ cases }) => <span className="numeral">{cases}</span> },
    {
      key: 'next',
      heading: t('retention.next'),
      cell: ({ next }) => <span className="numeral">{showInstant(next)}</span>,
    },
  ];
}

function Facts({ retention }: { readonly retention: Retention }) {
  const { t } = useText();
  const { provenTime, horizonDays, soon, due, held, forgotten } = retention;
  const counted = (count: number): string => t('retention.cases', { count });
  return (
    <DescriptionList
      facts={[
        { key: 'soon', term: t('retention.soon'), value: counted(soon) },
        ...(due === 0 ? [] : [{ key: 'due', term: t('retention.due'), value: counted(due) }]),
        { key: 'held', term: t('retention.held'), value: counted(held) },
        { key: 'forgotten', term: t('retention.forgotten'), value: counted(forgotten) },
        { key: 'horizon', term: t('retention.horizon'), value: t('retention.days', { count: horizonDays }) },
        {
          key: 'proven',
          term: t('retention.proven'),
          value: provenTime === null ? t('retention.never') : showInstant(provenTime),
        },
      ]}
    />
  );
}

export function RetentionPanel() {
  const words = useText();
  const { t, language } = words;
  const retention = useKeeping((state) => state.retention);
  const desk = useDesk((state) => state.desk);
  const mayRecord = desk.state === 'ready' && desk.value.session?.role === 'administrator';
  useEffect(() => {
    void readRetention();
  }, []);
  return (
    <section className="panel stack" aria-labelledby="retention-title">
      <h2 id="retention-title">{t('retention.title')}</h2>
      <p>{t('retention.what')}</p>
      <LoadedView of={retention} onRetry={() => void readRetention()}>
        {(known) => (
          <>
            <Facts retention={known} />
            {known.classes.length > 0 && (
              <Table
                caption={t('retention.classes')}
                columns={columns(words)}
                rows={known.classes}
                rowKey={({ id }) => id}
              />
            )}
          </>
        )}
      </LoadedView>
      {mayRecord && (
        <div>
          <Button id="purge-record" onClick={() => void makePurgePage(language)}>
            {t('retention.record')}
          </Button>
        </div>
      )}
      <MadePage />
    </section>
  );
}
