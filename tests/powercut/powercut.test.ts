// Promises 1, 3 and 8 under power cuts: a real desk's writes and flushes are recorded, the power is cut at seeded moments,
// and from every disk that may be found then the desk must open by itself with every word it gave. Also that this proof
// can fail: desks with a mistake in them are found out.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildRecorder } from './compiler.ts';
import { type CutReport, type Cuts, cutRecording, emptyReport } from './cuts.ts';
import type { Recording } from './recorder.ts';
import { recordRestarts } from './restart.ts';
import { scratchFolder } from './scratch.ts';
import { keyStory, mistakenStory, shortStory } from './stories.ts';
import { recordStory } from './story.ts';
import type { Operation } from './trace.ts';

const seed = 'sopeli';
let work: string;
let library: string;
let recording: Recording;

beforeAll(async () => {
  work = scratchFolder();
  library = buildRecorder(work);
  recording = await recordStory(library, join(work, 'story'), shortStory);
}, 120_000);
afterAll(() => rmSync(work, { recursive: true, force: true }));

async function cut(one: Recording, cuts: Partial<Cuts> & { count: number; wholeEvery?: number }): Promise<CutReport> {
  const report = emptyReport();
  await cutRecording(one, { seed, first: 0, ...cuts }, join(work, 'image'), report);
  return report;
}

test('200 power cuts take nothing that was answered', async () => {
  const report = await cut(recording, { count: 200, wholeEvery: 50 });
  expect(report.faults).toEqual([]);
  expect(report.points.size).toBeGreaterThan(150);
  expect(report.cases).toBeGreaterThan(200);
  expect(report.drafts).toBeGreaterThan(100);
});

test('100 second cuts, while the desk starts again after a first, take nothing either', async () => {
  const restarts = await recordRestarts(library, join(work, 'again'), recording, { seed, first: 0, count: 20 });
  for (const one of restarts) expect((await cut(one, { count: 5 })).faults).toEqual([]);
});

test('200 power cuts while the database passes to another key take nothing either', async () => {
  const keys = await recordStory(library, join(work, 'keys'), keyStory);
  const begins = keys.operations.flatMap(({ kind }, index) => (kind === 'start' ? [index] : []))[1] ?? 0;
  const fresh = (one: Operation): boolean => one.kind === 'rename' && one.from.endsWith('.rekeyed');
  const passed = keys.operations.findIndex(fresh);
  expect(passed).toBeGreaterThan(begins);
  const change = { ...keys, operations: keys.operations.slice(0, passed + 40) };
  expect((await cut(change, { count: 120, from: begins })).faults).toEqual([]);
  const restarts = await recordRestarts(library, join(work, 'keys', 'again'), change, {
    seed,
    first: 0,
    count: 16,
    from: begins,
  });
  for (const one of restarts) expect((await cut(one, { count: 5 })).faults).toEqual([]);
});

test('a database that becomes a WAL one survives two cuts', async () => {
  const { operations } = recording;
  const from = 1 + operations.findIndex((one) => one.kind === 'unlink' && one.path.endsWith('-journal'));
  const log = operations.findIndex((one) => one.kind === 'open' && one.path.endsWith('-wal'));
  expect(from).toBeGreaterThan(0);
  expect(log).toBeGreaterThan(from - 1);
  const made = { ...recording, operations: operations.slice(0, log + 4) };
  const restarts = await recordRestarts(library, join(work, 'made'), made, { seed, first: 0, count: 40, from });
  for (const one of restarts) expect((await cut(one, { count: 10 })).faults).toEqual([]);
});

test('the same seed makes the same cuts', async () => {
  const once = await cut(recording, { count: 20 });
  const again = await cut(recording, { count: 20 });
  expect([...again.points]).toEqual([...once.points]);
});

test.for([
  ['synchronous-normal', /^case lost/],
  ['answer-before-commit', /^case lost/],
  ['key-slot-unflushed', /^does not open: desk.key-missing/],
] as const)('a desk with the mistake %s is found out', async ([mistake, loss]) => {
  const mistaken = await recordStory(library, join(work, mistake), mistakenStory(mistake));
  const { faults } = await cut(mistaken, { count: 100 });
  expect(faults.flatMap((one) => one.faults).filter((fault) => loss.test(fault))).not.toEqual([]);
});

test('a disk on which folders are never flushed is found out', async () => {
  const folders = new Set<number>();
  const forgotten = (operation: Operation): boolean => {
    if (operation.kind === 'open' && !operation.path.includes('.')) folders.add(operation.fd);
    if (operation.kind === 'open' && operation.path.includes('.')) folders.delete(operation.fd);
    return operation.kind === 'sync' && folders.has(operation.fd);
  };
  const forgetful = { ...recording, operations: recording.operations.filter((one) => !forgotten(one)) };
  const { faults } = await cut(forgetful, { count: 60 });
  expect(faults.flatMap((one) => one.faults).filter((fault) => /^case lost/.test(fault))).not.toEqual([]);
});
