// The backup in full: how old the last verified one is, where it lies, what is wrong and what to do about it; and the
// journal and checks, when something is wrong with them.
import { useEffect } from 'react';
import type { BackupState } from '../../shared/contract/backup.ts';
import { showInstant } from '../../shared/time/dates.ts';
import { Button } from '../components/Button.tsx';
import { DescriptionList } from '../components/DescriptionList.tsx';
import { LoadedView } from '../components/LoadedView.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { readBackup, runBackup } from '../effects/backup.ts';
import { useText, type Words } from '../i18n/use-text.ts';
import { useBackup } from '../state/backup.ts';

function age({ t }: Words, hours: number): string {
  if (hours < 1) return t('backup.ageFresh');
  return hours < 48 ? t('backup.ageHours', { count: hours }) : t('backup.ageDays', { count: Math.floor(hours / 24) });
}

function Facts({ state: { backup, check } }: { readonly state: BackupState }) {
  const words = useText();
  const { t } = words;
  const last =
    backup.last === null ? t('backup.never') : `${showInstant(backup.last)} (${age(words, backup.ageHours ?? 0)})`;
  return (
    <DescriptionList
      facts={[
        { key: 'last', term: t('backup.last'), value: last },
        { key: 'place', term: t('backup.place'), value: backup.place ?? t('backup.noPlace') },
        {
          key: 'check',
          term: t('backup.check'),
          value: check.last === null ? t('backup.never') : showInstant(check.last),
        },
      ]}
    />
  );
}

export function BackupPanel() {
  const { t } = useText();
  const loaded = useBackup((state) => state.backup);
  useEffect(() => {
    void readBackup();
  }, []);
  return (
    <section className="panel stack" aria-labelledby="backup-title">
      <h2 id="backup-title">{t('backup.title')}</h2>
      <LoadedView of={loaded} onRetry={() => void readBackup()}>
        {(state) => (
          <>
            {[state.check.problem, state.journal, state.backup.problem].map(
              (problem) =>
                problem !== null && (
                  <ProblemNotice
                    key={problem.code}
                    problem={problem}
                    urgent={false}
                    tone={problem.code === 'check.damaged' ? 'bad' : 'warn'}
                  />
                ),
            )}
            <Facts state={state} />
            {state.backup.place !== null && (
              <div>
                <Button disabled={state.backup.running} onClick={() => void runBackup()}>
                  {state.backup.running ? t('backup.running') : t('backup.run')}
                </Button>
              </div>
            )}
          </>
        )}
      </LoadedView>
    </section>
  );
}
