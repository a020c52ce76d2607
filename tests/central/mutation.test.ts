// The suite can fail, and says what for: every central of wrong.ts is found out by the case that is there for its fault.
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Entry } from '../../shared/protocol/exchange.ts';
import { enrolment } from './conformance/cases/enrolment.ts';
import { newWorld, runSuite, type Verdict } from './conformance/run.ts';
import { suite } from './conformance/suite.ts';
import { openStand, type Stand } from './harness.ts';
import type { Plan } from './wire/plan.ts';
import { type Wrong, wrongAnswers, wrongMemories } from './wrong.ts';

/** A stand-in that ends with the test. */
async function standing(open = openStand): Promise<Stand> {
  const stand = await open();
  onTestFinished(() => stand.end());
  return stand;
}

/** What the case named by `finds` says of this central, after a desk was enrolled there. */
async function verdictOf(stand: Stand, finds: string): Promise<Verdict | undefined> {
  const world = newWorld(stand.central.url, await stand.control.code(), ['municipality-one-time-aid', 'gurjaani']);
  const named = suite.filter((one) => one.name === finds && !enrolment.includes(one));
  const verdicts = await runSuite(world, () => {}, [...enrolment, ...named]);
  return verdicts.find((verdict) => verdict.name === finds);
}

async function expectFound(stand: Stand, { finds }: Wrong): Promise<void> {
  const verdict = await verdictOf(stand, finds);
  expect(verdict?.why).toBeTruthy();
  expect(verdict?.failing).toMatch(/\S/);
}

describe('a central whose answers prove nothing', () => {
  for (const wrong of wrongAnswers) {
    it(`fails: ${wrong.what}`, async () => {
      const stand = await standing();
      await stand.control.post('/faults', { fault: wrong.fault, times: 10_000 });
      await expectFound(stand, wrong);
    });
  }
});

describe('a central with a broken memory', () => {
  for (const wrong of wrongMemories) {
    it(`fails: ${wrong.what}`, async () => {
      const stand = await standing();
      const memory = new Sqlite(join(stand.folder, 'central.db'));
      memory.exec(wrong.sql);
      memory.close();
      await expectFound(stand, wrong);
    });
  }
});

/** Replaces functions of one of central's own modules; the suite, loaded before, keeps the right ones. */
interface WrongJudgement extends Wrong {
  readonly module: string;
  readonly parts: object;
}

const behind = (seq: number, entries: readonly Entry[]): Entry[] => entries.filter((entry) => entry.seq > seq);
const wrongJudgements: readonly WrongJudgement[] = [
  {
    what: 'verifies no signature',
    module: './signing.ts',
    parts: { isSignatureOf: () => true },
    finds: 'A signature by another key under the desk’s name is refused',
  },
  {
    what: 'does not look at the chain',
    module: './wire/plan.ts',
    parts: {
      planEntries: (has: { seq: number }, entries: readonly Entry[]): Plan => ({
        kind: 'store',
        fresh: behind(has.seq, entries),
      }),
    },
    finds: 'An entry whose hash does not follow is refused as a broken chain and nothing is stored',
  },
  {
    what: 'takes what fits of a request and leaves the rest',
    module: './wire/plan.ts',
    parts: {
      planEntries: (has: { seq: number }, entries: readonly Entry[]): Plan => ({
        kind: 'store',
        fresh: behind(has.seq, entries).filter((entry, place) => entry.seq === has.seq + 1 + place),
      }),
    },
    finds: 'A gap inside one request is refused and nothing of it is stored',
  },
  {
    what: 'guesses at versions that it does not know',
    module: './wire/received.ts',
    parts: { isOtherProtocol: () => false },
    finds: 'An unknown version of the protocol is refused as such',
  },
  {
    what: 'never says that more events wait',
    module: './store/feed.ts',
    parts: {
      eventsAfter: async (...asked: Parameters<typeof import('./store/feed.ts').eventsAfter>) => ({
        ...(await (await vi.importActual<typeof import('./store/feed.ts')>('./store/feed.ts')).eventsAfter(...asked)),
        more: false,
      }),
    },
    finds: 'Events are numbered without gaps from 1, and an answer says when there are more',
  },
];

describe('a central with wrong judgement', () => {
  afterEach(() => {
    vi.resetModules();
  });
  for (const wrong of wrongJudgements) {
    it(`fails: ${wrong.what}`, async () => {
      vi.resetModules();
      vi.doMock(wrong.module, async (actual) => ({ ...(await actual<object>()), ...wrong.parts }));
      onTestFinished(() => vi.doUnmock(wrong.module));
      const { openStand: openWrong } = await import('./harness.ts');
      await expectFound(await standing(openWrong), wrong);
    });
  }
});

it('they are more than twenty, each found by a case of its own name', () => {
  const all = [...wrongAnswers, ...wrongMemories, ...wrongJudgements];
  expect(all.length).toBeGreaterThanOrEqual(20);
  for (const { finds } of all) expect(suite.map((one) => one.name)).toContain(finds);
});

describe('what the wrong ones were found by', () => {
  it('passes on a right one', async () => {
    const stand = await standing();
    const names = new Set([...wrongAnswers, ...wrongMemories, ...wrongJudgements].map(({ finds }) => finds));
    for (const finds of names) expect([finds, (await verdictOf(stand, finds))?.why]).toEqual([finds, null]);
  });
});
