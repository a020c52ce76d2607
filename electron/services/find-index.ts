// Writes the index of words: of cases that were just saved, and of all that are older than it, a slice at a time while
// nobody is at work. Each slice is one transaction and remembers where it stopped, so a power cut costs one slice.
import { readDraft } from '../../db/drafts.ts';
import type { Db } from '../../db/sqlite.ts';
import {
  addCaseWords,
  casesWithoutWords,
  draftsWithoutWords,
  keepDraftWords,
  mergeWords,
  noteWordsDone,
  sweepWords,
  wordsProgress,
} from '../../db/words.ts';
import { draftWordsOf, storedWords } from './find-facts.ts';
import type { Packages } from './packages.ts';

export const casesASlice = 50;
const draftsASlice = 20;

function caseSlice(db: Db, packages: Packages): void {
  const slice = casesWithoutWords(db, casesASlice);
  for (const { place, payload } of slice) {
    addCaseWords(db, place, storedWords(packages, payload));
  }
  noteWordsDone(db, slice.at(-1)?.place ?? wordsProgress(db).last);
}

function draftSlice(db: Db, packages: Packages, ids: readonly string[]): void {
  for (const id of ids) {
    const draft = readDraft(db, id);
    if (draft === null) continue;
    keepDraftWords(db, id, draftWordsOf(packages.of(draft.catalogueVersion), { ...draft, ...draft.content }));
  }
}

/**
 * Cases saved since the desk last rested go into the index: all, before it is asked (`least` 1), or with the fiftieth, as it is
 * saved, so that they never become too many to ask. What an older or rebuilt store lacks is left to the desk's rest.
 */
export function catchUpWords(db: Db, packages: Packages, least: number): void {
  const { done, last } = wordsProgress(db);
  const waiting = last - done;
  if (waiting >= least && waiting <= casesASlice) db.transaction(() => caseSlice(db, packages));
}

/** A few milliseconds of what is left to do for the index; false when nothing is. */
export function tendWords(db: Db, packages: Packages): boolean {
  return db.transaction(() => {
    const drafts = draftsWithoutWords(db, draftsASlice);
    const { done, last } = wordsProgress(db);
    if (drafts.length > 0) draftSlice(db, packages, drafts);
    else if (done < last) caseSlice(db, packages);
    else return sweepWords(db) || mergeWords(db);
    return true;
  });
}
