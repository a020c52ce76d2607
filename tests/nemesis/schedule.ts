// What a nemesis may do to one or two desks and their central, as data that a seed makes, that shrinks, and that can be
// kept. Every schedule ends in peace: the runner lets each desk drain afterwards on a line without faults.
import fc from 'fast-check';
import { z } from 'zod';

const bytes = z.number().int().nonnegative();
const milliseconds = z.number().int().nonnegative();

/** What the next connection meets. Bytes count from the connection's begin, one way. */
const linkFaultSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('pass') }),
  z.strictObject({ kind: z.literal('refused') }),
  z.strictObject({ kind: z.literal('portal') }),
  z.strictObject({ kind: z.literal('storm') }),
  /** Somebody answers who has a copy of central's memory, but not its key. */
  z.strictObject({ kind: z.literal('impostor') }),
  /** Reset after so many bytes towards central, or back. */
  z.strictObject({ kind: z.literal('cut-up'), bytes }),
  z.strictObject({ kind: z.literal('cut-down'), bytes }),
  /** From here on nothing comes back, and nobody says so. */
  z.strictObject({ kind: z.literal('half-open'), bytes }),
  /** 64 bytes back at a time, so long apart. */
  z.strictObject({ kind: z.literal('slow'), milliseconds }),
  /** Central gets the same bytes twice. */
  z.strictObject({ kind: z.literal('duplicated') }),
  /** The desk hears a reset; its bytes arrive afterwards, behind those of its next try. */
  z.strictObject({ kind: z.literal('late'), milliseconds }),
  z.strictObject({ kind: z.literal('redated') }),
  z.strictObject({ kind: z.literal('flipped-up'), bytes }),
  z.strictObject({ kind: z.literal('flipped-down'), bytes }),
]);
export type LinkFault = z.infer<typeof linkFaultSchema>;

const moments = [
  'created',
  'typed',
  'submitting',
  'saved',
  'changing',
  'changed',
  'sending',
  'received',
  'claims',
] as const;

const deskTurnSchema = z.strictObject({
  cases: z.number().int().nonnegative(),
  /** Corrections and withdrawals; see `LifeChange`. */
  changes: z.array(
    z.strictObject({
      kind: z.enum(['correct', 'withdraw']),
      of: z.number().int().nonnegative(),
      when: z.enum(['first', 'filed', 'answered']),
    }),
  ),
  line: z.array(linkFaultSchema),
  /** Before the turn somebody asked for a new key of the desk. */
  newKey: z.boolean().optional(),
  /** The desk's clock, in days from the true one. */
  clockDays: z.number().int(),
  /** SIGKILL after the nth such sentence and so much later; null: the desk may finish. */
  death: z.strictObject({ after: z.enum(moments), nth: z.number().int().positive(), laterMs: milliseconds }).nullable(),
  /** After the turn: a copy of the desk's folder is kept, or the folder is set back to the one kept. */
  after: z.enum(['nothing', 'copy', 'restore']),
});
export type DeskTurn = z.infer<typeof deskTurnSchema>;

/** One turn: the desks work at the same time while this happens to central. */
const turnSchema = z.strictObject({
  desks: z.array(deskTurnSchema),
  /** Answers of central itself that are spoiled, before the desks begin. */
  spoiled: z.array(z.enum(['drop-before', 'drop-after', 'busy', 'failed', 'unsigned', 'wrong-key', 'replay-answer'])),
  /**
   * What central's clerk does in this turn: nothing, for cases are registered as they come · lets them wait until a desk
   * knows that central has one, then registers or refuses them · decides cases that a desk calls registered.
   */
  clerk: z.enum(['idle', 'holds', 'refuses', 'decides']),
  /** SIGKILL of central's PostgreSQL so long after the turn's begin; it starts again at once. On SQLite there is none. */
  databaseDiesMs: milliseconds.nullable(),
  /** SIGKILL of central so long after the turn's begin; it starts again at once. */
  centralDiesMs: milliseconds.nullable(),
  /** SIGKILL of central in the moment in which a desk first calls a case registered; it starts again at once. */
  centralDiesOnClaim: z.boolean().optional(),
  /** Central gets a new key for its answers so long after the turn's begin. */
  centralKeyMs: milliseconds.optional(),
  /** After the turn: a copy of central is kept, or it is set back to the one kept. */
  after: z.enum(['nothing', 'copy', 'restore']),
});
export type Turn = z.infer<typeof turnSchema>;

