// What waits, what went, what came back, and the line it travels on.
import { useEffect } from 'react';
import type { CaseState } from '../../shared/contract/cases.ts';
import type { Queue as QueueCounts } from '../../shared/contract/desk.ts';
import { Button } from '../components/Button.tsx';
import { CaseStateTag } from '../components/CaseStateTag.tsx';
import { LoadedView } from '../components/LoadedView.tsx';
import { Page } from '../components/Page.tsx';
import { type Column, Table } from '../components/Table.tsx';
import { go } from '../effects/navigate.ts';
import { readQueue } from '../effects/queue.ts';
import { readStorage } from '../effects/storage.ts';
import { useText, type Words } from '../i18n/use-text.ts';
import { BackupPanel } from '../queue/BackupPanel.tsx';
import { LinePanel } from '../queue/LinePanel.tsx';
import { PapersPanel } from '../queue/PapersPanel.tsx';
import { PrintsPanel } from '../queue/PrintsPanel.tsx';
import { RetentionPanel } from '../queue/RetentionPanel.tsx';
import { StandingPanel } from '../queue/StandingPanel.tsx';
import { StoragePanel } from '../queue/StoragePanel.tsx';
import { useDesk } from '../state/desk.ts';
import { useQueue } from '../state/queue.ts';
import { useStorage } from '../state/storage.ts';

const states: readonly CaseState[] = ['refused', 'queued', 'delivered', 'registered', 'manual'];

function columns({ t }: Words, counts: QueueCounts): Column<CaseState>[] {
  return [
    {
      key: 'state',
      heading: t('cases.state'),
      cell: (state) => (
        <div className="stack-tight">
          <CaseStateTag state={state} />
          <span className="small">{t(`state.${state}.what`)}</span>
        </div>
      ),
    },
    { key: 'count', heading: t('queue.count'), cell: (state) => <strong className="count">{counts[state]}</strong> },
    {
      key: 'open',
      heading: t('drafts.actions'),
      cell: (state) =>
        counts[state] > 0 && (
          <Button
            onClick={() => go({ name: 'cases', state })}
            aria-label={t('queue.openState', { state: t(`state.${state}`) })}
          >
            {t('queue.open')}
          </Button>
        ),
    },
  ];
}

export function Queue() {
  const words = useText();
  const { t } = words;
  const queue = useQueue((state) => state.queue);
  const storage = useStorage((state) => state.storage);
  const looksAfter = useDesk(({ desk }) => desk.state === 'ready' && desk.value.session?.role === 'administrator');
  useEffect(() => {
    void readQueue();
    void readStorage();
  }, []);
  return (
    <Page title={t('queue.title')}>
      <LoadedView of={queue} onRetry={() => void readQueue()}>
        {(counts) => (
          <div className="split split-even">
            <div className="stack">
              <section className="stack" aria-labelledby="queue-cases">
                <h2 id="queue-cases">{t('queue.cases')}</h2>
                {counts.queued + counts.changes === 0 && <p>{t('queue.allSent')}</p>}
                {counts.changes > 0 && <p>{t('queue.changes', { number: counts.changes })}</p>}
                <Table
                  caption={t('queue.cases')}
                  columns={columns(words, counts)}
                  rows={states}
                  rowKey={(state) => state}
                />
              </section>
              <PrintsPanel />
              <PapersPanel />
              <LoadedView of={storage} onRetry={() => void readStorage()}>
                {(room) => <StoragePanel storage={room} />}
              </LoadedView>
            </div>
            <div className="stack">
              <LinePanel line={counts.line} />
              {looksAfter && <StandingPanel line={counts.line} />}
              <BackupPanel />
              <RetentionPanel />
            </div>
          </div>
        )}
      </LoadedView>
    </Page>
  );
}
