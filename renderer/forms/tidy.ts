// Writes a date the usual way once its field is left: `5 3 1960`, `05031960` and `5-3-1960` become `05.03.1960`, so that
// the operator sees how it was understood. What cannot be understood stays exactly as typed, for the check to explain.
import type { FieldType } from '../../shared/forms/field.ts';

const two = (digits: string | undefined): string => (digits ?? '').padStart(2, '0');

const date = /^(\d{1,2})[\s.,/-]+(\d{1,2})[\s.,/-]+(\d{4})\.?$|^(\d{2})(\d{2})(\d{4})$/;
const storedDate = /^(\d{4})-(\d{2})-(\d{2})$/;
const month = /^(\d{1,2})[\s.,/-]+(\d{4})$|^(\d{2})(\d{4})$/;
const time = /^(\d{1,2})[\s.,:-]+(\d{2})$|^(\d{2})(\d{2})$/;

function tidyDate(typed: string): string {
  const [, year, storedMonth, storedDay] = storedDate.exec(typed) ?? [];
  if (year !== undefined) return `${storedDay}.${storedMonth}.${year}`;
  const found = date.exec(typed);
  if (found === null) return typed;
  return `${two(found[1] ?? found[4])}.${two(found[2] ?? found[5])}.${found[3] ?? found[6]}`;
}

function tidyMonth(typed: string): string {
  const found = month.exec(typed);
  return found === null ? typed : `${two(found[1] ?? found[3])}.${found[2] ?? found[4]}`;
}

function tidyTime(typed: string): string {
  const found = time.exec(typed);
  return found === null ? typed : `${two(found[1] ?? found[3])}:${found[2] ?? found[4]}`;
}

/** Day and time are parted by the last stretch of spaces before the hour, or by `T` as stored. */
function tidyDatetime(typed: string): string {
  const [, day, clock] = /^(.*\d{4}|\d{4}-\d{2}-\d{2})[\sT,]+(\d{1,2}[.,:-]?\d{2})$/.exec(typed) ?? [];
  return day === undefined || clock === undefined ? typed : `${tidyDate(day.trim())} ${tidyTime(clock)}`;
}

/** What stands in a field of this type after it is left. */
export function tidy(type: FieldType, typed: string): string {
  const text = typed.trim();
  if (type === 'date') return tidyDate(text);
  if (type === 'datetime') return tidyDatetime(text);
  if (type === 'month') return tidyMonth(text);
  if (type === 'time') return tidyTime(text);
  return typed;
}
