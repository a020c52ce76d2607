// Calls on cases and their receipts. What a screen may say of a case is only what `state` and the timeline prove.
import { z } from 'zod';
import { deskNumberSchema } from '../cases/desk-number.ts';
import { askedBySchema, caseContentSchema, routeSchema } from '../cases/payload.ts';
import { reasonSchema } from '../cases/reason.ts';
import { documentSchema, noticeSchema } from '../catalogue/schema.ts';
import { countedFrom, deadlineBases, deadlineStates } from '../deadlines/course.ts';
import { answerSchema } from '../forms/answers.ts';
import { fieldSchema, formSchema } from '../forms/field.ts';
import {
  instantSchema,
  languageSchema,
  localTextSchema,
  plainDateSchema,
  slugSchema,
  uuidSchema,
} from '../primitives.ts';
import { problemSchema } from '../problems.ts';
import { call } from './call.ts';
import { caseFilterSchema } from './case-views.ts';

/**
 * queued: saved here, central is not proven to have it · delivered: central's signed answer covers it ·
 * registered / refused: central's outcome is stored · manual: goes on paper, never over the line.
 */
export const caseStateSchema = z.enum(['queued', 'delivered', 'registered', 'refused', 'manual']);
export type CaseState = z.infer<typeof caseStateSchema>;

export const caseSummarySchema = z.strictObject({
  case: uuidSchema,
  deskNumber: deskNumberSchema,
  service: slugSchema,
  serviceName: localTextSchema,
  applicantName: z.string(),
  route: routeSchema,
  filedOn: plainDateSchema,
  filedAt: instantSchema,
  state: caseStateSchema,
  registrationNumber: z.string().nullable(),
  /** Latest status from central (`in-review`, …; unknown ones as sent), or null. */
  status: z.string().nullable(),
  /** Taken back by the applicant: saved here, whatever is proven of central. */
  withdrawn: z.boolean(),
});
export type CaseSummary = z.infer<typeof caseSummarySchema>;

/** When the decision is due, counted from filing; `due` null while the term stands still. */
export const listedDueSchema = z.strictObject({
  due: plainDateSchema.nullable(),
  state: z.enum(['running', 'paused', 'overdue']),
});
export type ListedDue = z.infer<typeof listedDueSchema>;

export const listedCaseSchema = caseSummarySchema.extend({
  /** Null: no decision is awaited any more, or nobody is sure of its term. */
  due: listedDueSchema.nullable(),
});
export type ListedCase = z.infer<typeof listedCaseSchema>;

/** See `Deadline` in `shared/deadlines/course.ts`. */
export const deadlineSchema = z.strictObject({
  rule: z.enum(['form-check', 'flaw', 'decision', 'complaint']),
  counted: z.enum(countedFrom),
  from: plainDateSchema,
  due: plainDateSchema.nullable(),
  state: z.enum(deadlineStates),
  basis: z.enum(deadlineBases),
});

/** What happened to the case, oldest first. `by` tells local acts from central's. */
export const timelineEntrySchema = z.strictObject({
  at: instantSchema,
  by: z.enum(['desk', 'central']),
  kind: z.enum([
    'saved',
    /** While it was a draft: beginnings of both hashes. */
    'paper-replaced',
    'printed',
    'delivered',
    /** Central came back from a copy and has the case's entry no longer: it is sent again. */
    'lost',
    'waiting',
    'registered',
    'refused',
    'status',
    /** A correction or withdrawal was saved here. */
    'corrected',
    'withdrawn',
    /** Central has the entry of a correction or withdrawal; it took it, after a decision, or not at all. */
    'change-delivered',
    'change-taken',
    'change-late',
    'change-refused',
    'number-twice',
    /** A note, a note that hands the case on (detail: to whom; empty: to the next shift), taken over, done. */
    'note',
    'handed',
    'taken',
    'kept',
    'transferred',
    'answered',
    'called',
    'papers-brought',
    'decision-handed',
    'unknown',
  ]),
  /** The operator who did it; empty for what central did. */
  who: z.string(),
  /** Status slug, registration number, receipt copy, word of an act, reason for a similar case, the other case's number, number of a version, or raw kind. */
  detail: z.string(),
  /** Words as they were typed; of a print, why there is one more copy (`printReasonSchema`). */
  note: z.string(),
  /** The day on which an act at the desk happened; absent where that is `at`. */
  on: plainDateSchema.optional(),
  problem: problemSchema.nullable(),
});
export type TimelineEntry = z.infer<typeof timelineEntrySchema>;

/**
 * A correction or withdrawal. `standing`: saved here · delivered: central has it · taken: central's signed word is stored ·
 * late: it took it after a decision, which stands · refused: it did not take it · manual: goes on paper.
 */
export const caseChangeSchema = z.strictObject({
  version: z.number().int().min(2),
  kind: z.enum(['corrected', 'withdrawn']),
  at: instantSchema,
  operatorName: z.string(),
  reason: z.string(),
  /** Who took the application back; null for a correction. */
  askedBy: askedBySchema.nullable(),
  changed: z.array(
    z.strictObject({
      part: z.enum(['applicant', 'answers']),
      field: z.string(),
      before: answerSchema,
      after: answerSchema,
    }),
  ),
  standing: z.enum(['saved', 'delivered', 'taken', 'late', 'refused', 'manual']),
  /** The decision it came after, or why it was not taken in central's words; empty otherwise. */
  note: z.string(),
});
export type CaseChange = z.infer<typeof caseChangeSchema>;

