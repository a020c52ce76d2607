// Journals under a key that is about to be given up: whether the database has all that is in them can be proven only while
// that key is at hand, so the proof is kept beside them, as the hash of the file. It says nothing of what is in it.
import { existsSync, readFileSync } from 'node:fs';
import { storeProblem } from '../../../db/failures.ts';
import { contentOf, holdsAllOf } from '../../../db/journal/ends.ts';
import type { Reader } from '../../../db/sqlite.ts';
import { writeDurably } from '../durable-file.ts';
import { journalFile } from '../key-slot.ts';

const proofFile = (folder: string): string => `${journalFile(folder)}.proven`;

/** Hashes of the journals of which it was proven. */
export function provenJournals(folder: string): ReadonlySet<string> {
  const file = proofFile(folder);
  return new Set(existsSync(file) ? readFileSync(file, 'latin1').split('\n').filter(Boolean) : []);
}

/** Notes the journal in `folder`, under `key`, when `db` has everything in it. What cannot be read or noted is not proven. */
export function proveJournal(db: Reader, folder: string, key: Uint8Array): void {
  const file = journalFile(folder);
  try {
    if (!existsSync(file) || !holdsAllOf(db, file, key)) return;
    const proven = [...provenJournals(folder), contentOf(file)];
    writeDurably(proofFile(folder), Buffer.from(`${proven.join('\n')}\n`));
  } catch (error) {
    if (storeProblem(error) === null) throw error;
  }
}
