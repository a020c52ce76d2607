// The model of the disk against its own words: what a cut may take and what it may not.
import { describe, expect, test } from 'vitest';
import { cutImage, type Image, wholeImage } from './cut.ts';
import { diceOf } from './dice.ts';
import { type Disk, diskWith, take } from './disk.ts';
import type { Operation } from './trace.ts';

const root: Operation = { kind: 'open', fd: 1, path: '', created: false, emptied: false };
const open = (path: string, created: boolean, fd = 2): Operation => ({
  kind: 'open',
  fd,
  path,
  created,
  emptied: false,
});
const write = (at: number, bytes: string, fd = 2): Operation => ({ kind: 'write', fd, at, bytes: Buffer.from(bytes) });
const sync = (fd = 2): Operation => ({ kind: 'sync', fd });

function diskAfter(...operations: Operation[]): Disk {
  const disk = diskWith({ folders: [], files: new Map([['old', Buffer.from('o'.repeat(2048))]]) });
  for (const operation of [root, ...operations]) take(disk, operation);
  return disk;
}

/** All that may be found, as far as 2000 throws of the dice show it. */
function found(disk: Disk): Image[] {
  return Array.from({ length: 2000 }, (_, throwOf) => cutImage(disk, diceOf(`model ${throwOf}`)));
}

/** One letter a sector; of what was never written `-` for zeros, `?` for noise. */
const sectors = (bytes: Buffer | undefined): string | null =>
  bytes === undefined
    ? null
    : (
        bytes
          .toString('latin1')
          .replaceAll('\0', '-')
          .replaceAll('\xa5', '?')
          .match(/.{1,512}/gs) ?? []
      )
        .map(([one]) => one)
        .join('');

const kinds = (disk: Disk, file: string): (string | null)[] =>
  [...new Set(found(disk).map(({ files }) => sectors(files.get(file))))].sort();

describe('bytes', () => {
  test('are there once flushed', () => {
    expect(kinds(diskAfter(open('old', false), write(0, 'n'.repeat(1024)), sync()), 'old')).toEqual(['nnoo']);
  });

  test('unflushed, are there or not sector by sector, in whichever order they were written', () => {
    const disk = diskAfter(open('old', false), write(0, 'a'.repeat(1024)), write(512, 'b'.repeat(512)));
    expect(kinds(disk, 'old')).toEqual(['aaoo', 'aboo', 'aooo', 'oaoo', 'oboo', 'oooo']);
  });

  test('that grow a file leave any size between, and zeros or noise where they are missing', () => {
    const disk = diskAfter(open('old', false), write(2048, 'n'.repeat(1024)));
    expect(kinds(disk, 'old')).toEqual([
      ...['oooo', 'oooo-', 'oooo--', 'oooo-n', 'oooo?', 'oooo??', 'oooo?n'],
      ...['oooon', 'oooon-', 'oooon?', 'oooonn'],
    ]);
  });

  test('that a truncation took do not come back when the file grows again', () => {
    const disk = diskAfter(
      open('old', false),
      { kind: 'truncate', fd: 2, size: 512 },
      sync(),
      write(1024, 'n'.repeat(512)),
    );
    expect(kinds(disk, 'old')).toEqual(['o', 'o-', 'o--', 'o-n', 'o?', 'o??', 'o?n']);
  });

  test('written over are never torn inside a sector', () => {
    const disk = diskAfter(open('old', false), write(100, 'n'.repeat(100)));
    const seen = new Set(found(disk).map(({ files }) => files.get('old')?.toString('latin1').slice(0, 300)));
    expect([...seen].sort()).toEqual(
      [`${'o'.repeat(100)}${'n'.repeat(100)}${'o'.repeat(100)}`, 'o'.repeat(300)].sort(),
    );
  });
});

describe('names', () => {
  const names = (disk: Disk): string[] =>
    [...new Set(found(disk).map(({ files }) => [...files.keys()].sort().join(' ')))].sort();

  test('of a flushed file are not flushed with it, but with their folder', () => {
    const made = [open('new', true), write(0, 'n'), sync()];
    expect(names(diskAfter(...made))).toEqual(['new old', 'old']);
    expect(names(diskAfter(...made, sync(1)))).toEqual(['new old']);
  });

  test('change in a renaming together, and it brings what the file holds by then', () => {
    const disk = diskAfter(open('new', true), write(0, 'n'), sync(), { kind: 'rename', from: 'new', to: 'old' });
    expect(names(disk)).toEqual(['new old', 'old']);
    expect(kinds(disk, 'old')).toEqual(['n', 'oooo']);
  });

  test('that have nothing to do with one another change in any order', () => {
    const disk = diskAfter({ kind: 'unlink', path: 'old' }, open('new', true));
    expect(names(disk)).toEqual(['', 'new', 'new old', 'old']);
  });

  test('in a folder that is lost are lost', () => {
    const disk = diskAfter({ kind: 'mkdir', path: 'in' }, open('in/new', true), sync(), open('in', false, 3), sync(3));
    expect(names(disk)).toEqual(['in/new old', 'old']);
    take(disk, sync(1));
    expect(names(disk)).toEqual(['in/new old']);
  });
});

test('with every change on it the disk is what the running process sees', () => {
  const disk = diskAfter(open('old', false), write(0, 'n'.repeat(700)), { kind: 'truncate', fd: 2, size: 600 });
  expect(wholeImage(disk).files).toEqual(new Map([['old', Buffer.from('n'.repeat(600))]]));
});
