// The small value types that contract, protocol, catalogue and store share, each with its one format.
import { z } from 'zod';

/** An instant as the desk's own clock gave it: RFC 3339 in UTC with milliseconds. May be wrong; see `readingSchema`. */
export const instantSchema = z.iso.datetime({ precision: 3 });
/** A plain calendar date, `yyyy-mm-dd`, never an instant (births, deadlines). */
export const plainDateSchema = z.iso.date();
/** Lower-case hexadecimal SHA-256. */
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);
/** Stable key of a catalogue entry: `municipality-road`, `ambrolauri-city`. */
export const slugSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);
export const uuidSchema = z.uuid();

/**
 * Time as read, not as believed: a wrong or jumping clock is noticed by comparing readings, and refuses nothing.
 * `monotonicMs` counts from the start of `boot`; `trusted` is the last time central stated, or null.
 */
export const readingSchema = z.strictObject({
  wall: instantSchema,
  monotonicMs: z.number().nonnegative(),
  boot: uuidSchema,
  trusted: instantSchema.nullable(),
});
export type Reading = z.infer<typeof readingSchema>;

export const languages = ['ka', 'hy', 'az', 'ru', 'en'] as const;
export const languageSchema = z.enum(languages);
export type Language = z.infer<typeof languageSchema>;

/** A text of the catalogue: Georgian and English always, the others where somebody translated it. */
export const localTextSchema = z.strictObject({
  ka: z.string().min(1),
  en: z.string().min(1),
  hy: z.string().min(1).optional(),
  az: z.string().min(1).optional(),
  ru: z.string().min(1).optional(),
});
export type LocalText = z.infer<typeof localTextSchema>;

/** How certain a value is; fees, terms and warnings are never shown without it. */
export const basisSchema = z.enum(['public', 'general-knowledge', 'illustrative', 'general-rule']);
export type Basis = z.infer<typeof basisSchema>;
