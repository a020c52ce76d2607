// Tells that the applicant's particulars were not typed now but carried over, from where, and how old they are.
import { formatDeskNumber } from '../../shared/cases/desk-number.ts';
import type { DraftContent } from '../../shared/contract/drafts.ts';
import type { Field } from '../../shared/forms/field.ts';
import { ageOf } from '../../shared/time/age.ts';
import { showInstant } from '../../shared/time/dates.ts';
import { Notice } from '../components/Notice.tsx';
import { useText } from '../i18n/use-text.ts';

type Reuse = NonNullable<DraftContent['reused']>;
type Origins = NonNullable<Reuse['answers']>;

/** When it was filed, and how long ago that is. */
function useAge(now: string): (filedAt: string) => string {
  const { t } = useText();
  return (filedAt) => {
    const { unit, count } = ageOf(filedAt, now);
    return `${showInstant(filedAt)}, ${t(`age.${unit}`, { count })}`;
  };
}

export function Reused({ of, now }: { readonly of: Reuse; readonly now: string }) {
  const { t } = useText();
  const aged = useAge(now);
  return (
    <Notice
      tone="info"
      title={t(of.family ? 'family.reused.title' : 'intake.reused.title', {
        number: formatDeskNumber(of.from),
        time: aged(of.filedAt),
      })}
    >
      <p>{t(of.family ? 'family.reused.body' : 'intake.reused.body')}</p>
    </Notice>
  );
}

/** Tells which answers of the form were carried over: from which case, how old, and which ones. */
export function ReusedAnswers(props: {
  readonly of: Origins;
  readonly fields: readonly Field[];
  readonly now: string;
}) {
  const { t, say } = useText();
  const aged = useAge(props.now);
  const { of, fields } = props;
  const cases = [...new Map(Object.values(of).map((origin) => [origin.from, origin])).values()];
  if (cases.length === 0) return null;
  return (
    <Notice tone="info" title={t('intake.carried.title')}>
      <ul className="bullets">
        {cases.map(({ from, filedAt }) => (
          <li key={from}>
            {t('intake.carried.from', { number: formatDeskNumber(from), time: aged(filedAt) })}:{' '}
            {fields
              .filter(({ id }) => of[id]?.from === from)
              .map(({ label }) => say(label))
              .join(', ')}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
