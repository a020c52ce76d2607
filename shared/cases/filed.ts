// When an application was filed, in words: the instant at the desk, or the day that stands on the paper form.
import { showDate, showInstant } from '../time/dates.ts';
import type { CaseSubmitted } from './payload.ts';

/** `dd.mm.yyyy hh:mm` in Tbilisi; without the time where the paper has none. */
export function filedText({
  filedOn,
  filedAt,
  paperForm,
}: Pick<CaseSubmitted, 'filedOn' | 'filedAt' | 'paperForm'>): string {
  if (paperForm === undefined) return showInstant(filedAt.wall);
  return [showDate(filedOn), paperForm.time].filter((part) => part !== null).join(' ');
}
