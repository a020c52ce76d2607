// Promise: on a full disk the cases at hand are still saved, on room that was kept back for them, and the room is kept
// back again when there is some. Everything runs on a real store that really finds no page more.
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Db } from '../../../../db/sqlite.ts';
import { createReserve } from '../../../../electron/core/place/reserve.ts';
import { systemRandom } from '../../../../electron/core/random.ts';
import { generalService, submitted } from '../../application.ts';
import { openTestDesk, temporaryFolder, testDisk } from '../../desk.ts';

const bytes = 262_144;
const pdf = new TextEncoder().encode('%PDF-1.7\n1 0 obj\n%%EOF');

function reserveIn(folder: string, freeBytes: () => number) {
  const logged: string[] = [];
  const log = (event: string): void => void logged.push(event);
  const changes = { count: 0 };
  const reserve = createReserve({
    folder,
    bytes,
    disk: testDisk({}, freeBytes),
    random: systemRandom(),
    log: { error: log, info: log, debug: log },
    changed: () => {
      changes.count += 1;
    },
  });
  return { reserve, logged, changes, file: join(folder, 'reserve') };
}

test('the reserve is as large as it says, of real blocks, and made once', () => {
  const { reserve, file, changes } = reserveIn(temporaryFolder(), () => 2 * bytes);
  reserve.restore();
  const made = statSync(file);
  expect(made.size).toBe(bytes);
  expect(made.blocks * 512).toBeGreaterThanOrEqual(bytes);
  reserve.restore();
  expect(statSync(file).ino).toBe(made.ino);
  expect(changes.count).toBe(1);
});

test('it is given away once, spent until there is room for it twice, and then made again', () => {
  let free = 2 * bytes;
  const { reserve, file, logged } = reserveIn(temporaryFolder(), () => free);
  reserve.restore();
  free = 0;
  expect(reserve.spent()).toBe(false);
  expect(reserve.release()).toBe(true);
  expect(existsSync(file)).toBe(false);
  expect(reserve.release()).toBe(false);
  free = 2 * bytes - 1;
  reserve.restore();
  expect(reserve.spent()).toBe(true);
  expect(existsSync(file)).toBe(false);
  free += 1;
  expect(reserve.spent()).toBe(false);
  reserve.restore();
  expect(existsSync(file)).toBe(true);
  expect(logged).toEqual(['reserve made', 'reserve released', 'reserve made']);
});

test('before a start a disk that is as good as full gets the room; a folder that cannot be had stops nothing', () => {
  const folder = join(temporaryFolder(), 'new');
  let free = 4 * bytes;
  const { reserve, file } = reserveIn(folder, () => free);
  reserve.prepare();
  expect(existsSync(file)).toBe(true);
  free = bytes / 4;
  reserve.prepare();
  expect(existsSync(file)).toBe(true);
  free -= 1;
  reserve.prepare();
  expect(existsSync(file)).toBe(false);
  writeFileSync(file, '');
  const nowhere = reserveIn(join(file, 'below'), () => free);
  nowhere.reserve.prepare();
  expect(nowhere.logged).toEqual(['reserve not looked at']);
});

test('a reserve that does not fit after all leaves no half of it behind', () => {
  const folder = temporaryFolder();
  const disk = { ...testDisk(), space: () => ({ freeBytes: 1e9, totalBytes: 1e9 }) };
  const logged: string[] = [];
  const log = (event: string): void => void logged.push(event);
  const random = {
    ...systemRandom(),
    bytes: (): Uint8Array => {
      throw new Error('no');
    },
  };
  const needs = { folder, bytes, disk, random, log: { error: log, info: log, debug: log }, changed: () => undefined };
  createReserve(needs).restore();
  expect(readdirSync(folder)).toEqual([]);
  expect(logged).toEqual(['reserve made failed']);
});

/** A desk on a disk that can be filled: its database then finds no page more until the reserve is gone. */
async function fillableDesk() {
  const folder = temporaryFolder();
  const file = join(folder, 'reserve');
  const disk = { free: 2 * bytes, full: false };
  const wrap = (db: Db): Db => ({
    ...db,
    get inTransaction() {
      return db.inTransaction;
    },
    transaction: (body) => {
      // SQLite raises what is too low to the pages that are there: from then on not one more.
      db.pragma(`max_page_count = ${disk.full && (existsSync(file) || disk.free < 0) ? 1 : 1_000_000}`);
      return db.transaction(body);
    },
  });
  const desk = await openTestDesk({ folder, wrap, disk: testDisk({}, () => Math.max(disk.free, 0)) });
  await desk.signIn();
  return { desk, file, disk };
}

test('cases are saved on past the moment when the disk is full, and the desk says so', async () => {
  const { desk, file, disk } = await fillableDesk();
  desk.timers.fire();
  expect(existsSync(file)).toBe(true);
  expect(await desk.done('storage.read', {})).toMatchObject({ state: 'low', freeBytes: 2 * bytes });
  const told: string[] = [];
  desk.core.onEvent(({ changed }) => told.push(changed));
  Object.assign(disk, { free: 0, full: true });
  const { id } = await desk.done('draft.create', { service: generalService });
  const paper = { draft: id, field: 'answers.attachments', name: 'a.pdf', bytes: pdf };
  expect(
    await desk.call('paper.add', { ...paper, bytes: new Uint8Array([...pdf, ...new Uint8Array(500_000)]) }),
  ).toMatchObject({
    problem: { code: 'desk.disk-full' },
  });
  expect(existsSync(file)).toBe(true);

  const numbers = new Set<string>();
  for (let n = 0; n < 40; n += 1) numbers.add((await submitted(desk)).deskNumber);
  expect(existsSync(file)).toBe(false);
  expect(numbers.size).toBe(40);
  expect(desk.db.get('select count(*) as n from cases')).toEqual({ n: 40 });
  expect(desk.logged.filter(({ event }) => event === 'reserve released')).toHaveLength(1);
  expect(told).toContain('queue');
  expect(await desk.done('storage.read', {})).toMatchObject({ state: 'last' });
  expect(await desk.call('paper.add', paper)).toMatchObject({ problem: { code: 'desk.disk-full' } });
  const [deskNumber = ''] = numbers;
  expect(await desk.call('act.scan', { deskNumber, name: 'a.pdf', bytes: pdf })).toMatchObject({
    problem: { code: 'desk.disk-full' },
  });

  disk.free = 4 * bytes;
  expect((await desk.done('paper.add', paper)).size).toBe(pdf.length);
  // Quiet work comes in slices, and the words of the cases come first.
  for (let slice = 0; slice < 500 && !existsSync(file); slice += 1) desk.timers.fire();
  expect(existsSync(file)).toBe(true);
});

test('without a reserve a full disk is told, and nothing half is left', async () => {
  const { desk, disk } = await fillableDesk();
  Object.assign(disk, { free: -1, full: true });
  const filed = () => desk.db.get<{ n: number }>('select count(*) as n from drafts')?.n;
  let saved = 0;
  let code = '';
  while (code === '' && saved < 500) {
    const made = await desk.call('draft.create', { service: generalService });
    if (made.ok) saved += 1;
    else code = made.problem.code;
  }
  expect(code).toBe('desk.disk-full');
  expect(filed()).toBe(saved);
});
