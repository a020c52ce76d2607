// Promise 1 on a disk that fails: full, write-protected, with errors or unreadable, at seeded moments of start, work,
// change of key, backup and rebuild. What was called saved is there, what failed was said by its name, and the desk goes
// on when the disk does.
import { rmSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { scratchFolder } from '../powercut/scratch.ts';
import { runFaulty } from './run.ts';

test('a disk that fails takes nothing that was answered, and is named', async () => {
  const work = scratchFolder();
  onTestFinished(() => rmSync(work, { recursive: true, force: true }));
  const report = await runFaulty(work, { seed: 'sopeli', starts: 3, jobs: 16, fillings: 2 });
  expect(report.faults).toEqual([]);
  expect(report).toMatchObject({ starts: 9, jobs: 16, fillings: 2, backups: 3, rebuilds: 3 });
  expect(report.hits).toBeGreaterThan(20);
  expect(Object.keys(report.answered)).toEqual(expect.arrayContaining(['desk.disk-full', 'desk.disk-failing']));
  expect(report.cases).toBeGreaterThan(150);
  expect(report.onReserve).toBeGreaterThan(1);
});
