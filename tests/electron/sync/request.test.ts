// What the desk sends: what follows what central has, never more than the line carries, always something.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { takeRequestNumber } from '../../../db/feed.ts';
import { largestBudget, nextBudget, smallestBudget, startBudget } from '../../../electron/sync/budget.ts';
import { buildRequest, entriesWait, fitting } from '../../../electron/sync/request.ts';
import { exchangeRequestSchema, limits } from '../../../shared/protocol/exchange.ts';
import { device, enrolledStore, openDesk, savedAt, submit, testFolder } from './store.ts';

test('entries follow what is proven to be there, and the payloads are the committed texts', () => {
  const db = enrolledStore();
  const payloads = [1, 2, 3].map((serial) => submit(db, serial, `შენიშვნა ${serial}`));
  db.run('update exchange set has_seq = 1, cursor = 5');
  const request = buildRequest(db, device, startBudget, savedAt);
  expect(exchangeRequestSchema.parse(request)).toEqual(request);
  expect(request.entries.map(({ seq, payload }) => [seq, payload])).toEqual([
    [2, payloads[1]],
    [3, payloads[2]],
  ]);
  expect(request).toMatchObject({ device: device.device, epoch: 1, request: 1, cursor: 5, sentAt: savedAt });
  expect(entriesWait(db, device)).toBe(true);
  db.run('update exchange set has_seq = 3');
  expect(buildRequest(db, device, startBudget, savedAt).entries).toEqual([]);
  expect(entriesWait(db, device)).toBe(false);
});

test('a request number is on the disk before anything is sent with it', () => {
  const file = `${testFolder()}/desk.db`;
  const db = enrolledStore('', file);
  expect(buildRequest(db, device, startBudget, savedAt).request).toBe(1);
  // A second connection sees only what is committed, as the next start after a kill would.
  const next = openDesk(file);
  expect(takeRequestNumber(next)).toBe(2);
  expect(buildRequest(db, device, startBudget, savedAt).request).toBe(3);
  next.close();
  db.close();
});

const entry = (seq: number, size: number) => ({ seq, payload: 'ა'.repeat(size), hash: 'a'.repeat(64) });

test('a batch fits the budget in bytes as sent, but one entry always travels', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(3_000), { minLength: 1, maxLength: 30 }),
      fc.integer({ min: 1, max: 40_000 }),
      (sizes, budget) => {
        const all = sizes.map((size, index) => entry(index + 1, size));
        const taken = fitting(all, budget);
        const bytes = (count: number) =>
          all.slice(0, count).reduce((sum, one) => sum + Buffer.byteLength(JSON.stringify(one)), 0);
        expect(taken).toEqual(all.slice(0, taken.length));
        expect(taken.length).toBeGreaterThan(0);
        if (taken.length > 1) expect(bytes(taken.length)).toBeLessThanOrEqual(budget);
        if (taken.length < all.length) expect(bytes(taken.length + 1)).toBeGreaterThan(budget);
      },
    ),
  );
});

test('never more entries than the protocol allows', () => {
  const db = enrolledStore();
  db.transaction(() => {
    for (let serial = 1; serial <= limits.entriesPerRequest + 5; serial++) submit(db, serial);
  });
  expect(buildRequest(db, device, largestBudget, savedAt).entries).toHaveLength(limits.entriesPerRequest);
});

test('the budget follows the line: halved by silence, at most doubled by speed, untouched by small talk', () => {
  expect(nextBudget(startBudget, { bytes: 16_000, ms: 1_000, answered: false })).toBe(startBudget / 2);
  expect(nextBudget(16_384, { bytes: 16_000, ms: 1_000, answered: true })).toBe(32_768);
  expect(nextBudget(16_384, { bytes: 16_000, ms: 8_000, answered: true })).toBe(10_000);
  expect(nextBudget(startBudget, { bytes: 600, ms: 5_000, answered: true })).toBe(startBudget);
  expect(nextBudget(smallestBudget, { bytes: 8_000, ms: 60_000, answered: true })).toBe(smallestBudget);
  fc.assert(
    fc.property(
      fc.integer({ min: smallestBudget, max: largestBudget }),
      fc.nat(5_000_000),
      fc.nat(700_000),
      fc.boolean(),
      (budget, bytes, ms, answered) => {
        const next = nextBudget(budget, { bytes, ms, answered });
        expect(next).toBeGreaterThanOrEqual(smallestBudget);
        expect(next).toBeLessThanOrEqual(Math.min(largestBudget, budget * 2));
      },
    ),
  );
});