export const scheduleSchema = z.strictObject({ turns: z.array(turnSchema) });
export type Schedule = z.infer<typeof scheduleSchema>;

const place = fc.oneof(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 6000 }));
const faultArbitrary: fc.Arbitrary<LinkFault> = fc.oneof(
  fc.constantFrom<LinkFault>(
    { kind: 'pass' },
    { kind: 'refused' },
    { kind: 'portal' },
    { kind: 'storm' },
    { kind: 'impostor' },
    { kind: 'duplicated' },
    { kind: 'redated' },
  ),
  fc.record({
    kind: fc.constantFrom('cut-up', 'cut-down', 'half-open', 'flipped-up', 'flipped-down'),
    bytes: place,
  }),
  fc.record({ kind: fc.constantFrom('slow', 'late'), milliseconds: fc.integer({ min: 0, max: 20 }) }),
);

const deskTurnArbitrary = fc.record({
  cases: fc.integer({ min: 0, max: 4 }),
  changes: fc.array(
    fc.record({
      kind: fc.constantFrom('correct', 'correct', 'withdraw'),
      of: fc.integer({ min: 0, max: 4 }),
      when: fc.constantFrom('first', 'filed', 'answered'),
    }),
    { maxLength: 4 },
  ),
  line: fc.array(faultArbitrary, { maxLength: 5 }),
  clockDays: fc.constantFrom(0, 0, 0, -20_000, 365, -1, 1),
  death: fc.option(
    fc.record({
      after: fc.constantFrom(...moments),
      nth: fc.integer({ min: 1, max: 3 }),
      laterMs: fc.integer({ min: 0, max: 8 }),
    }),
    { freq: 2 },
  ),
  after: fc.constantFrom('nothing', 'nothing', 'copy', 'restore'),
});

const turnArbitrary = fc.record({
  desks: fc.array(deskTurnArbitrary, { minLength: 1, maxLength: 2 }),
  spoiled: fc.array(
    fc.constantFrom('drop-before', 'drop-after', 'busy', 'failed', 'unsigned', 'wrong-key', 'replay-answer'),
    { maxLength: 2 },
  ),
  clerk: fc.constantFrom('idle', 'idle', 'idle', 'holds', 'refuses', 'decides'),
  databaseDiesMs: fc.option(fc.integer({ min: 100, max: 900 }), { freq: 2 }),
  centralDiesMs: fc.option(fc.integer({ min: 100, max: 900 }), { freq: 2 }),
  after: fc.constantFrom('nothing', 'nothing', 'copy', 'restore'),
});

/** What a desk's disk and central's forgot at the same time is nowhere: no schedule sets both back. */
function withOneMemory({ turns }: Schedule): Schedule {
  const central = turns.some(({ after }) => after === 'restore');
  const calm = (desk: DeskTurn): DeskTurn => ({ ...desk, after: central ? 'nothing' : desk.after });
  return { turns: turns.map((turn) => ({ ...turn, desks: turn.desks.map(calm) })) };
}

/** Changes of keys: in which turn, and of which desk, or central's and when. */
const keysArbitrary = fc.array(
  fc.record({
    turn: fc.nat({ max: 2 }),
    of: fc.oneof(fc.record({ desk: fc.nat({ max: 1 }) }), fc.record({ centralMs: fc.integer({ min: 0, max: 900 }) })),
  }),
  { maxLength: 3 },
);
type KeyChange = typeof keysArbitrary extends fc.Arbitrary<(infer One)[]> ? One : never;

function withKeys(turns: readonly Turn[], changes: readonly KeyChange[]): Turn[] {
  return turns.map((turn, at) => {
    const here = changes.filter((one) => one.turn === at).map(({ of }) => of);
    const ms = here.flatMap((of) => ('centralMs' in of ? [of.centralMs] : []))[0];
    const desks = turn.desks.map((desk, place) =>
      here.some((of) => 'desk' in of && of.desk === place) ? { ...desk, newKey: true } : desk,
    );
    return { ...turn, desks, ...(ms === undefined ? {} : { centralKeyMs: ms }) };
  });
}

