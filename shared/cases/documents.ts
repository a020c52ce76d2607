// The papers that a service asks for, ticked off at the desk: was the original shown, is it back with its owner, which
// copies were made. Nothing here refuses a case: what is not noted stays open and is nowhere called missing.
import { z } from 'zod';
import { type PaperRef, paperRefSchema } from '../forms/answers.ts';
import type { Validation } from '../forms/field.ts';
import { slugSchema } from '../primitives.ts';

/** seen: shown, and still at the desk · returned: shown and given back · missing: not brought. */
export const originals = ['seen', 'returned', 'missing'] as const;
export type Original = (typeof originals)[number];

/** What a copy of such a paper may be; the same for all of them, because no form asks for them. */
export const copyLimits = {
  maxItems: 10,
  maxSizeMiB: 10,
  accept: ['application/pdf', 'image/jpeg', 'image/png'],
} satisfies Validation;

export const documentNoteSchema = z.strictObject({
  /** Of the catalogue's list of documents. */
  document: slugSchema,
  /** Absent: nothing was noted. */
  original: z.enum(originals).optional(),
  copies: z.array(paperRefSchema).max(copyLimits.maxItems),
});
export type DocumentNote = z.infer<typeof documentNoteSchema>;

/** At most one note a document. */
export const documentNotesSchema = z
  .array(documentNoteSchema)
  .max(60)
  .refine((notes) => new Set(notes.map(({ document }) => document)).size === notes.length);

const documentPath = /^documents\.([a-z0-9-]+)$/;
/** Where a document's copies lie in a draft, as a path like those of answers. */
export const copiesPath = (document: string): string => `documents.${document}`;
/** The document whose copies lie at a path; null for a path of an answer. */
export const documentAt = (path: string): string | null => documentPath.exec(path)?.[1] ?? null;

/** The note on a document; an empty one when there is none. */
export function noteOn(notes: readonly DocumentNote[] | undefined, document: string): DocumentNote {
  return notes?.find((one) => one.document === document) ?? { document, copies: [] };
}

/** The notes with one of them changed or added. */
export function withNote(notes: readonly DocumentNote[] | undefined, note: DocumentNote): DocumentNote[] {
  return [...(notes ?? []).filter(({ document }) => document !== note.document), note];
}

/** What a case keeps: notes on papers that the service asks for, in the catalogue's order, without empty ones. */
export function notesKept(notes: readonly DocumentNote[] | undefined, required: readonly string[]): DocumentNote[] {
  return required
    .map((document) => noteOn(notes, document))
    .filter(({ original, copies }) => original !== undefined || copies.length > 0);
}

/** Copies of all documents, in order. */
export const copiesOf = (notes: readonly DocumentNote[] | undefined): PaperRef[] =>
  (notes ?? []).flatMap(({ copies }) => copies);
