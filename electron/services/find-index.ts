// Catches up with cases and drafts that are older than the index of words, a slice at a time while nobody is at work.
// Each slice is one transaction and remembers where it stopped, so a power cut costs one slice.

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
import { caseSubmittedSchema } from '../../shared/cases/payload.ts';
import { caseWordsOf, draftWordsOf } from './find-facts.ts';
import type { Packages } from './packages.ts';

const casesASlice = 50;
const draftsASlice = 20;

function caseSlice(db: Db, packages: Packages): void {
  const slice = casesWithoutWords(db, casesASlice);
  for (const { place, payload } of slice) {
    const content = caseSubmittedSchema.parse(JSON.parse(payload));
    addCaseWords(db, place, caseWordsOf(packages.of(content.catalogueVersion), content));
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
