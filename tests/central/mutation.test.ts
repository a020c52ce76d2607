// The suite can fail, and says what for: every central of wrong.ts is found out by the case that is there for its fault.
import { join } from 'node:path';
import { gzipSync, zstdDecompressSync } from 'node:zlib';
import Sqlite from 'better-sqlite3';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { provenKey } from '../../shared/protocol/device-key.ts';
import { readFrame, zstdMagic } from '../../shared/protocol/packed/frame.ts';
import { unpack } from '../../shared/protocol/packed/unpack.ts';
import { enrolment } from './conformance/cases/enrolment.ts';
import { newWorld, runSuite, type Verdict } from './conformance/run.ts';
import { suite } from './conformance/suite.ts';
import { openStand, type Stand } from './harness.ts';
import { isSignatureOf } from './signing.ts';
import { laterKeys } from './store/signing-keys.ts';
import type { Store } from './store/store.ts';
import type { Brought } from './wire/brought.ts';
import { hashed } from './wire/chain.ts';
import { type Unpacked, unpackContent } from './wire/packing.ts';
import type { Plan } from './wire/plan.ts';
import type { ReadEntries } from './wire/reading.ts';
import { centralKeyChanged, keyChanged, type Wrong, wrongAnswers, wrongMemories } from './wrong.ts';

/** A stand-in that ends with the test. */
async function standing(open = openStand): Promise<Stand> {
  const stand = await open();
  onTestFinished(() => stand.end());
  return stand;
}

/** What the case named by `finds` says of this central, after a desk was enrolled there. */
async function verdictOf(stand: Stand, finds: string): Promise<Verdict | undefined> {
  const about: [string, string] = ['municipality-one-time-aid', 'gurjaani'];
  const world = newWorld(stand.central.url, await stand.control.code(), about, () =>
    stand.control.post('/signing-key'),
  );
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

/** What a packed message is, without a limit. */
function unpackedWhole(content: Uint8Array): unknown {
  const frame = readFrame(content);
  if (frame === null) return undefined;
  const { method, bits, compressed } = frame;
  const plain = method === 'stored' ? compressed : zstdDecompressSync(Buffer.concat([zstdMagic, compressed]));
  return unpack({ plain, bits }, Number.MAX_SAFE_INTEGER);
}

const behind = (seq: number, entries: readonly Brought[]): Brought[] => entries.filter((entry) => entry.seq > seq);
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
      planEntries: (has: { seq: number }, entries: readonly Brought[]): Plan => ({
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
      planEntries: (has: { seq: number }, entries: readonly Brought[]): Plan => ({
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
  {
    what: 'unpacks whatever it becomes',
    module: './wire/packing.ts',
    parts: { unpackContent: (content: Uint8Array) => ({ value: unpackedWhole(content), withDictionary: false }) },
    finds: 'A small packed message that would become a huge one is refused',
  },
  {
    what: 'takes an unknown dictionary for a broken message',
    module: './wire/packing.ts',
    parts: {
      unpackContent: (content: Uint8Array): Unpacked => {
        const read = unpackContent(content, null);
        return 'refused' in read ? { refused: 'malformed' } : read;
      },
    },
    finds: 'A dictionary that central does not have is refused as unsupported',
  },
  {
    what: 'does not look at the check of packed entries',
    module: './wire/chain.ts',
    parts: { hashed: (read: ReadEntries, before: string | null) => hashed({ ...read, check: '' }, before) },
    finds: 'A packed request whose check does not fit what was unpacked is refused and nothing is stored',
  },
  {
    what: 'codes answers that nobody asked to be coded',
    module: './wire/coding.ts',
    parts: { coded: (body: Buffer) => ({ body: gzipSync(body), headers: { 'content-encoding': 'gzip' } }) },
    finds: 'An answer is coded only when the desk asked for it, and its signature is over the coded bytes',
  },
  {
    what: 'takes a coding that it does not know for none',
    module: './wire/coding.ts',
    parts: { decoded: (_coding: string | undefined, body: Buffer) => ({ body }) },
    finds: 'A body in a coding that nobody knows is refused as unsupported',
  },
  {
    what: 'forgets a desk’s old key with its change',
    module: './store/device-keys.ts',
    parts: { earlierKeysOf: async () => [] },
    finds: keyChanged,
  },
  {
    what: 'takes a new key that nobody proves to have',
    module: './signing.ts',
    parts: {
      isSignatureOf: (publicKey: string, text: string, signature: string) =>
        text.startsWith(provenKey('', '').trimEnd()) || isSignatureOf(publicKey, text, signature),
    },
    finds: 'A new key without a signature of its own, or by the word of a stranger, is not taken',
  },
  {
    what: 'answers by its newest key whoever asks',
    module: './store/signing-keys.ts',
    parts: { keyKnown: async (store: Store) => (await laterKeys(store)).at(-1) ?? null },
    finds: centralKeyChanged,
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
