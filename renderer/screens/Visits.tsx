// Who is at the desk, who waits, who was here last, and what the day was made of.
import { useEffect } from 'react';
import type { Visit } from '../../shared/contract/visits.ts';
import { showInstant } from '../../shared/time/dates.ts';
import { Button } from '../components/Button.tsx';
import { LoadedView } from '../components/LoadedView.tsx';
import { Page } from '../components/Page.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { type Column, Table } from '../components/Table.tsx';
import { readDays } from '../effects/contacts.ts';
import { goToDayBook } from '../effects/daybook.ts';
import { go } from '../effects/navigate.ts';
import { forgetPack, readVisits, resumeVisit } from '../effects/visits.ts';
import { keys } from '../frame/keys.ts';
import { useText, type Words } from '../i18n/use-text.ts';
import { useVisits } from '../state/visits.ts';
import { DaysPanel } from '../visits/DaysPanel.tsx';
import { ageText, visitName } from '../visits/names.ts';
import { OpenPanel } from '../visits/OpenPanel.tsx';

function columns(words: Words, kind: 'parked' | 'ended'): Column<Visit>[] {
  const { t } = words;
  const act = t(kind === 'parked' ? 'visits.resume' : 'visits.reopen');
  return [
    { key: 'who', heading: t('visits.who'), cell: (visit) => visitName(visit, words) },
    {
      key: 'since',
      heading: t(kind === 'parked' ? 'visits.parkedSince' : 'visits.endedAt'),
      cell: (visit) => (
        <>
          <span className="numeral">{showInstant(visit.since)}</span>
          {kind === 'parked' && <span className="visit-age"> · {ageText(visit, words)}</span>}
        </>
      ),
    },
    {
      key: 'sums',
      heading: t('visits.holds'),
      cell: ({ cases, drafts }) => t('visits.sums', { cases: cases.length, drafts: drafts.length }),
    },
    {
      key: 'act',
      heading: t('drafts.actions'),
      cell: (visit) => (
        <Button aria-label={`${act}: ${visitName(visit, words)}`} onClick={() => void resumeVisit(visit.visit)}>
          {act}
        </Button>
      ),
    },
  ];
}

function List({ kind, rows }: { readonly kind: 'parked' | 'ended'; readonly rows: readonly Visit[] }) {
  const words = useText();
  const { t } = words;
  return (
    <section className="stack" aria-labelledby={`${kind}-title`}>
      <h2 id={`${kind}-title`}>{t(`visits.${kind}Title`)}</h2>
      {rows.length === 0 ? (
        <p className="soft">{t(`visits.${kind}None`)}</p>
      ) : (
        <Table
          caption={t(`visits.${kind}Title`)}
          columns={columns(words, kind)}
          rows={rows}
          rowKey={({ visit }) => visit}
        />
      )}
    </section>
  );
}

export function Visits() {
  const { t } = useText();
  const { visits, days, problem } = useVisits();
  const printable = visits.state === 'ready' && (visits.value.open?.cases.length ?? 0) > 0;
  useEffect(() => {
    void readVisits();
    void readDays();
    return forgetPack;
  }, []);
  return (
    <Page
      title={t('visits.title')}
      lead={t('visits.lead')}
      focusTitle={!printable}
      actions={
        <>
          <Button onClick={goToDayBook}>{t('daybook.open')}</Button>
          <Button onClick={() => go({ name: 'shift' })}>{t('shift.open')}</Button>
        </>
      }
    >
      <div className="split split-even">
        <div className="stack">
          {problem !== null && <ProblemNotice problem={problem} />}
          <LoadedView of={visits} onRetry={() => void readVisits()}>
            {({ open, parked, ended }) => (
              <>
                {open === null ? (
                  <div className="empty stack-close">
                    <h2>{t('visits.none')}</h2>
                    <p>{t('visits.noneRemedy')}</p>
                    <div>
                      <Button shortcut={keys.services} onClick={() => go({ name: 'services' })}>
                        {t('cases.new')}
                      </Button>
                    </div>
                  </div>
                ) : (
                  <OpenPanel key={open.visit} visit={open} />
                )}
                <List kind="parked" rows={parked} />
                <List kind="ended" rows={ended} />
              </>
            )}
          </LoadedView>
        </div>
        <LoadedView of={days} onRetry={() => void readDays()}>
          {(read) => <DaysPanel days={read} />}
        </LoadedView>
      </div>
    </Page>
  );
}
