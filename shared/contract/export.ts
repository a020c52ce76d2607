// Calls that write cases to a file for a spreadsheet or a program. The file is not sealed, so without a reason nobody is
// named in it: names are for administrators alone, by a call of their own, which the audit chain names.
import { z } from 'zod';
import { plainDateSchema } from '../primitives.ts';
import { reportLanguages } from '../report/words.ts';
import { call } from './call.ts';

/** Days of filing, both included. */
const asked = z.strictObject({
  format: z.enum(['csv', 'json']),
  language: z.enum(reportLanguages),
  from: plainDateSchema,
  to: plainDateSchema,
});
const written = z.strictObject({ file: z.string(), count: z.number().int().nonnegative() });

export const exportCalls = {
  /** People are numbers within the file, sensitive services go by their neutral name. */
  'export.cases': call({ input: asked, output: written, role: 'operator', audit: 'print' }),
  'export.cases-named': call({ input: asked, output: written, role: 'administrator', audit: 'print' }),
};
