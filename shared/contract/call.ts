// What one call of the contract is made of. A schema value is the only definition; types follow from it.
import type { z } from 'zod';

/** Who may call: before signing in, a signed-in operator, or an administrator (who may also do what operators do). */
export type Role = 'anyone' | 'operator' | 'administrator';
/** How the audit chain records a call: not at all (no personal data touched), or as one of these. */
export type AuditClass = 'none' | 'session' | 'view' | 'change' | 'print';

export interface Call<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly input: I;
  readonly output: O;
  readonly role: Role;
  readonly audit: AuditClass;
}

/** Declares a call; exists so that the schemas' types are inferred. */
export function call<I extends z.ZodType, O extends z.ZodType>(spec: Call<I, O>): Call<I, O> {
  return spec;
}
