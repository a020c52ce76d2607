// Promise: cases never wait behind papers, a paper goes on at the byte where it broke off, and it counts as delivered only
// on central's signed word.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { letPapers, lettable } from '../../../db/metered.ts';
import { addPaper, papersWaiting, readPaper } from '../../../db/papers.ts';
import type { Db } from '../../../db/sqlite.ts';
import type { HttpAnswer, HttpRequest } from '../../../electron/core/ports.ts';
import { startExchange } from '../../../electron/sync/exchange.ts';
import { pollMs } from '../../../electron/sync/policy.ts';
import { enrolledPair, refusal, testDesk, url } from './desk.ts';
import type { SmallCentral } from './small-central.ts';
import { caseId, savedAt, stateOf, submit } from './store.ts';

const isPaper = (request: HttpRequest): boolean => request.method === 'PATCH';
const bodies = (sent: readonly HttpRequest[]): number[] => sent.filter(isPaper).map(({ body }) => body.byteLength);

/** A case with papers of these sizes; answers their hashes. */
function withPapers(db: Db, serial: number, sizes: readonly number[]): string[] {
  const papers = sizes.map((size, index) => {
    const bytes = new Uint8Array(size).fill(index + 1);
    return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
  });
  for (const { bytes, sha256 } of papers) {
    addPaper(db, { holder: caseId(serial), sha256, mediaType: 'image/jpeg', bytes, addedAt: savedAt });
  }
  submit(
    db,
    serial,
    'ქაღალდებით',
    papers.map(({ sha256 }, index) => ({ sha256, name: 'ასლი.jpg', mediaType: 'image/jpeg', size: sizes[index] ?? 1 })),
  );
  return papers.map(({ sha256 }) => sha256);
}

/** What a line that breaks in the middle lets through: as much of the body as `bytes`, and no answer. */
const cut = (central: SmallCentral, request: HttpRequest, bytes: number): null => {
  central.take({ ...request, body: request.body.subarray(0, bytes) });
  return null;
};

test('what central wants goes up whole, small ones first, each once, in one request', async () => {
  const { db, central } = enrolledPair();
  const wanted = withPapers(db, 1, [9_000, 10, 500]);
  for (const sha256 of wanted) central.wanted.add(sha256);
  const desk = testDesk(db, central.take);
  desk.start();
  await desk.world.pass(3 * pollMs);
  expect(bodies(desk.sent)).toEqual([10, 500, 9_000]);
  expect(desk.sent.filter(({ method }) => method === 'HEAD')).toHaveLength(3);
  expect([...central.papers.keys()].sort()).toEqual([...wanted].sort());
  expect(papersWaiting(db, caseId(1))).toBe(0);
});

test('the next paper is asked about while one is on its way', async () => {
  const { db, central } = enrolledPair();
  for (const sha256 of withPapers(db, 1, [10, 20])) central.wanted.add(sha256);
  const open = Promise.withResolvers<void>();
  const desk = testDesk(db, async (request) => {
    if (isPaper(request)) await open.promise;
    return central.take(request);
  });
  desk.start();
  desk.world.ring();
  await desk.world.hasSent(4);
  expect(desk.sent.map(({ method }) => method)).toEqual(['POST', 'HEAD', 'HEAD', 'PATCH']);
  open.resolve();
  await desk.world.settle();
  expect(papersWaiting(db, caseId(1))).toBe(0);
});

test('wherever the line breaks, what arrived is not sent again', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 3_000 }), { maxLength: 12 }), async (cuts) => {
      const { db, central } = enrolledPair();
      for (const sha256 of withPapers(db, 1, [9_000, 4_000])) central.wanted.add(sha256);
      const left = [...cuts];
      let arrived = 0;
      const desk = testDesk(db, (request) => {
        const bytes = isPaper(request) ? left.shift() : undefined;
        arrived += isPaper(request) ? Math.min(bytes ?? Number.POSITIVE_INFINITY, request.body.byteLength) : 0;
        return bytes === undefined ? central.take(request) : cut(central, request, bytes);
      });
      desk.start();
      await desk.world.until(() => papersWaiting(db, caseId(1)) === 0);
      expect(arrived).toBe(13_000);
    }),
    { numRuns: 15, seed: 20261123 },
  );
});

