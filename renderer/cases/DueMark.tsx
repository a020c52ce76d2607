// When a decision is due, in a list: its last day, and a word where that has passed or stands still.
import type { ListedDue } from '../../shared/contract/cases.ts';
import { showDate } from '../../shared/time/dates.ts';
import { Tag } from '../components/Tag.tsx';
import { useText } from '../i18n/use-text.ts';

export function DueMark({ due, state }: ListedDue) {
  const { t } = useText();
  return (
    <div className="stack-tight">
      {due !== null && <span className="numeral">{showDate(due)}</span>}
      {state === 'overdue' && (
        <Tag tone="bad" sign="!">
          {t('deadline.state.overdue')}
        </Tag>
      )}
      {state === 'paused' && (
        <Tag tone="warn" sign="‖">
          {t('deadline.state.paused')}
        </Tag>
      )}
    </div>
  );
}
