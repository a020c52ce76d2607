// Who may sign in at this desk, for its administrators: add, lock, let in again. Nobody is deleted.
import { useEffect } from 'react';
import type { OperatorView } from '../../shared/contract/first-day.ts';
import { Button } from '../components/Button.tsx';
import { LoadedView } from '../components/LoadedView.tsx';
import { Page } from '../components/Page.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { type Column, Table } from '../components/Table.tsx';
import { Tag } from '../components/Tag.tsx';
import { addOperator, forgetFirstDayProblem, lockOperator, readOperators } from '../effects/first-day.ts';
import { useText, type Words } from '../i18n/use-text.ts';
import { OperatorForm } from '../operators/OperatorForm.tsx';
import { useDesk } from '../state/desk.ts';
import { useFirstDay } from '../state/first-day.ts';

function columns({ t }: Words, me: string | null, busy: boolean): Column<OperatorView>[] {
  return [
    { key: 'name', heading: t('firstDay.name'), cell: ({ name }) => <strong>{name}</strong> },
    { key: 'role', heading: t('operators.role'), cell: ({ role }) => t(`operators.role.${role}`) },
    {
      key: 'state',
      heading: t('operators.state'),
      cell: ({ locked }) => (
        <Tag tone={locked ? 'warn' : 'good'} sign={locked ? '■' : '●'}>
          {t(locked ? 'operators.locked' : 'operators.active')}
        </Tag>
      ),
    },
    {
      key: 'act',
      heading: t('drafts.actions'),
      cell: ({ id, name, locked }) =>
        id === me ? (
          t('operators.you')
        ) : (
          <Button
            disabled={busy}
            onClick={() => void lockOperator(id, !locked)}
            aria-label={t(locked ? 'operators.unlockWho' : 'operators.lockWho', { name })}
          >
            {t(locked ? 'operators.unlock' : 'operators.lock')}
          </Button>
        ),
    },
  ];
}

export function Operators() {
  const words = useText();
  const { t } = words;
  const { operators, busy, problem } = useFirstDay();
  const desk = useDesk((state) => state.desk);
  const me = desk.state === 'ready' ? (desk.value.session?.operator ?? null) : null;
  useEffect(() => {
    void readOperators();
    return forgetFirstDayProblem;
  }, []);
  return (
    <Page title={t('operators.title')}>
      {problem !== null && <ProblemNotice problem={problem} />}
      <div className="split">
        <LoadedView of={operators} onRetry={() => void readOperators()}>
          {(all) => (
            <Table
              caption={t('operators.title')}
              columns={columns(words, me, busy)}
              rows={all}
              rowKey={({ id }) => id}
            />
          )}
        </LoadedView>
        <section className="panel stack" aria-labelledby="new-operator">
          <h2 id="new-operator">{t('operators.add')}</h2>
          <OperatorForm onAdd={(given) => addOperator({ ...given, role: 'operator' })} />
        </section>
      </div>
    </Page>
  );
}
