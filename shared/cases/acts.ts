// What is done about a case at the desk after it was filed, in words that only people read: handed over on paper, answered by
// hand, called, papers brought, decision handed out. Each has the day on which it happened.
import { z } from 'zod';
import { paperRefSchema } from '../forms/answers.ts';

export const transferWays = ['in-person', 'courier', 'post', 'email'] as const;
/** What a body off the system can answer; words of central's statuses, so that deadlines follow from them alike. */
export const answeredStatuses = [
  'registered',
  'in-review',
  'flaw',
  'suspended',
  'forwarded',
  'satisfied',
  'partly-satisfied',
  'refused',
  'left-unconsidered',
] as const;
export const recipients = ['applicant', 'representative', 'other'] as const;
export const callOutcomes = ['reached', 'not-reached', 'wrong-number'] as const;

const short = z.string().max(200);
const named = short.min(2).regex(/\S/);
const note = z.string().max(1000);

export const transferredSchema = z.strictObject({
  kind: z.literal('transferred'),
  /** Who took it over, as typed. */
  to: named,
  how: z.enum(transferWays),
});
export const actSchema = z.discriminatedUnion('kind', [
  transferredSchema,
  z.strictObject({
    kind: z.literal('answered'),
    status: z.enum(answeredStatuses),
    /** The body's own number; empty where it has none. */
    number: short,
    note,
    scans: z.array(paperRefSchema).max(10),
  }),
  z.strictObject({ kind: z.literal('called'), phone: short, who: short, outcome: z.enum(callOutcomes), note }),
  z.strictObject({ kind: z.literal('papers-brought'), what: named }),
  z.strictObject({
    kind: z.literal('decision-handed'),
    to: z.enum(recipients),
    name: named,
    /** What was seen of who that is and what entitles them. */
    proof: named,
    note,
  }),
]);
export type Act = z.infer<typeof actSchema>;
export type ActKind = Act['kind'];

/** The status that an act of the manual route leaves the case in; null for other acts. */
export function statusAfter(act: Act): string | null {
  if (act.kind === 'transferred') return 'transferred';
  return act.kind === 'answered' ? act.status : null;
}

/** The act in two parts for a timeline: a word that is translated, and what was typed. */
export function actInWords(act: Act): { readonly detail: string; readonly note: string } {
  const typed = (...parts: string[]): string => parts.filter((part) => part.trim() !== '').join(' · ');
  switch (act.kind) {
    case 'transferred':
      return { detail: act.how, note: act.to };
    case 'answered':
      return { detail: act.status, note: typed(act.number, act.note) };
    case 'called':
      return { detail: act.outcome, note: typed(act.who, act.phone, act.note) };
    case 'papers-brought':
      return { detail: '', note: act.what };
    case 'decision-handed':
      return { detail: act.to, note: typed(act.name, act.proof, act.note) };
  }
}
