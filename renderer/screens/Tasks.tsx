// What waits for somebody at this desk, in the order of urgency. Each row leads to its case, where what was done is noted.
import { type ReactNode, useEffect } from 'react';
import { CallList } from '../acts/CallList.tsx';
import { TransferPanel } from '../acts/TransferPanel.tsx';
import { WaitingCases } from '../acts/WaitingCases.tsx';
import { Button } from '../components/Button.tsx';
import { LoadedView } from '../components/LoadedView.tsx';
import { Page } from '../components/Page.tsx';
import { goBack } from '../effects/navigate.ts';
import { readTasks } from '../effects/tasks.ts';
import { useText } from '../i18n/use-text.ts';
import { MadePage } from '../reports/MadePage.tsx';
import { useTasks } from '../state/tasks.ts';

function Section({
  id,
  title,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <section className="stack" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

export function Tasks() {
  const { t } = useText();
  const tasks = useTasks((state) => state.tasks);
  useEffect(() => {
    void readTasks();
  }, []);
  return (
    <Page
      title={t('tasks.title')}
      lead={t('tasks.lead')}
      actions={<Button onClick={goBack}>{t('common.back')}</Button>}
    >
      <LoadedView of={tasks} onRetry={() => void readTasks()}>
        {({ flaws, decisions, transfers, awaited }) => {
          const towns = Map.groupBy(transfers, (one) => one.case.route.municipality);
          const nothing = flaws.length + decisions.length + transfers.length + awaited.length === 0;
          return (
            <div className="stack-wide">
              {nothing && (
                <div className="empty stack-close">
                  <h2>{t('tasks.nothing')}</h2>
                  <p>{t('tasks.nothingMore')}</p>
                </div>
              )}
              {flaws.length > 0 && (
                <Section id="tasks-flaws" title={t('tasks.flaws')}>
                  <CallList flaws={flaws} />
                </Section>
              )}
              {transfers.length > 0 && (
                <Section id="tasks-transfers" title={t('tasks.transfers')}>
                  {[...towns].map(([town, cases]) => (
                    <TransferPanel key={town} cases={cases} />
                  ))}
                </Section>
              )}
              <MadePage />
              {awaited.length > 0 && (
                <Section id="tasks-awaited" title={t('tasks.awaited')}>
                  <WaitingCases caption={t('tasks.awaited')} cases={awaited.map((one) => one.case)} />
                </Section>
              )}
              {decisions.length > 0 && (
                <Section id="tasks-decisions" title={t('tasks.decisions')}>
                  <WaitingCases caption={t('tasks.decisions')} cases={decisions} />
                </Section>
              )}
            </div>
          );
        }}
      </LoadedView>
    </Page>
  );
}
