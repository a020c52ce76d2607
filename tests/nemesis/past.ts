// Schedules that once broke a promise, in their smallest form, with what was wrong. They run in every `npm test`.
import type { Schedule } from './schedule.ts';

const calm = { spoiled: [], centralDiesMs: null, after: 'nothing' as const };

export const past: readonly { readonly was: string; readonly schedule: Schedule }[] = [
  {
    was: 'a desk whose battery is dead found every birth in its future and took no application',
    schedule: {
      turns: [{ ...calm, desks: [{ cases: 1, line: [], clockDays: -20_000, death: null, after: 'nothing' }] }],
    },
  },
];
