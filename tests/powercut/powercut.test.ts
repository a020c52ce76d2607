// Promises 1, 3 and 8 under power cuts: a real desk's writes and flushes are recorded, the power is cut at seeded moments,
// and from every disk that may be found then the desk must open by itself with every word it gave. Also that this proof
// can fail: desks with a mistake in them are found out.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildRecorder } from './compiler.ts';
import { type CutReport, type Cuts, cutRecording, emptyReport } from './cuts.ts';
import { judge, mutants, mutated } from './mutants.ts';
import type { Recording } from './recorder.ts';
import { recordRestarts } from './restart.ts';
import { scratchFolder } from './scratch.ts';
import { backupStory, keyStory, migrationStory, shortStory } from './stories.ts';
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
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

type Cutting = Partial<Cuts> & { count: number; wholeEvery?: number; rebuiltEvery?: number };

async function cut(one: Recording, cuts: Cutting): Promise<CutReport> {
  const report = emptyReport();
  await cutRecording(one, { seed, first: 0, ...cuts }, join(work, 'image'), report);
  return report;
}

test('power cuts take nothing that was answered, not even with the database destroyed afterwards', async () => {
  const report = await cut(recording, { count: 90, wholeEvery: 45, rebuiltEvery: 10 });
  expect(report.faults).toEqual([]);
  expect(report.points.size).toBeGreaterThan(70);
  expect(report.rebuilds).toBeGreaterThan(5);
  expect(report.cases).toBeGreaterThan(80);
  expect(report.drafts).toBeGreaterThan(50);
});

test('second cuts, while the desk starts again after a first, take nothing either', async () => {
  const restarts = await recordRestarts(library, join(work, 'again'), recording, { seed, first: 0, count: 12 });
  for (const one of restarts) expect((await cut(one, { count: 5 })).faults).toEqual([]);
});

test('power cuts while the database passes to another key take nothing either', async () => {
  const keys = await recordStory(library, join(work, 'keys'), { ...keyStory, lives: keyStory.lives.slice(0, 1) });
  const fresh = (one: Operation): boolean => one.kind === 'rename' && one.from.endsWith('.rekeyed');
  const passed = keys.operations.findIndex(fresh);
  expect(passed).toBeGreaterThan(0);
  const change = { ...keys, operations: keys.operations.slice(0, passed + 40) };
  expect((await cut(change, { count: 60 })).faults).toEqual([]);
  const restarts = await recordRestarts(library, join(work, 'keys', 'again'), change, { seed, first: 0, count: 8 });
  for (const one of restarts) expect((await cut(one, { count: 5 })).faults).toEqual([]);
});

test('power cuts while a backup is made leave the old ones or a whole new one', async () => {
  const [day] = backupStory.lives;
  const backups = await recordStory(library, join(work, 'backups'), {
    ...backupStory,
    lives: day === undefined ? [] : [{ ...day, applications: 4 }],
  });
  const named = (one: Operation): boolean => one.kind === 'rename' && one.from.endsWith('.part');
  expect(backups.operations.filter(named).length).toBeGreaterThan(1);
  const dropped = (one: Operation): boolean => one.kind === 'unlink' && /desk-\d+-\w+\.db$/.test(one.path);
  expect(backups.operations.filter(dropped).length).toBeGreaterThan(0);
  const from = backups.operations.findIndex(({ kind }) => kind === 'mark');
  expect((await cut(backups, { count: 60, from })).faults).toEqual([]);
});

test('power cuts while an older schema is brought up to date take nothing', async () => {
  const older = await recordStory(library, join(work, 'older'), migrationStory);
  const copied = older.operations.findIndex((one) => one.kind === 'rename' && /\.schema-\d+$/.test(one.to));
  expect(copied).toBeGreaterThan(0);
  const answered = older.operations.findIndex(({ kind }) => kind === 'mark');
  const migrated = { ...older, operations: older.operations.slice(0, answered) };
  expect((await cut(migrated, { count: 60 })).faults).toEqual([]);
});

test('a database that becomes a WAL one survives two cuts', async () => {
  const { operations } = recording;
  const from = 1 + operations.findIndex((one) => one.kind === 'unlink' && one.path.endsWith('-journal'));
  const log = operations.findIndex((one) => one.kind === 'open' && one.path.endsWith('-wal'));
  expect(from).toBeGreaterThan(0);
  expect(log).toBeGreaterThan(from - 1);
  const made = { ...recording, operations: operations.slice(0, log + 4) };
  const restarts = await recordRestarts(library, join(work, 'made'), made, { seed, first: 0, count: 14, from });
  for (const one of restarts) expect((await cut(one, { count: 6 })).faults).toEqual([]);
});

test('the same seed makes the same cuts', async () => {
  const once = await cut(recording, { count: 10 });
  const again = await cut(recording, { count: 10 });
  expect([...again.points]).toEqual([...once.points]);
});

test('a desk that answers before the journal is flushed is found out', async () => {
  const mutant = mutants.find(({ name }) => name === 'answer before the journal is flushed');
  if (mutant === undefined) throw new Error('no such mutant');
  const { found, said } = await judge({ ...mutant, cuts: 60 });
  expect(found, said).toBe(true);
});

test('every mutant still fits the sources', () => {
  for (const mutant of mutants) expect(mutated(mutant).size).toBeGreaterThan(0);
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
