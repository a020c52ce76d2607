// What happened to the case, oldest first. Acts of this desk and answers of central are told apart in words and by the
// shape of their mark: only the latter prove anything about central.
import { type Despite, overrideReasons, type TimelineEntry } from '../../shared/contract/cases.ts';
import { showInstant } from '../../shared/time/dates.ts';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { useText } from '../i18n/use-text.ts';
import { statusText } from '../text/status.ts';

const isReason = (detail: string): detail is Despite['reason'] => overrideReasons.some((reason) => reason === detail);

export function Timeline({ entries }: { readonly entries: readonly TimelineEntry[] }) {
  const { t } = useText();
  const words = (entry: TimelineEntry): string => {
    if (entry.kind === 'handed' && entry.detail === '') return t('timeline.handedToShift');
    return entry.kind === 'status'
      ? statusText(t, entry.detail)
      : t(`timeline.${entry.kind}`, { detail: entry.detail });
  };
  return (
    <ol className="timeline">
      {entries.map((entry) => (
        <li key={`${entry.at}-${entry.kind}-${entry.detail}`} className={`timeline-entry timeline-${entry.by}`}>
          <p className="small soft">
            <span className="numeral">{showInstant(entry.at)}</span> · {t(`timeline.by.${entry.by}`)}
            {entry.who !== '' && ` · ${entry.who}`}
          </p>
          <p className="timeline-words">{words(entry)}</p>
          {entry.kind === 'saved' && isReason(entry.detail) && (
            <p>
              {t('timeline.despite')}: {t(`similar.reason.${entry.detail}`)}
            </p>
          )}
          {entry.note !== '' && <p>{entry.note}</p>}
          {entry.problem !== null && <ProblemNotice problem={entry.problem} urgent={false} />}
        </li>
      ))}
    </ol>
  );
}
