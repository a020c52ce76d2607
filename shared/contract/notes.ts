// Calls on notes and the change of shifts: what operators tell each other about cases. None of it is ever sent.
import { z } from 'zod';
import { deskNumberSchema } from '../cases/desk-number.ts';
import { instantSchema, localTextSchema, uuidSchema } from '../primitives.ts';
import { call } from './call.ts';
import { caseSummarySchema } from './cases.ts';

const count = z.number().int().nonnegative();
const noteNumber = z.number().int().positive();

/** An act on a hand-over: by whom and when. */
const actSchema = z.strictObject({ operatorName: z.string(), at: instantSchema }).nullable();

export const caseNoteSchema = z.strictObject({
  note: noteNumber,
  at: instantSchema,
  operatorName: z.string(),
  words: z.string(),
  /** Null: not handed to anybody. `to` null: to the next shift. */
  handed: z.strictObject({ to: z.string().nullable(), taken: actSchema, kept: actSchema }).nullable(),
});
export type CaseNote = z.infer<typeof caseNoteSchema>;

export const handoverSchema = caseNoteSchema.extend({
  deskNumber: deskNumberSchema,
  applicantName: z.string(),
  serviceName: localTextSchema,
});
export type Handover = z.infer<typeof handoverSchema>;

/**
 * ready: a decision to be handed to the applicant · flaw: the applicant owes papers · due: decided by today or the term is
 * over · overdue: it is over · manual: to be carried on paper · unprinted: of the last days, without a receipt.
 */
export const promiseKinds = ['ready', 'flaw', 'due', 'overdue', 'manual', 'unprinted'] as const;
export const longestPromises = 20;
/** How far back promises are looked for, and how far unprinted receipts are. */
export const promiseDays = 120;
export const unprintedDays = 7;

export const shiftSchema = z.strictObject({
  /** Taken by whoever is signed in, and not kept yet. */
  mine: z.array(handoverSchema),
  /** Handed on by whoever is signed in, and not kept yet. */
  given: z.array(handoverSchema),
  /** In the hands of others. */
  others: count,
  promises: z.array(
    z.strictObject({
      kind: z.enum(promiseKinds),
      count,
      cases: z.array(caseSummarySchema).max(longestPromises),
    }),
  ),
  /** Not every case of these days was looked at: there are too many. */
  cut: z.boolean(),
  drafts: count,
  parked: count,
});
export type Shift = z.infer<typeof shiftSchema>;

const ofCase = z.strictObject({ deskNumber: deskNumberSchema });
const notesOut = z.strictObject({ notes: z.array(caseNoteSchema) });

export const noteCalls = {
  'note.list': call({ input: ofCase, output: notesOut, role: 'operator', audit: 'view' }),
  /** Adds a note; with `to` it hands the case on. Answers all notes of the case. */
  'note.add': call({
    input: ofCase.extend({
      words: z.string().min(1).max(1000).regex(/\S/),
      to: z.union([z.literal('shift'), uuidSchema]).nullable(),
    }),
    output: notesOut,
    role: 'operator',
    audit: 'change',
  }),
  /** What was handed on is done. */
  'note.keep': call({
    input: ofCase.extend({ note: noteNumber }),
    output: notesOut,
    role: 'operator',
    audit: 'change',
  }),
  'shift.read': call({ input: z.strictObject({}), output: shiftSchema, role: 'operator', audit: 'view' }),
};
