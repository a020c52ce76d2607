// Numbers of a desk's series that no case has. A number is given with its case or not at all, so each that is missing has
// a reason from outside: numbers left out on purpose after a restore, or cases that were lost with a disk.
import { deskNumber } from './desk-number.ts';

/** left-out: after a restore numbers go on far above · missing: given to a case that is not on this computer, if to any. */
export const voidReasons = ['left-out', 'missing'] as const;

export interface VoidedNumbers {
  /** The first and the last of a run of numbers. */
  readonly from: string;
  readonly to: string;
  readonly count: number;
  readonly why: (typeof voidReasons)[number];
}

/** What a restore leaves out at once, at least. */
const leftOutAtOnce = 1000;

const serialOf = (number: string): number => Number(number.slice(7, 13));

/** The numbers between two of one series (center, desk, year); none when they follow each other. `after` null: from 1. */
export function voidedBetween(after: string | null, until: string): VoidedNumbers[] {
  const first = after === null ? 1 : serialOf(after) + 1;
  const last = serialOf(until) - 1;
  if (last < first) return [];
  const [center, desk, year] = [until.slice(0, 3), until.slice(3, 5), until.slice(5, 7)].map(Number);
  const numberOf = (serial: number): string =>
    deskNumber({ center: center ?? 0, desk: desk ?? 0, year: year ?? 0, serial });
  const count = last - first + 1;
  const why = count >= leftOutAtOnce ? 'left-out' : 'missing';
  return [{ from: numberOf(first), to: numberOf(last), count, why }];
}
