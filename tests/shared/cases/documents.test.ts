// Promises: a case keeps notes on papers that its service asks for and on no other, each once, in the catalogue's order,
// and none that says nothing.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  copiesOf,
  copiesPath,
  type DocumentNote,
  documentAt,
  documentNotesSchema,
  noteOn,
  notesKept,
  originals,
  withNote,
} from '../../../shared/cases/documents.ts';

const ids = ['app', 'id-copy', 'bank', 'sv', 'wit2'];
const paper = fc
  .integer({ min: 1, max: 9 })
  .map((n) => ({ sha256: String(n).repeat(64), name: `${n}.pdf`, mediaType: 'application/pdf', size: n }));
const note: fc.Arbitrary<DocumentNote> = fc
  .record({
    document: fc.constantFrom(...ids),
    original: fc.constantFrom(undefined, ...originals),
    copies: fc.uniqueArray(paper, { maxLength: 3, selector: ({ sha256 }) => sha256 }),
  })
  .map(({ original, ...rest }) => (original === undefined ? rest : { ...rest, original }));

test('notes are kept of what the service asks for, in its order, the last word on each', () => {
  fc.assert(
    fc.property(fc.array(note, { maxLength: 12 }), fc.shuffledSubarray(ids), (said, required) => {
      const notes = said.reduce<DocumentNote[]>(withNote, []);
      const kept = notesKept(notes, required);
      expect(documentNotesSchema.safeParse(notes).success).toBe(true);
      expect(kept.map(({ document }) => document)).toEqual(
        required.filter((id) => {
          const last = said.findLast(({ document }) => document === id);
          return last !== undefined && (last.original !== undefined || last.copies.length > 0);
        }),
      );
      for (const one of kept) expect(one).toEqual(said.findLast(({ document }) => document === one.document));
      expect(copiesOf(kept)).toEqual(kept.flatMap(({ copies }) => copies));
    }),
    { seed: 17, numRuns: 200 },
  );
});

test('a note twice on one paper is refused; a path names its document and nothing else', () => {
  const one = noteOn(undefined, 'bank');
  expect(documentNotesSchema.safeParse([one, one]).success).toBe(false);
  expect(documentAt(copiesPath('id-copy'))).toBe('id-copy');
  for (const path of ['answers.bank', 'documents.', 'documents.bank.0', 'documents.Bank']) {
    expect(documentAt(path)).toBeNull();
  }
});
