// What a form's answers look like before and after checking. Drafts keep exactly what was typed; only `check.ts` turns
// it into values. Nothing here may reject or change what an operator is still typing.
import { z } from 'zod';
import { sha256Schema } from '../primitives.ts';

/** A paper (scan, photo, document) by its content. The bytes lie in the store under the same hash. */
export const paperRefSchema = z.strictObject({
  sha256: sha256Schema,
  name: z.string().min(1).max(200),
  mediaType: z.string().max(100),
  size: z.number().int().positive(),
});
export type PaperRef = z.infer<typeof paperRefSchema>;

export const geoPointSchema = z.strictObject({ lat: z.number(), lon: z.number() });

export type Answer =
  | string
  | boolean
  | number
  | null
  | string[]
  | PaperRef[]
  | { lat: number; lon: number }
  | Answers[];
export interface Answers {
  [field: string]: Answer;
}

const fieldName = z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,63}$/);
const text = z.string().max(10_000);

const answerOf = (rows: z.ZodType<Answers>): z.ZodType<Answer> =>
  z.union([
    text,
    z.boolean(),
    z.number(),
    z.null(),
    z.array(text).max(100),
    z.array(paperRefSchema).max(50),
    geoPointSchema,
    z.array(rows).max(200),
  ]);

/**
 * Raw answers of a draft, or checked values of a case: the same shape, one level of repeats.
 * Raw numbers, dates and money are the typed text; checked ones are number, `yyyy-mm-dd` and decimal text.
 */
export const answerSchema: z.ZodType<Answer> = z.lazy(() => answerOf(answersSchema));
export const answersSchema: z.ZodType<Answers> = z.lazy(() => z.record(fieldName, answerSchema));
/** The same without repeats in repeats, which no form of ours has: not recursive, so that it can be compiled. */
export const flatAnswersSchema: z.ZodType<Answers> = z.record(
  fieldName,
  answerOf(z.record(fieldName, answerOf(z.never()))),
);
