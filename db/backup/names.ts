// Names of backups, and which of them are kept. Pure. A backup's number counts up, so that a clock which jumps back
// neither makes the newest backup look old nor lets it be dropped first.
import { tbilisiDate } from '../../shared/time/dates.ts';

export interface BackupName {
  /** From 1. */
  readonly number: number;
  /** When it was made, by the desk's clock, to the second. */
  readonly at: string;
}

const hoursKept = 24;
const daysKept = 30;
const pattern = /^desk-(\d{8})-(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z\.db$/;

/** `20260302T081500Z` */
export function stampOf(instant: string): string {
  return instant.replace(/\.\d+/, '').replace(/[-:]/g, '');
}

export function backupFile({ number, at }: BackupName): string {
  return `desk-${String(number).padStart(8, '0')}-${stampOf(at)}.db`;
}

/** Null for every file that is no backup. */
export function readBackupName(file: string): BackupName | null {
  const [, number, year, month, day, hour, minute, second] = pattern.exec(file) ?? [];
  if (number === undefined) return null;
  return { number: Number(number), at: `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z` };
}

/** The newest of each of the last `count` periods that have one. */
function newestOfEach<B extends BackupName>(newestFirst: readonly B[], period: (one: B) => string, count: number) {
  const seen = new Map<string, B>();
  for (const one of newestFirst) {
    if (!seen.has(period(one)) && seen.size < count) seen.set(period(one), one);
  }
  return seen.values();
}

/**
 * Which backups may go: all but the newest of each of the 24 latest hours and of the 30 latest days (in Tbilisi) that
 * have one. The newest of all always stays.
 */
export function backupsToDrop<B extends BackupName>(all: readonly B[]): B[] {
  const newestFirst = all.toSorted((one, other) => other.number - one.number);
  const kept = new Set([
    ...newestOfEach(newestFirst, ({ at }) => at.slice(0, 13), hoursKept),
    ...newestOfEach(newestFirst, ({ at }) => tbilisiDate(at), daysKept),
  ]);
  return newestFirst.filter((one) => !kept.has(one));
}
