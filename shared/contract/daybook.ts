// Calls on the day book: what was done on a day and by whom, what of it is still open, and the weeks before it.
import { z } from 'zod';
import { deskNumberSchema } from '../cases/desk-number.ts';
import { voidReasons } from '../cases/voided.ts';
import { localTextSchema, plainDateSchema, uuidSchema } from '../primitives.ts';
import { reportLanguages } from '../report/words.ts';
import { call } from './call.ts';
import { caseSummarySchema } from './cases.ts';
import { contactCountsSchema } from './contacts.ts';

const count = z.number().int().nonnegative();

/** Longer lists are cut; their count still tells how long they are. A screen begins with the short ones. */
export const shortLists = { day: 15, open: 10 };
export const wholeLists = { day: 300, open: 50 };
/** How far back the plot goes. */
export const shownWeeks = 26;

export const dayCaseSchema = caseSummarySchema.extend({ operatorName: z.string(), copies: count });
export type DayCase = z.infer<typeof dayCaseSchema>;

const openCasesSchema = z.strictObject({ count, cases: z.array(caseSummarySchema).max(wholeLists.open) });
export type OpenCases = z.infer<typeof openCasesSchema>;

export const dayBookSchema = z.strictObject({
  day: plainDateSchema,
  /** Whose day it is; null: everybody's. */
  operator: uuidSchema.nullable(),
  /** Everybody who did something that day, whoever was asked for. */
  operators: z.array(
    z.strictObject({
      operator: uuidSchema,
      name: z.string(),
      visits: count,
      cases: count,
      receipts: count,
      contacts: count,
    }),
  ),
  services: z.array(z.strictObject({ name: localTextSchema, cases: count })),
  contacts: contactCountsSchema,
  /** The one filed last first. */
  cases: z.array(dayCaseSchema).max(wholeLists.day),
  count,
  /** Of all days: what central is not proven to have. */
  unsent: openCasesSchema,
  /** Of all days: the applicant has the receipt, and there is no registration number yet. */
  unregistered: openCasesSchema,
  /** Numbers left out just before one that was given on this day, and forms that were voided on it. */
  voided: z.array(
    z.strictObject({
      from: deskNumberSchema,
      to: deskNumberSchema,
      count: z.number().int().positive(),
      why: z.enum(voidReasons),
      reason: z.string(),
    }),
  ),
});
export type DayBook = z.infer<typeof dayBookSchema>;

export const weekCountsSchema = z.strictObject({
  monday: plainDateSchema,
  visits: count,
  cases: count,
  receipts: count,
  contacts: count,
});
export type WeekCounts = z.infer<typeof weekCountsSchema>;

const ofDay = z.strictObject({
  /** Null: today. */
  day: plainDateSchema.nullable(),
  operator: uuidSchema.nullable(),
});

export const dayBookCalls = {
  /** `whole`: lists as long as they come at all, else a screenful of each. */
  'daybook.read': call({
    input: ofDay.extend({ whole: z.boolean() }),
    output: dayBookSchema,
    role: 'operator',
    audit: 'view',
  }),
  /** The week of today and those before it, oldest first. */
  'daybook.weeks': call({
    input: z.strictObject({}),
    output: z.strictObject({ weeks: z.array(weekCountsSchema).length(shownWeeks) }),
    role: 'operator',
    audit: 'none',
  }),
  /** The day book as a page with the desk's mark, kept until the next one for looking at and printing; it names no applicant. */
  'daybook.sheet': call({
    input: ofDay.extend({ language: z.enum(reportLanguages) }),
    output: z.strictObject({ page: uuidSchema, cases: count, drafts: count }),
    role: 'operator',
    audit: 'print',
  }),
};
