// The line in words: what central's answers prove, with the time. Never more than that.
import type { TFunction } from 'i18next';
import type { Line } from '../../shared/contract/desk.ts';
import { showInstant } from '../../shared/time/dates.ts';

/** Second sentence beside the state: when last answered, since when not, or that nothing came yet. */
export function lineNote(t: TFunction, line: Line): string {
  if (line.lastAnswer !== null) return t('line.lastAnswer', { time: showInstant(line.lastAnswer) });
  return t('line.never');
}
