// A reason that somebody must give: the same rule for whoever types it and at every door that takes it.
import { z } from 'zod';

const shortest = 3;

/** Whether what was typed says anything: three letters at least, blanks around it not counted. */
export const isReason = (text: string): boolean => text.trim().length >= shortest;

/** In the applicant's words or the operator's: whole sentences, line breaks allowed. */
export const reasonSchema = z
  .string()
  .min(shortest)
  .max(500)
  .regex(/^(?:[^\p{Cc}]|[\n\t])*$/u)
  .refine(isReason);
