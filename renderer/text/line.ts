// The line in words: what central's answers prove, with the time. Never more than that.
import type { TFunction } from 'i18next';
import type { Line } from '../../shared/contract/desk.ts';
import { showInstant } from '../../shared/time/dates.ts';

/** Second sentence beside the state: when central last answered and when it is tried again, as far as known. */
export function lineNote(t: TFunction, line: Line): string {
  const answered =
    line.lastAnswer === null ? t('line.never') : t('line.lastAnswer', { time: showInstant(line.lastAnswer) });
  if (line.nextTry === null || line.state === 'online') return answered;
  return `${answered} · ${t('line.nextTry', { time: showInstant(line.nextTry).slice(-5) })}`;
}