test('after a restart of the program it goes on at the byte', async () => {
  const { db, central } = enrolledPair();
  for (const sha256 of withPapers(db, 1, [9_000])) central.wanted.add(sha256);
  const first = testDesk(db, (request) => {
    if (first.sent.some(isPaper)) return isPaper(request) ? cut(central, request, 5_000) : null;
    return central.take(request);
  });
  const before = first.start();
  await first.world.pass(1_000);
  await before.stop();
  const again = testDesk(db, central.take);
  again.start();
  await again.world.until(() => papersWaiting(db, caseId(1)) === 0);
  expect(bodies(again.sent)).toEqual([4_000]);
});

test('what another desk has brought meanwhile costs no byte', async () => {
  const { db, central } = enrolledPair();
  const [sha256 = ''] = withPapers(db, 1, [9_000]);
  central.wanted.add(sha256);
  const desk = testDesk(db, (request) => {
    if (request.method === 'HEAD') central.papers.set(sha256, readPaper(db, sha256)?.bytes ?? new Uint8Array());
    return central.take(request);
  });
  desk.start();
  await desk.world.until(() => papersWaiting(db, caseId(1)) === 0);
  expect(bodies(desk.sent)).toEqual([]);
});

test('a whole that is not what it is called goes once more, then is told and left for the day', async () => {
  const { db, central } = enrolledPair();
  const [bad = '', good = ''] = withPapers(db, 1, [3_000, 5_000]);
  central.wanted.add(bad).add(good);
  const desk = testDesk(db, (request) => {
    const spoiled = isPaper(request) && request.url.endsWith(bad);
    return central.take(spoiled ? { ...request, body: new Uint8Array(request.body.byteLength) } : request);
  });
  const exchange = desk.start();
  await desk.world.pass(3_600_000);
  expect(bodies(desk.sent)).toEqual([3_000, 3_000, 5_000]);
  expect(exchange.papers().get(bad)).toMatchObject({ sending: false, problem: { code: 'paper.mismatch' } });
  expect(papersWaiting(db, caseId(1))).toBe(1);
  submit(db, 2);
  exchange.wake();
  await desk.world.settle();
  expect(stateOf(db, 2)).toBe('registered');
});

test('while a paper is on its way, cases go on: it gives the line free and resumes', async () => {
  const { db, central } = enrolledPair();
  for (const sha256 of withPapers(db, 1, [50])) central.wanted.add(sha256);
  let held = 0;
  const desk = testDesk(db, (request) => {
    if (!isPaper(request) || held > 0) return central.take(request);
    held += 1;
    const aborted = Promise.withResolvers<null>();
    request.signal?.addEventListener('abort', () => aborted.resolve(cut(central, request, 20)));
    return aborted.promise;
  });
  const exchange = desk.start();
  desk.world.ring();
  await desk.world.hasSent(3);
  submit(db, 2);
  exchange.wake();
  await desk.world.settle();
  expect(stateOf(db, 2)).toBe('registered');
  await desk.world.until(() => papersWaiting(db, caseId(1)) === 0);
  expect(bodies(desk.sent)).toEqual([50, 30]);
});

test('what central does not want any more is given up on the way', async () => {
  const { db, central } = enrolledPair();
  const [sha256 = ''] = withPapers(db, 1, [50]);
  central.wanted.add(sha256);
  const aborted = Promise.withResolvers<null>();
  const desk = testDesk(db, (request) => {
    if (!isPaper(request)) return central.take(request);
    request.signal?.addEventListener('abort', () => aborted.resolve(null));
    return aborted.promise;
  });
  const exchange = desk.start();
  desk.world.ring();
  await desk.world.hasSent(3);
  central.wanted.delete(sha256);
  exchange.wake();
  expect(await aborted.promise).toBe(null);
  await desk.world.pass(5 * pollMs);
  expect(bodies(desk.sent)).toEqual([50]);
});

