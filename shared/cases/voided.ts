// Numbers of a desk's series that no case has. A number is given with its case or not at all, so each that is missing has
// a reason from outside: numbers left out on purpose after a restore, or cases that were lost with a disk.
import { deskNumber } from './desk-number.ts';

/** left-out: after a restore numbers go on far above · missing: given to a case that is not on this computer, if to any · voided: of a paper form that somebody declared waste. */
export const voidReasons = ['left-out', 'missing', 'voided'] as const;

export interface VoidedNumbers {
  /** The first and the last of a run of numbers. */
  readonly from: string;
  readonly to: string;
  readonly count: number;
  readonly why: (typeof voidReasons)[number];
  /** Stated by whoever voided it; empty where nobody did. */
  readonly reason: string;
}

/** What a restore leaves out at once, at least. */
const leftOutAtOnce = 1000;

const serialOf = (number: string): number => Number(number.slice(7, 13));

/** Nothing lies between the two: the one number was given right behind the other, in one series. */
export function isNextNumber(number: string, before: string | undefined): boolean {
  return before?.slice(0, 7) === number.slice(0, 7) && serialOf(number) === serialOf(before) + 1;
}

/**
 * The numbers between two of one series (center, desk, year) but for those of paper forms (`forms`, rising), which have a
 * story of their own. `after` null: from 1.
 */
export function voidedBetween(after: string | null, until: string, forms: readonly string[]): VoidedNumbers[] {
  const [center = 0, desk = 0, year = 0] = [until.slice(0, 3), until.slice(3, 5), until.slice(5, 7)].map(Number);
  const numberOf = (serial: number): string => deskNumber({ center, desk, year, serial });
  const begin = after === null ? 1 : serialOf(after) + 1;
  const known = [...forms.map(serialOf), serialOf(until)];
  return known.flatMap((end, at): VoidedNumbers[] => {
    const first = at === 0 ? begin : (known[at - 1] ?? 0) + 1;
    const count = end - first;
    if (count < 1) return [];
    const why = count >= leftOutAtOnce ? 'left-out' : 'missing';
    return [{ from: numberOf(first), to: numberOf(end - 1), count, why, reason: '' }];
  });
}
