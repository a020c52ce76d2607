// Notes on documents within a draft's content. Pure; writing never changes what it was given.
import { documentAt, noteOn, withNote } from '../../../shared/cases/documents.ts';
import type { DraftContent } from '../../../shared/contract/drafts.ts';
import type { PaperRef } from '../../../shared/forms/answers.ts';
import { papersWith, withPaper } from '../../forms/papers.ts';

/** The content with a paper where it was added: in an answer, or as a copy of a document. */
export function withPaperIn(content: DraftContent, path: string, paper: PaperRef, replaces?: string): DraftContent {
  const document = documentAt(path);
  if (document === null) return withPaper(content, path, paper, replaces);
  const note = noteOn(content.documents, document);
  const copies = papersWith(note.copies, paper, replaces);
  return { ...content, documents: withNote(content.documents, { ...note, copies }) };
}

/** Every original of which nothing is noted was shown and given back. */
export function withAllReturned(content: DraftContent, required: readonly string[]): DraftContent {
  const open = required.map((document) => noteOn(content.documents, document)).filter((note) => !note.original);
  const noted = open.map((note) => ({ ...note, original: 'returned' as const }));
  return { ...content, documents: noted.reduce(withNote, content.documents ?? []) };
}