export const caseViewSchema = z.strictObject({
  summary: caseSummarySchema,
  /** What is applied for, by the newest correction. */
  content: caseContentSchema,
  /** Number of the newest version, a withdrawal included. */
  version: z.number().int().positive(),
  /** Corrections and withdrawal, oldest first. */
  changes: z.array(caseChangeSchema),
  /** The form and applicant fields of the catalogue version the case was filed with. */
  form: formSchema,
  applicantFields: z.array(fieldSchema),
  /** Those that the case has notes on, by the same catalogue. */
  documents: z.array(documentSchema),
  /** The texts of its records, by the same catalogue. */
  notices: z.array(noticeSchema),
  municipalityName: localTextSchema,
  operatorName: z.string(),
  timeline: z.array(timelineEntrySchema),
  papersWaiting: z.number().int(),
});
export type CaseView = z.infer<typeof caseViewSchema>;

/** A case as its own page shows it, with its deadlines as of today. */
export const openedCaseSchema = caseViewSchema.extend({ deadlines: z.array(deadlineSchema) });
export type OpenedCase = z.infer<typeof openedCaseSchema>;

export const mostSimilar = 10;
export const overrideReasons = ['another-matter', 'new-facts', 'earlier-mistaken', 'applicant-insists'] as const;

/** Why the case is filed all the same, and the similar ones that were shown. */
export const despiteSchema = z.strictObject({
  reason: z.enum(overrideReasons),
  similar: z.array(deskNumberSchema).min(1).max(mostSimilar),
});
export type Despite = z.infer<typeof despiteSchema>;

export const receiptSizeSchema = z.enum(['A4', 'A5', '80mm']);
export type ReceiptSize = z.infer<typeof receiptSizeSchema>;

/** Why one more copy is printed. */
export const printReasonSchema = z.enum(['lost', 'damaged', 'another-person', 'printer']);
export type PrintReason = z.infer<typeof printReasonSchema>;

const byNumber = z.strictObject({ deskNumber: deskNumberSchema });
const receiptOf = z.strictObject({ deskNumber: deskNumberSchema, size: receiptSizeSchema });

export const caseCalls = {
  /** One transaction: case, papers, outbox entry, audit entry. Answers only after the commit: then it is saved. */
  'case.submit': call({
    input: z.strictObject({
      draft: uuidSchema,
      revision: z.number().int().nonnegative(),
      /** When `case.similar` showed something. */
      despite: despiteSchema.optional(),
    }),
    output: caseSummarySchema,
    role: 'operator',
    audit: 'change',
  }),
  /** The draft, begun with `corrects`, becomes the case's newest version. Answers after the commit, like `case.submit`. */
  'case.correct': call({
    input: byNumber.extend({
      draft: uuidSchema,
      revision: z.number().int().nonnegative(),
      reason: reasonSchema,
    }),
    output: caseSummarySchema,
    role: 'operator',
    audit: 'change',
  }),
  /** The applicant takes the application back; nothing follows. `base`: the newest version that the screen showed. */
  'case.withdraw': call({
    input: byNumber.extend({
      base: z.number().int().positive(),
      reason: reasonSchema,
      askedBy: askedBySchema,
    }),
    output: caseSummarySchema,
    role: 'operator',
    audit: 'change',
  }),
  /** One of several who apply together leaves; the application stays. `place`: among the further applicants of version `base`, from 0. */
  'case.leave': call({
    input: byNumber.extend({
      base: z.number().int().positive(),
      place: z.number().int().nonnegative(),
      reason: reasonSchema,
    }),
    output: caseSummarySchema,
    role: 'operator',
    audit: 'change',
  }),
  'case.list': call({
    input: z.strictObject({
      state: caseStateSchema.nullable(),
      /** Cases filed before this one (newest first); null for the first page of at most 50. */
      before: deskNumberSchema.nullable(),
      filter: caseFilterSchema.optional(),
    }),
    output: z.strictObject({
      cases: z.array(listedCaseSchema),
      more: z.boolean(),
      /** The case behind which the next page begins, which a filter may have left out of this one; null: there is none. */
      next: deskNumberSchema.nullable(),
    }),
    role: 'operator',
    audit: 'view',
  }),
  'case.read': call({ input: byNumber, output: openedCaseSchema, role: 'operator', audit: 'view' }),
  /** The receipt as a whole HTML page, from committed data only; `language` is the second one, or null for Georgian only. */
  'receipt.read': call({
    input: receiptOf,
    output: z.strictObject({ html: z.string(), language: languageSchema.nullable(), copies: z.number().int() }),
    role: 'operator',
    audit: 'view',
  }),
  /** Prints to the desk's printer, or to a PDF file in the desk's receipt folder; counts the copy. */
  'receipt.print': call({
    input: receiptOf.extend({ to: z.enum(['printer', 'pdf']), reason: printReasonSchema.optional() }),
    output: z.strictObject({ copy: z.number().int(), file: z.string().nullable() }),
    role: 'operator',
    audit: 'print',
  }),
};
