// Promise: a paper that the line cuts again and again goes on at its byte. A real desk's exchange, a central in a process
// of its own, real sockets, and between them a line that dies every 64 KB; every byte on it is counted.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { startCentral } from '../../../build/central.ts';
import { addPaper, papersWaiting } from '../../../db/papers.ts';
import { systemClock } from '../../../electron/core/clock.ts';
import { nodeHttp } from '../../../electron/core/http.ts';
import { systemRandom } from '../../../electron/core/random.ts';
import { systemTimers } from '../../../electron/core/timers.ts';
import { startExchange } from '../../../electron/sync/exchange.ts';
import type { CaseSubmitted } from '../../../shared/cases/payload.ts';
import { cuttingLine } from './cutting-line.ts';
import { caseId, emptyStore, savedAt, submit, testFolder } from './store.ts';

const cutEvery = 65_536;
const sizes = [20_000, 300_000, 300_000, 2_000_000];
const silent = { error: () => undefined, info: () => undefined, debug: () => undefined };

test('a cut every 64 KB costs at most 1.1 times the size on the wire', async () => {
  const central = await startCentral(testFolder());
  onTestFinished(() => central.stop());
  const line = await cuttingLine(central.url, cutEvery);
  onTestFinished(() => line.end());
  const db = emptyStore();
  const contents = sizes.map((size, seed) =>
    Buffer.from(
      fc.sample(fc.uint8Array({ minLength: size, maxLength: size, size: 'max' }), { seed, numRuns: 1 })[0] ?? [],
    ),
  );
  const papers: CaseSubmitted['papers'] = contents.map((bytes) => {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    addPaper(db, { holder: caseId(1), sha256, mediaType: 'image/jpeg', bytes, addedAt: savedAt });
    return { sha256, name: 'ასლი.jpg', mediaType: 'image/jpeg', size: bytes.length };
  });
  const done = Promise.withResolvers<void>();
  let enrolled = false;
  const exchange = startExchange({
    db,
    clock: systemClock(),
    random: systemRandom(),
    timers: systemTimers(),
    http: nodeHttp(),
    log: silent,
    config: { centralUrl: line.url, enrolmentCode: central.enrolmentCode, mode: 'practice' },
    onChange: (what) => {
      if (what === 'desk' && !enrolled) {
        enrolled = true;
        submit(db, 1, 'ასლებით', papers);
        exchange.wake();
      }
      if (what === 'cases' && enrolled && papersWaiting(db, caseId(1)) === 0) done.resolve();
    },
  });
  onTestFinished(() => exchange.stop());
  await done.promise;
  const size = sizes.reduce((sum, one) => sum + one, 0);
  const wire = line.bytes.up + line.bytes.down;
  console.log(`${size} bytes of papers, ${line.cuts()} cuts, ${wire} bytes on the wire: ${(wire / size).toFixed(3)}`);
  expect(line.cuts()).toBeGreaterThanOrEqual(Math.floor(size / cutEvery) - 1);
  expect(wire / size).toBeLessThan(1.1);
});
