// What distinguishes the fields of one line: how wide they stand, which keyboard they call for, what their format is.
// Nothing here filters keys or rewrites what was typed: a pasted „05/03/1960 “ must survive until it is checked.
import type { FieldType } from '../../shared/forms/field.ts';
import type { TextKey } from '../i18n/resources.ts';

export type LineType = Extract<
  FieldType,
  | 'text'
  | 'integer'
  | 'number'
  | 'money'
  | 'date'
  | 'datetime'
  | 'month'
  | 'time'
  | 'personalNumber'
  | 'phone'
  | 'email'
  | 'address'
  | 'settlement'
  | 'iban'
  | 'cadastralCode'
>;

interface Line {
  readonly width: 'short' | 'medium' | 'full';
  readonly inputMode: 'text' | 'numeric' | 'decimal' | 'tel' | 'email';
  /** The format in words. */
  readonly hint: Exclude<Extract<TextKey, `form.hint.${string}`>, 'form.hint.point'> | null;
  /** Sign after the input. */
  readonly unit?: string;
  /** Sizes of the groups in which a long number is read back. */
  readonly groups?: readonly number[];
}

export const lines: Record<LineType, Line> = {
  text: { width: 'full', inputMode: 'text', hint: null },
  integer: { width: 'short', inputMode: 'numeric', hint: null },
  number: { width: 'short', inputMode: 'decimal', hint: null },
  money: { width: 'short', inputMode: 'decimal', hint: 'form.hint.money', unit: '₾' },
  date: { width: 'short', inputMode: 'numeric', hint: 'form.hint.date' },
  datetime: { width: 'medium', inputMode: 'numeric', hint: 'form.hint.datetime' },
  month: { width: 'short', inputMode: 'numeric', hint: 'form.hint.month' },
  time: { width: 'short', inputMode: 'numeric', hint: 'form.hint.time' },
  personalNumber: { width: 'medium', inputMode: 'numeric', hint: 'form.hint.personalNumber', groups: [3, 4, 4] },
  phone: { width: 'medium', inputMode: 'tel', hint: null },
  email: { width: 'full', inputMode: 'email', hint: null },
  address: { width: 'full', inputMode: 'text', hint: null },
  settlement: { width: 'full', inputMode: 'text', hint: null },
  iban: { width: 'full', inputMode: 'text', hint: 'form.hint.iban', groups: [4, 4, 4, 4, 4, 2] },
  cadastralCode: { width: 'full', inputMode: 'text', hint: 'form.hint.cadastralCode' },
};

/**
 * A long number in groups, for reading it aloud against the paper; '' when it is too short to need that. Separators
 * that were typed are left out, digits beyond the last group stay together: nothing is hidden.
 */
export function readBack(typed: string, groups: readonly number[]): string {
  const signs = typed.replace(/[\s.-]/g, '');
  if (signs.length <= (groups[0] ?? 0)) return '';
  const parts: string[] = [];
  let from = 0;
  for (const size of groups) {
    parts.push(signs.slice(from, from + size));
    from += size;
  }
  parts.push(signs.slice(from));
  return parts.filter((part) => part !== '').join(' ');
}

/** Characters in a long number without what separates them. */
export function signCount(typed: string): number {
  return typed.replace(/[\s.-]/g, '').length;
}
