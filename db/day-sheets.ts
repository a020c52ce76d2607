// Day books that were made for printing, so that a paper can be held against them later: append-only, numbered from 1.
import { z } from 'zod';
import type { SheetLine } from '../shared/receipt/sheet.ts';
import type { Db, Reader } from './sqlite.ts';

export interface DaySheet {
  /** `yyyy-mm-dd`. */
  readonly day: string;
  readonly operator: string;
  readonly madeAt: string;
  readonly lines: readonly SheetLine[];
}

const linesSchema = z.array(z.strictObject({ label: z.string(), value: z.string() }));

/** The number that the next sheet gets. */
export function nextDaySheet(db: Reader): number {
  return (db.get<{ n: number | null }>('select max(n) as n from day_sheets')?.n ?? 0) + 1;
}

export function addDaySheet(db: Db, n: number, { day, operator, madeAt, lines }: DaySheet): void {
  db.run('insert into day_sheets values (?, ?, ?, ?, ?)', n, day, operator, madeAt, JSON.stringify(lines));
}

export function readDaySheet(db: Reader, n: number): DaySheet | null {
  const row = db.get<Omit<DaySheet, 'lines'> & { readonly lines: string }>(
    'select day, operator, made_at as madeAt, lines from day_sheets where n = ?',
    n,
  );
  return row === undefined ? null : { ...row, lines: linesSchema.parse(JSON.parse(row.lines)) };
}