test('a paper that central refuses is tried again ever later, and stops neither cases nor other papers', async () => {
  const { db, central } = enrolledPair();
  const [bad, good] = withPapers(db, 1, [10, 20]) as [string, string];
  central.wanted.add(bad).add(good);
  const desk = testDesk(db, (request) =>
    request.url.endsWith(bad) ? refusal(request, 400, 'request.invalid') : central.take(request),
  );
  const exchange = desk.start();
  await desk.world.pass(4 * 3_600_000);
  expect([...central.papers.keys()]).toEqual([good]);
  expect(papersWaiting(db, caseId(1))).toBe(1);
  const tries = desk.sent.filter((request) => request.url.endsWith(bad)).length;
  expect(tries).toBeGreaterThan(12);
  expect(tries).toBeLessThan(120);
  submit(db, 2);
  exchange.wake();
  await desk.world.settle();
  expect(stateOf(db, 2)).toBe('registered');
});

test('an unsigned offset is not believed, nor a signed one that was changed; what the desk does not have is not sent', async () => {
  const { db, central } = enrolledPair();
  for (const sha256 of withPapers(db, 1, [10])) central.wanted.add(sha256);
  central.wanted.add('f'.repeat(64));
  const lies = [
    (): HttpAnswer => ({ status: 200, headers: { 'upload-offset': '10' }, body: new Uint8Array() }),
    (request: HttpRequest): HttpAnswer => {
      const told = central.take(request);
      return { ...told, headers: { ...told.headers, 'upload-offset': '10' } };
    },
  ];
  let lying = true;
  const desk = testDesk(db, (request) => {
    const lie = lying && request.url.includes('/v1/papers/') ? lies[desk.sent.length % 2] : undefined;
    return lie === undefined ? central.take(request) : lie(request);
  });
  desk.start();
  await desk.world.pass(20 * pollMs);
  expect(desk.sent.filter(({ method }) => method === 'HEAD').length).toBeGreaterThan(3);
  expect(papersWaiting(db, caseId(1))).toBe(1);
  lying = false;
  await desk.world.until(() => papersWaiting(db, caseId(1)) === 0);
  expect(desk.sent.filter((request) => request.url.endsWith('f'.repeat(64)))).toEqual([]);
});

test('stop begins no further paper', async () => {
  const { db, central } = enrolledPair();
  for (const sha256 of withPapers(db, 1, [10, 20])) central.wanted.add(sha256);
  const open = Promise.withResolvers<void>();
  const desk = testDesk(db, async (request) => {
    if (isPaper(request)) await open.promise;
    return central.take(request);
  });
  const exchange = desk.start();
  desk.world.ring();
  await desk.world.hasSent(4);
  const stopped = exchange.stop();
  open.resolve();
  await stopped;
  expect(papersWaiting(db, caseId(1))).toBe(1);
  expect(bodies(desk.sent)).toEqual([10]);
});

test('on a line with a price cases go, and papers only when somebody has let them go', async () => {
  const { db, central } = enrolledPair();
  const [first = ''] = withPapers(db, 1, [3_000]);
  central.wanted.add(first);
  const desk = testDesk(db, central.take);
  const exchange = startExchange({
    ...{ ...desk.world, db, config: { centralUrl: url, enrolmentCode: null, mode: 'live' } },
    letGo: (wanted) => lettable(db, wanted),
    onChange: () => undefined,
  });
  await desk.world.pass(3_600_000);
  expect([stateOf(db, 1), bodies(desk.sent)]).toEqual(['registered', []]);
  letPapers(db, 'operator', savedAt);
  const [later = ''] = withPapers(db, 2, [4_000]);
  central.wanted.add(later);
  exchange.wake();
  await desk.world.pass(3_600_000);
  expect([stateOf(db, 2), bodies(desk.sent)]).toEqual(['registered', [3_000]]);
  expect([papersWaiting(db, caseId(1)), papersWaiting(db, caseId(2))]).toEqual([0, 1]);
});
