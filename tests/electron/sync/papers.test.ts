// Promise: cases never wait behind papers, and a paper counts as delivered only on central's signed word.
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { addPaper, papersWaiting } from '../../../db/papers.ts';
import type { Db } from '../../../db/sqlite.ts';
import type { HttpAnswer, HttpRequest } from '../../../electron/core/ports.ts';
import { pollMs } from '../../../electron/sync/policy.ts';
import { enrolledPair, refusal, testDesk } from './desk.ts';
import { caseId, savedAt, stateOf, submit } from './store.ts';

const isPaper = (request: HttpRequest): boolean => request.url.includes('/v1/papers/');

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

test('what central wants goes up whole, small ones first, each once', async () => {
  const { db, central } = enrolledPair();
  const wanted = withPapers(db, 1, [9_000, 10, 500]);
  for (const sha256 of wanted) central.wanted.add(sha256);
  const desk = testDesk(db, central.take);
  desk.start();
  await desk.world.pass(3 * pollMs);
  const uploads = desk.sent.filter(isPaper);
  expect(uploads.map((request) => request.body.byteLength)).toEqual([10, 500, 9_000]);
  expect(uploads.every((request) => request.method === 'PUT')).toBe(true);
  expect([...central.papers.keys()].sort()).toEqual([...wanted].sort());
  expect(papersWaiting(db, caseId(1))).toBe(0);
});

test('while a paper is on its way, cases go on', async () => {
  const { db, central } = enrolledPair();
  for (const sha256 of withPapers(db, 1, [50])) central.wanted.add(sha256);
  const open = Promise.withResolvers<HttpAnswer | null>();
  const desk = testDesk(db, (request) => (isPaper(request) ? open.promise : central.take(request)));
  const exchange = desk.start();
  desk.world.ring();
  await desk.world.hasSent(2);
  submit(db, 2);
  exchange.wake();
  await desk.world.hasSent(3);
  await desk.world.breathe();
  expect(stateOf(db, 2)).toBe('registered');
  expect(papersWaiting(db, caseId(1))).toBe(1);
  open.resolve(null);
  await desk.world.settle();
  expect(papersWaiting(db, caseId(1))).toBe(1);
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

test('an unsigned 201 is not believed; what the desk does not have is not sent', async () => {
  const { db, central } = enrolledPair();
  for (const sha256 of withPapers(db, 1, [10])) central.wanted.add(sha256);
  central.wanted.add('f'.repeat(64));
  let lying = true;
  const desk = testDesk(db, (request) =>
    lying && isPaper(request) ? { status: 201, headers: {}, body: new Uint8Array() } : central.take(request),
  );
  desk.start();
  await desk.world.pass(2 * pollMs);
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
  await desk.world.hasSent(2);
  const stopped = exchange.stop();
  open.resolve();
  await stopped;
  expect(papersWaiting(db, caseId(1))).toBe(1);
  expect(desk.sent).toHaveLength(2);
});
