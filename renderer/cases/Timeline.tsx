// What happened to the case, oldest first. Acts of this desk and answers of central are told apart in words and by the
// shape of their mark: only the latter prove anything about central.
import type { TFunction } from 'i18next';
import { callOutcomes, recipients, transferWays } from '../../shared/cases/acts.ts';
import { type Despite, overrideReasons, printReasonSchema, type TimelineEntry } from '../../shared/contract/cases.ts';
import { showDate, showInstant } from '../../shared/time/dates.ts';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { useText } from '../i18n/use-text.ts';
import { statusText } from '../text/status.ts';

const isReason = (detail: string): detail is Despite['reason'] => overrideReasons.some((reason) => reason === detail);

/** The word of an act in the screen's language; of everything else as it came. */
function detailText(t: TFunction, { kind, detail }: TimelineEntry): string {
  if (kind === 'answered') return statusText(t, detail);
  const way = transferWays.find((one) => kind === 'transferred' && one === detail);
  if (way !== undefined) return t(`act.how.${way}`);
  const outcome = callOutcomes.find((one) => kind === 'called' && one === detail);
  if (outcome !== undefined) return t(`act.outcome.${outcome}`);
  const recipient = recipients.find((one) => kind === 'decision-handed' && one === detail);
  return recipient === undefined ? detail : t(`act.to.${recipient}`);
}

function noteText(t: TFunction, { kind, note }: TimelineEntry): string {
  const reason = kind === 'printed' ? printReasonSchema.safeParse(note).data : undefined;
  return reason === undefined ? note : t(`prints.reason.${reason}`);
}

export function Timeline({ entries }: { readonly entries: readonly TimelineEntry[] }) {
  const { t } = useText();
  const words = (entry: TimelineEntry): string => {
    if (entry.kind === 'handed' && entry.detail === '') return t('timeline.handedToShift');
    return entry.kind === 'status'
      ? statusText(t, entry.detail)
      : t(`timeline.${entry.kind}`, { detail: detailText(t, entry) });
  };
  return (
    <ol className="timeline">
      {entries.map((entry) => (
        <li key={`${entry.at}-${entry.kind}-${entry.detail}`} className={`timeline-entry timeline-${entry.by}`}>
          <p className="small soft">
            <span className="numeral">{showInstant(entry.at)}</span> · {t(`timeline.by.${entry.by}`)}
            {entry.who !== '' && ` · ${entry.who}`}
          </p>
          <p className="timeline-words">
            {words(entry)}
            {entry.on !== undefined && <span className="numeral"> ({showDate(entry.on)})</span>}
          </p>
          {entry.kind === 'saved' && isReason(entry.detail) && (
            <p>
              {t('timeline.despite')}: {t(`similar.reason.${entry.detail}`)}
            </p>
          )}
          {entry.note !== '' && <p>{noteText(t, entry)}</p>}
          {entry.problem !== null && <ProblemNotice problem={entry.problem} urgent={false} />}
        </li>
      ))}
    </ol>
  );
}
