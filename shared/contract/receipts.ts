// Checking a receipt that somebody brings: what its mark proves, and the text that it vouches for.
import { z } from 'zod';
import { deskNumberSchema } from '../cases/desk-number.ts';
import { instantSchema, localTextSchema, plainDateSchema } from '../primitives.ts';
import { call } from './call.ts';
import { caseChangeSchema, printReasonSchema } from './cases.ts';

/**
 * genuine: this desk signed it, or has the very text since before it enrolled anew, and `lines` is the text it vouches for; a paper that says anything else was altered ·
 * signed: this desk signed it, but its text is not here any more · forged: not signed by this desk though it says so ·
 * elsewhere: of another desk, which alone can check it · unreadable: not the code of a receipt.
 */
export const receiptVerdicts = ['genuine', 'signed', 'forged', 'elsewhere', 'unreadable'] as const;

export const checkedReceiptSchema = z.strictObject({
  verdict: z.enum(receiptVerdicts),
  deskNumber: deskNumberSchema.nullable(),
  copy: z.number().int().nullable(),
  /** Where the code is a day book's. */
  dayBook: z.strictObject({ day: plainDateSchema, sheet: z.number().int() }).nullable(),
  /** In the order in which they are printed. */
  lines: z.array(z.strictObject({ label: z.string(), value: z.string() })),
  /** When and by whom this copy was printed; null where that was not noted, as when the power went while it was printed. */
  printed: z.strictObject({ at: instantSchema, operatorName: z.string() }).nullable(),
  /** How many copies of the case's receipt this desk knows to be out, and why this one was printed, where that was said. */
  copies: z.number().int().nullable(),
  reason: printReasonSchema.nullable(),
  /**
   * What came behind the version that a genuine receipt is of: the withdrawal, or the newest correction, as far as this desk
   * knows; null: nothing. What central did not take does not count.
   */
  newer: caseChangeSchema.pick({ version: true, kind: true, at: true, standing: true, note: true }).nullable(),
  /** The other center, if the catalogue knows it. */
  center: localTextSchema.nullable(),
  /** This desk's public key, base64url, for `npm run verify-receipt` elsewhere. */
  key: z.string().nullable(),
});
export type CheckedReceipt = z.infer<typeof checkedReceiptSchema>;

export const receiptCalls = {
  /** What the QR code of a receipt says, as a scanner types it. */
  'receipt.check': call({
    input: z.strictObject({ scanned: z.string().min(1).max(1000) }),
    output: checkedReceiptSchema,
    role: 'operator',
    audit: 'view',
  }),
};