/** A key that central's copy does not know is lost with what the copy replaces, for these centrals keep it nowhere else. */
function withKeptKeys({ turns }: Schedule): Schedule {
  const calm = ({ centralKeyMs: _, ...turn }: Turn): Turn => turn;
  // An impostor begins with a copy too, after the first turn.
  const impostor = turns.some(({ desks }) => desks.some(({ line }) => line.some(({ kind }) => kind === 'impostor')));
  const isCopied = (place: number): boolean => turns[place]?.after === 'copy' || (impostor && place === 0);
  const lost = (at: number): boolean =>
    turns.some((one, back) => {
      const copied = turns.findLastIndex((_, place) => place < back && isCopied(place));
      return back >= at && one.after === 'restore' && copied !== -1 && copied < at;
    });
  return { turns: turns.map((turn, at) => (lost(at) ? calm(turn) : turn)) };
}

// The keys are drawn last, so that a seed has the other events that it had before there were any.
export const scheduleArbitrary: fc.Arbitrary<Schedule> = fc
  .tuple(fc.array(turnArbitrary, { minLength: 1, maxLength: 3 }), keysArbitrary)
  .map(([turns, changes]) => withKeptKeys(withOneMemory({ turns: withKeys(turns, changes) })));

/** More of what one kind of mistake fears; chance makes all of it too, but not often. */
export const biases = [
  'none',
  'central-dies',
  'desk-dies',
  'answers-lost',
  'impostors',
  'disks-restored',
  'versions',
  'device-keys',
  'central-keys',
  'central-keys-lost',
] as const;
export type Bias = (typeof biases)[number];

/** Desks hear of a key, then by it alone; then central is set back to before it had it, and they go on by a typed code. */
const lostKey: readonly Pick<Turn, 'after' | 'centralKeyMs'>[] = [
  { after: 'copy' },
  { after: 'nothing', centralKeyMs: 0 },
  { after: 'restore' },
];

function biasedTurn(turn: Turn, bias: Bias, at: number): Turn {
  const desks = turn.desks.map((desk): DeskTurn => {
    const cases = Math.max(1, desk.cases);
    const calm: DeskTurn = { ...desk, cases, changes: [], line: [], death: null, after: 'nothing' };
    switch (bias) {
      case 'desk-dies':
        return { ...calm, death: { after: 'received', nth: 2 + (desk.cases % 2), laterMs: desk.death?.laterMs ?? 4 } };
      case 'answers-lost':
        return { ...calm, line: [{ kind: 'pass' }, { kind: 'half-open', bytes: 0 }, ...desk.line] };
      case 'impostors':
        return { ...calm, line: at === 0 ? [] : [{ kind: 'impostor' }, { kind: 'impostor' }] };
      case 'disks-restored':
        return at === 0
          ? { ...calm, death: { after: 'saved', nth: 1, laterMs: 0 }, after: 'copy' }
          : { ...calm, cases: at === 1 ? calm.cases : 0, after: at === 1 ? 'restore' : 'nothing' };
      case 'versions':
        // A corrected case is entered again: the desk was set back, and went on before it heard central.
        return {
          ...calm,
          cases: at < 2 ? 2 : 1,
          changes: at === 2 ? [] : [{ kind: 'correct', of: 0, when: 'filed' }],
          line: at === 2 ? [{ kind: 'half-open', bytes: 0 }] : [],
          after: (['copy', 'restore'] as const)[at] ?? 'nothing',
        };
      case 'device-keys':
        // What brings the new key to central is lost on its way there, or back.
        return at === 0
          ? calm
          : {
              ...calm,
              newKey: at === 1,
              line: [at % 2 === desk.cases % 2 ? { kind: 'refused' } : { kind: 'cut-down', bytes: 0 }],
            };
      case 'central-keys-lost':
        return calm;
      default:
        return { ...calm, line: desk.line };
    }
  });
  return {
    desks,
    spoiled: [],
    clerk: 'idle',
    databaseDiesMs: null,
    centralDiesMs: null,
    centralDiesOnClaim: bias === 'central-dies',
    ...(bias === 'central-keys' && at === 0 ? { centralKeyMs: 100 * turn.desks.length } : {}),
    after: 'nothing',
    ...(bias === 'central-keys-lost' ? lostKey[at] : {}),
  };
}

/** Schedules with this bias; without one, all there are. */
export function biased(bias: Bias): fc.Arbitrary<Schedule> {
  if (bias === 'none') return scheduleArbitrary;
  if (bias === 'central-keys-lost')
    return turnArbitrary.map((turn) => ({ turns: lostKey.map((_, at) => biasedTurn(turn, bias, at)) }));
  return fc
    .record({ turns: fc.array(turnArbitrary, { minLength: bias === 'versions' ? 3 : 2, maxLength: 3 }) })
    .map(({ turns }) => ({ turns: turns.map((turn, at) => biasedTurn(turn, bias, at)) }));
}
