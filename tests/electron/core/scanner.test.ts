// Promises: the scanner's folder is read by content, whole files only, and nothing outside it; a file goes only when it was
// read, is unchanged, and somebody asked.
import { appendFileSync, existsSync, mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openTestDesk, temporaryFolder } from '../desk.ts';

const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 0xff, 0xd9]);

async function withFolder() {
  const folder = join(temporaryFolder(), 'scans');
  mkdirSync(folder);
  const desk = await openTestDesk({ scannerFolder: folder });
  await desk.signIn();
  let minute = 0;
  /** Each file is a minute younger than the one before. */
  const scan = (name: string, bytes: string | Buffer): string => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    minute += 1;
    utimesSync(path, minute * 60, minute * 60);
    return path;
  };
  const names = async () => (await desk.done('scanner.list', {})).files.map(({ name }) => name);
  return { folder, desk, scan, names };
}

test('whole papers are offered by content, newest first; programs, halves, folders and links are not', async () => {
  const { folder, desk, scan, names } = await withFolder();
  scan('ძველი.pdf', '%PDF-1.4\n…\n%%EOF\n');
  scan('სურათი.txt', jpeg);
  scan('program.jpg', 'MZ program');
  scan('half.pdf', '%PDF-1.4\n…');
  scan('half.jpg', jpeg.subarray(0, 7));
  scan('empty.pdf', '');
  mkdirSync(join(folder, 'folder.pdf'));
  symlinkSync(join(folder, 'ძველი.pdf'), join(folder, 'link.pdf'));
  expect(await names()).toEqual(['სურათი.txt', 'ძველი.pdf']);
  appendFileSync(join(folder, 'half.jpg'), jpeg.subarray(7));
  expect(await names()).toContain('half.jpg');
  const { files } = await desk.done('scanner.list', {});
  expect(files.find(({ name }) => name === 'სურათი.txt')).toMatchObject({ mediaType: 'image/jpeg', taken: false });
});

test('a file is read, and deleted only then, unchanged and by name', async () => {
  const { folder, desk, scan } = await withFolder();
  const path = scan('ახალი.jpg', jpeg);
  const refused = { problem: { code: 'scanner.unreadable' } };
  expect(await desk.call('scanner.remove', { name: 'ახალი.jpg' })).toMatchObject(refused);
  expect((await desk.done('scanner.read', { name: 'ახალი.jpg' })).bytes).toEqual(new Uint8Array(jpeg));
  expect((await desk.done('scanner.list', {})).files).toMatchObject([{ taken: true }]);
  scan('ახალი.jpg', Buffer.concat([jpeg, jpeg]));
  expect(await desk.call('scanner.remove', { name: 'ახალი.jpg' })).toMatchObject(refused);
  expect(existsSync(path)).toBe(true);
  await desk.done('scanner.read', { name: 'ახალი.jpg' });
  await desk.done('scanner.remove', { name: 'ახალი.jpg' });
  expect(existsSync(path)).toBe(false);
  writeFileSync(join(folder, '..', 'outside.jpg'), jpeg);
  for (const name of ['../outside.jpg', join(folder, 'ახალი.jpg'), '..', '..\\outside.jpg']) {
    expect(await desk.call('scanner.read', { name })).toMatchObject(refused);
  }
});

test('a folder that is gone is said to be; without one nothing is watched', async () => {
  const gone = await openTestDesk({ scannerFolder: join(temporaryFolder(), 'none') });
  await gone.signIn();
  expect(await gone.call('scanner.list', {})).toMatchObject({ problem: { code: 'scanner.unreadable' } });
  const none = await openTestDesk();
  await none.signIn();
  expect(await none.done('scanner.list', {})).toEqual({ watched: false, files: [] });
  expect(await none.call('scanner.read', { name: 'a' })).toMatchObject({ problem: { code: 'scanner.unreadable' } });
});
