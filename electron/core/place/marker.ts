// Notices a disk that is put back behind the desk's back (write filters of public computers, a copied-back database):
// every start is counted in the database and in a file beside it, and a filter seldom catches both alike.
import { existsSync, readFileSync } from 'node:fs';
import { storeProblem } from '../../../db/failures.ts';
import type { Db } from '../../../db/sqlite.ts';
import { readStarts, recordStart, startsFile } from '../../../db/starts.ts';
import { type Problem, problem } from '../../../shared/problems.ts';
import { writeDurably } from '../durable-file.ts';
import { databaseFile } from '../key-slot.ts';
import type { Log } from '../ports.ts';

/**
 * True when one of the two was put back. The database counts first, so it is one ahead after a power cut between the
 * two, and never behind. No marker is no proof: the folder may have come from a backup.
 */
export function wasReset(marked: number | null, counted: number): boolean {
  return marked !== null && (marked > counted || marked < counted - 1);
}

function readMarker(file: string): number | null {
  const text = existsSync(file) ? readFileSync(file, 'latin1') : '';
  return /^\d{1,15}$/.test(text) ? Number(text) : null;
}

/** Counts this start in both places. Answers desk.place-reset when they had parted; what cannot be written is only logged. */
export function markStart(db: Db, folder: string, log: Log): readonly Problem[] {
  const file = startsFile(databaseFile(folder));
  const marked = readMarker(file);
  const counted = readStarts(db);
  const start = Math.max(marked ?? 0, counted) + 1;
  try {
    db.transaction(() => recordStart(db, start));
    const written = writeDurably(file, new TextEncoder().encode(String(start)));
    if (!written.ok) log.error('start not marked', { code: written.problem.code });
  } catch (error) {
    const known = storeProblem(error);
    if (known === null) throw error;
    log.error('start not counted', { code: known.code });
  }
  if (!wasReset(marked, counted)) return [];
  log.error('place reset', { marked, counted });
  return [problem('desk.place-reset')];
}
