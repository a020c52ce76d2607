// Calls that write cases to a file for a spreadsheet or a program. The file is not sealed, so without a reason nobody is
// named in it: names are for administrators alone, by a call of their own, which the audit chain names.
import { z } from 'zod';
import { daysBetween } from '../deadlines/days.ts';
import { plainDateSchema } from '../primitives.ts';
import { reportLanguages } from '../report/words.ts';
import { call } from './call.ts';

/** A year of a busy desk is as much as one file and the desk's memory should hold. */
export const longestExportDays = 366;

/** Days of filing, both included. */
const asked = z
  .strictObject({
    format: z.enum(['csv', 'json']),
    language: z.enum(reportLanguages),
    from: plainDateSchema,
    to: plainDateSchema,
  })
  .refine(({ from, to }) => from <= to && daysBetween(from, to) < longestExportDays);
const written = z.strictObject({ file: z.string(), count: z.number().int().nonnegative() });

export const exportCalls = {
  /** People are numbers within the file, sensitive services go by their neutral name. */
  'export.cases': call({ input: asked, output: written, role: 'operator', audit: 'print' }),
  'export.cases-named': call({ input: asked, output: written, role: 'administrator', audit: 'print' }),
};
