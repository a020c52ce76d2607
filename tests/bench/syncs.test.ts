// Promise: what is answered "saved" costs the disk two flushes, whatever the machine: one of the database's log, one of
// the journal. On the slow disks of desks they are what the operator waits for.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../electron/desk.ts';
import { buildRecorder } from '../powercut/compiler.ts';
import { lyingIn, placesIn, readRecorded, runRecorded } from '../powercut/recorder.ts';

const cases = 12;

test('a case is saved with one flush of the log and one of the journal', async () => {
  const work = temporaryFolder();
  const { disk, marks } = placesIn(work);
  const folder = join(disk, 'desk');
  mkdirSync(folder, { recursive: true });
  const before = lyingIn(disk);
  const script = fileURLToPath(new URL('store/children/committing.ts', import.meta.url));
  await runRecorded(buildRecorder(work), work, [script, folder, String(cases), marks]);
  const paths = new Map<number, string>();
  const flushed: string[] = [];
  let within = false;
  for (const operation of readRecorded(work, before)) {
    if (operation.kind === 'mark') within = operation.text === '<commits>';
    if (operation.kind === 'open') paths.set(operation.fd, operation.path);
    if (operation.kind === 'rename') {
      for (const [fd, path] of paths) if (path === operation.from) paths.set(fd, operation.to);
    }
    if (operation.kind === 'sync' && within) flushed.push(paths.get(operation.fd) ?? '');
  }
  expect(flushed).toEqual(Array.from({ length: cases }, () => ['desk/desk.db-wal', 'desk/journal.log']).flat());
});
