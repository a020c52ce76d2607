// The number of the desk's starts as the database knows it. It only rises.
import { dirname, join } from 'node:path';
import type { Reader, Writer } from './sqlite.ts';

/** Beside the database: the same number once more. It goes where the database goes when that is set aside. */
export const startsFile = (databaseFile: string): string => join(dirname(databaseFile), 'starts');

/** How many starts were counted so far. */
export function readStarts(db: Reader): number {
  return db.get<{ count: number }>('select count from starts')?.count ?? 0;
}

/** Notes that the desk has been started for the `count`th time. */
export function recordStart(db: Writer, count: number): void {
  db.run('update starts set count = ? where count < ?', count, count);
}
