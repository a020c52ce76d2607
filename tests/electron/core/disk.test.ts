// Promise: what is told of a disk is what the system says of it, through links, and before the folder exists.
import { mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { systemDisk, takesLinks } from '../../../electron/core/disk.ts';
import { judgePlace } from '../../../electron/core/place/judge.ts';
import { temporaryFolder } from '../desk.ts';

const none = { cloud: [], roaming: [] };

/** A folder in real memory: Linux always mounts a tmpfs there. */
function inMemory(): string {
  const folder = mkdtempSync('/dev/shm/sopeli-');
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('a folder in memory is known for what it is, also before it exists and through a link', () => {
  const memory = inMemory();
  const link = join(temporaryFolder(), 'desk');
  symlinkSync(memory, link);
  for (const folder of [memory, join(memory, 'not', 'yet'), join(link, 'live')]) {
    const facts = systemDisk(none).place(folder);
    expect(facts).toMatchObject({ fileSystem: 'tmpfs', links: null });
    expect(judgePlace(facts)).toBe('memory');
  }
  expect(systemDisk(none).place(join(link, 'live')).path).toBe(join(memory, 'live'));
  expect(readdirSync(memory)).toEqual([]);
});

test('a folder that the environment names as shared is compared by its real path', () => {
  const shared = temporaryFolder();
  const link = join(temporaryFolder(), 'link');
  symlinkSync(shared, link);
  const facts = systemDisk({ cloud: [link], roaming: [] }).place(join(shared, 'live'));
  expect(facts.cloud).toEqual([realpathSync(shared)]);
  expect(judgePlace({ ...facts, fileSystem: 'ext4' })).toBe('cloud');
});

test('the trial with two names leaves nothing behind and tells when it could not be made', () => {
  const folder = temporaryFolder();
  expect(takesLinks(join(folder, 'live'))).toBe(true);
  expect(readdirSync(join(folder, 'live'))).toEqual([]);
  expect(takesLinks('/dev/null/live')).toBeNull();
});

test('free room is part of the disk and shrinks as it is used', () => {
  const { freeBytes, totalBytes } = systemDisk(none).space(inMemory());
  expect(freeBytes).toBeGreaterThan(0);
  expect(totalBytes).toBeGreaterThanOrEqual(freeBytes);
});
