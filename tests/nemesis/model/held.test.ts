// The real desk and the real central do what the model says, command by command: what is asked, what each then has, what
// the screen says, which cases are registered. So what the model is searched for holds of the program.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Bug, type Case, newDesk, renewCentral } from './rules.ts';
import { type Fate, fates, type Mirror, newMirror, openTheatre, type Stage, type Theatre } from './stage.ts';

let theatre: Theatre;
beforeAll(async () => {
  theatre = await openTheatre();
}, 60_000);
afterAll(() => theatre.end());

const runs = 30;
const seed = 20_261_123;
const mostCases = 4;

/** The numbers of the model are those of central under other names: one for one. */
function sameNumbers(meant: Readonly<Record<Case, unknown>>, real: ReadonlyMap<Case, string>): void {
  expect([...real.keys()].sort()).toEqual(Object.keys(meant).map(Number).sort());
  expect(new Set(real.values()).size).toBe(new Set(Object.values(meant)).size);
}

async function compare(mirror: Mirror, stage: Stage): Promise<void> {
  const told = stage.told();
  const numbers = await stage.registered();
  const words = (state: unknown): unknown => (typeof state === 'number' ? 'registered' : state);
  const shown = Object.entries(told).map(([one, state]) => [one, /^\d/.test(String(state)) ? 'registered' : state]);
  expect(Object.fromEntries(shown)).toEqual(
    Object.fromEntries(Object.entries(mirror.desk.told).map(([one, state]) => [one, words(state)])),
  );
  sameNumbers(mirror.central.cases, numbers);
  if (!mirror.anew) expect(stage.has()).toBe(mirror.desk.has);
}

type Command = fc.AsyncCommand<Mirror, Stage>;
const command = (
  name: string,
  check: (mirror: Mirror) => boolean,
  run: (mirror: Mirror, stage: Stage) => Promise<void> | void,
): Command => ({
  check,
  run: async (mirror, stage) => {
    await run(mirror, stage);
    await compare(mirror, stage);
  },
  toString: () => name,
});

const save = command(
  'save',
  ({ saved }) => saved.length < mostCases,
  (mirror, stage) => {
    const one = mirror.saved.length + 1;
    mirror.saved.push(one);
    const { desk } = mirror;
    mirror.desk = { ...desk, chain: [...desk.chain, one], told: { ...desk.told, [one]: 'queued' } };
    stage.save(one);
  },
);
const round = (fate: Fate): Command =>
  command(
    `round (${fate})`,
    () => true,
    (mirror, stage) => stage.round(fate, mirror),
  );
const late = (at: number): Command =>
  command(
    `an earlier request arrives (${at})`,
    ({ late }) => late.length > 0,
    (mirror, stage) => stage.arriveLate(at, mirror),
  );
// As in the search: what a desk's disk and central's forget at the same time is nowhere.
const isKeyEvent = (event: object): boolean => 'signs' in event;
const newKey = command(
  'a new key is asked for',
  ({ desk, anew }) => desk.next === null && !anew,
  (mirror, stage) => {
    mirror.keys += 1;
    mirror.desk = { ...mirror.desk, next: mirror.keys };
    stage.newKey();
  },
);
const changeKey = (fate: Fate): Command =>
  command(
    `the desk brings its new key (${fate})`,
    ({ desk, anew }) => desk.next !== null && !anew,
    (mirror, stage) => stage.changeKey(fate, mirror),
  );
const renewKeyOfCentral = command(
  'central changes its key',
  ({ anew }) => !anew,
  async (mirror, stage) => {
    mirror.signs += 1;
    mirror.central = renewCentral(mirror.central, mirror.signs);
    await stage.renewCentral();
  },
);
const copyDesk = command(
  'the desk is copied',
  ({ centralCopy, deskCopy }) => centralCopy === null && deskCopy === null,
  (mirror, stage) => {
    mirror.deskCopy = mirror.desk;
    stage.copyDesk();
  },
);
const setDeskBack = command(
  'the desk is set back',
  // Nor does it know the code that one needs whose keys are none that central knows.
  ({ deskCopy, anew, central }) =>
    deskCopy !== null && !anew && (deskCopy.keys[0] === central.key || deskCopy.next === central.key),
  async (mirror, stage) => {
    mirror.desk = mirror.deskCopy ?? newDesk;
    mirror.late = [];
    await stage.setDeskBack();
  },
);
const copyCentral = command(
  'central is copied',
  ({ centralCopy, deskCopy }) => centralCopy === null && deskCopy === null,
  async (mirror, stage) => {
    mirror.centralCopy = mirror.central;
    await stage.copyCentral();
  },
);
const setCentralBack = command(
  'central is set back',
  // A key that central has from after its copy would be lost with what the copy replaces.
  ({ centralCopy, central, signs }) =>
    centralCopy !== null && central.server === 1 && centralCopy.feed.filter(isKeyEvent).length === signs - 1,
  async (mirror, stage) => {
    const copy = mirror.centralCopy ?? mirror.central;
    mirror.central = { ...copy, server: 2, fork: copy.fork ?? copy.last, asked: false };
    await stage.setCentralBack();
  },
);

const commands = fc.commands(
  [
    fc.constant(save),
    fc.constant(save),
    fc.constantFrom(...fates).map(round),
    fc.constant(round('arrives')),
    fc.constant(round('answer lost')),
    fc.nat({ max: 5 }).map(late),
    fc.constantFrom(copyDesk, copyDesk, copyCentral),
    fc.constantFrom(setDeskBack, setDeskBack, setCentralBack),
    fc.constantFrom(newKey, renewKeyOfCentral),
    fc.constantFrom(...fates).map(changeKey),
  ],
  { maxCommands: 24, size: '+1' },
);

const seen = { anew: 0, deskBack: 0, centralBack: 0, deskKeys: 0, centralKeys: 0 };

/** Holds the program against the model, or against the model with a mistake. */
const held = (bug: Bug | null) =>
  fc.asyncProperty(commands, async (acts) => {
    const mirror = newMirror(bug);
    const stage = await theatre.stage();
    try {
      await fc.asyncModelRun(() => ({ model: mirror, real: stage }), acts);
      for (let peace = 0; peace < 6; peace += 1) {
        if (mirror.desk.next !== null && !mirror.anew) await stage.changeKey('arrives', mirror);
        await stage.round('arrives', mirror);
      }
      await compare(mirror, stage);
      expect(Object.values(stage.told()).every((state) => /^\d/.test(String(state)))).toBe(true);
      if (mirror.anew) seen.anew += 1;
      if (mirror.central.server === 2) seen.centralBack += 1;
      if (mirror.desk.epoch > 1) seen.deskBack += 1;
      if (mirror.desk.keys.length > 1) seen.deskKeys += 1;
      if (mirror.signs > 1) seen.centralKeys += 1;
    } finally {
      stage.end();
    }
  });

test('desk and central do what the model says, whatever the line does', { timeout: 120_000 }, async () => {
  await fc.assert(held(null), { numRuns: runs, seed });
  // A line without mishaps would hold the program against nothing.
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(0);
});

test.for(['expiring idempotency', 'unsigned answer accepted', 'resend after look-alike'] as const)(
  'they do not what the model with this mistake says: %s',
  { timeout: 120_000 },
  async (bug) => {
    const { failed } = await fc.check(held(bug), { numRuns: runs, seed, endOnFailure: true });
    expect(failed).toBe(true);
  },
);
