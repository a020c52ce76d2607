// Schedules that once broke a promise, in their smallest form, with what was wrong. They run in every `npm test`.
import type { DeskTurn, Schedule, Turn } from './schedule.ts';

const calm = {
  spoiled: [],
  clerk: 'idle' as const,
  databaseDiesMs: null,
  centralDiesMs: null,
  after: 'nothing' as const,
};
const quiet: DeskTurn = { cases: 0, changes: [], line: [], clockDays: 0, death: null, after: 'nothing' };
const turn = (desk: Partial<DeskTurn>, after: Turn['after'] = 'nothing'): Turn => ({
  ...calm,
  desks: [{ ...quiet, ...desk }],
  after,
});
/** The first request meets silence: what is filed meanwhile is filed before central is heard. */
const unheard: DeskTurn['line'] = [{ kind: 'half-open', bytes: 0 }];

export const past: readonly { readonly was: string; readonly schedule: Schedule }[] = [
  {
    was: 'a desk whose battery is dead found every birth in its future and took no application',
    schedule: { turns: [turn({ cases: 1, clockDays: -20_000 })] },
  },
  {
    was: 'a desk that was set back gave numbers again before it heard central, and the first bearers did not come back',
    schedule: {
      turns: [
        turn({ cases: 1, after: 'copy' }),
        turn({ cases: 2, after: 'restore' }),
        turn({ cases: 2, line: unheard }),
      ],
    },
  },
  {
    was: 'the same, set back once more to before it was enrolled anew',
    schedule: {
      turns: [
        turn({ cases: 1, after: 'copy' }),
        turn({ cases: 2, after: 'restore' }),
        turn({ cases: 2, line: unheard, after: 'restore' }),
      ],
    },
  },
  {
    was: 'a desk whose enrolment was lost believed the key of whoever answered its second try',
    schedule: {
      turns: [
        turn({ line: [{ kind: 'cut-down', bytes: 0 }], death: { after: 'received', nth: 1, laterMs: 0 } }),
        turn({ cases: 1, line: [{ kind: 'impostor' }, { kind: 'impostor' }] }),
      ],
    },
  },
  {
    was: 'a central set back to before the enrolment was called registered by a desk that it no longer knew',
    schedule: {
      turns: [
        turn({ line: [{ kind: 'refused' }], death: { after: 'sending', nth: 1, laterMs: 0 } }, 'copy'),
        turn({ cases: 3 }, 'restore'),
      ],
    },
  },
];
