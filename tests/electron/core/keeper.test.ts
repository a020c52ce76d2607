// Promises: "saved" is answered when the journal has the case too; a journal that fails undoes nothing and is shown; a
// backup is verified before it counts, lies encrypted in the second place with the key slots, and its failures are told.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { type BackupName, backupFile, backupsToDrop, readBackupName, stampOf } from '../../../db/backup/names.ts';
import { backupFolder } from '../../../db/backup/place.ts';
import { enrolDevice } from '../../../db/device.ts';
import { readJournal } from '../../../db/journal/read.ts';
import { openStore } from '../../../db/open.ts';
import { openReader } from '../../../db/reader.ts';
import { composeDesk, type DeskNeeds } from '../../../electron/core/compose.ts';
import { readBackupMemory, writeBackupMemory } from '../../../electron/core/keeper/backup-memory.ts';
import { backupDue, checkDue } from '../../../electron/core/keeper/due.ts';
import { databaseFile, databaseKey, journalFile } from '../../../electron/core/key-slot.ts';
import { systemRandom } from '../../../electron/core/random.ts';
import { practiceOperator } from '../../../electron/services/practice.ts';
import type { BackupState } from '../../../shared/contract/backup.ts';
import { applicationContent, generalService } from '../application.ts';
import {
  catalogue,
  keeperWorker,
  passwordWorker,
  temporaryFolder,
  testClock,
  testDevice,
  testDisk,
  testKeystore,
  testTimers,
} from '../desk.ts';

const silent = (): void => undefined;

/** A desk made as in earnest, with its threads, enrolled and signed in. */
async function wholeDesk(folder = temporaryFolder(), backup?: string) {
  const key = databaseKey(folder, testKeystore(), systemRandom());
  if (!key.ok) throw new Error(key.problem.code);
  const store = openStore(databaseFile(folder), key.value);
  if (!store.ok) throw new Error(store.problem.code);
  const fresh = store.value.get('select 1 from device') === undefined;
  store.value.close();
  const clock = testClock();
  const failures: string[] = [];
  const needs: DeskNeeds = {
    config: {
      mode: 'practice',
      folder,
      centralUrl: null,
      enrolmentCode: null,
      version: '1.2.3',
      ...(backup === undefined ? {} : { backupFolder: backup }),
    },
    clock,
    random: systemRandom(),
    timers: testTimers(),
    http: { send: () => Promise.resolve(null) },
    printer: { pdf: () => Promise.reject(new Error('no printer')), print: () => Promise.resolve(false) },
    keystore: testKeystore(),
    disk: testDisk(),
    reserveBytes: 262_144,
    log: { error: (event) => void failures.push(event), info: silent, debug: silent },
    foundingCatalogue: JSON.stringify(catalogue),
    passwordWorker,
    keeperWorker,
  };
  const desk = await composeDesk(needs);
  if (!desk.ok) throw new Error(desk.problem.code);
  let stopped: Promise<void> | null = null;
  const stop = (): Promise<void> => {
    stopped ??= desk.value.stop();
    return stopped;
  };
  onTestFinished(stop);
  const call = async (name: string, input: unknown): Promise<unknown> => {
    const result = await desk.value.dispatch(name, input);
    if (!result.ok) throw new Error(`${name}: ${result.problem.code} ${result.problem.detail}`);
    return result.value;
  };
  if (fresh) {
    const second = openStore(databaseFile(folder), key.value);
    if (!second.ok) throw new Error(second.problem.code);
    enrolDevice(second.value, testDevice);
    second.value.close();
  }
  await call('session.sign-in', { operator: practiceOperator.operator, password: practiceOperator.password });
  const submit = async (): Promise<string> => {
    const draft = (await call('draft.create', { service: generalService })) as { id: string; revision: number };
    const content = applicationContent();
    const { revision } = (await call('draft.save', { draft: draft.id, revision: draft.revision, content })) as {
      revision: number;
    };
    return ((await call('case.submit', { draft: draft.id, revision })) as { deskNumber: string }).deskNumber;
  };
  const state = async (): Promise<BackupState> => (await call('backup.read', {})) as BackupState;
  /** Resolves when the state is so; looked at again whenever the desk says that it changed. */
  const until = (met: (now: BackupState) => boolean): Promise<BackupState> =>
    new Promise((resolve, reject) => {
      const look = (): void => void state().then((now) => met(now) && resolve(now), reject);
      desk.value.onEvent((event) => event.changed === 'backup' && look());
      look();
    });
  return { folder, clock, key: key.value, call, submit, state, until, stop, failures };
}

function journaled(folder: string, key: Uint8Array): string[] {
  const numbers: string[] = [];
  readJournal(journalFile(folder), key, (one) => one.kind === 'case' && numbers.push(one.deskNumber));
  return numbers;
}

test('when "saved" is answered the journal has the case; after a restart too', async () => {
  const desk = await wholeDesk();
  const first = await desk.submit();
  expect(journaled(desk.folder, desk.key)).toEqual([first]);
  const second = await desk.submit();
  expect(journaled(desk.folder, desk.key)).toEqual([first, second]);
  await desk.stop();
  const again = await wholeDesk(desk.folder);
  const third = await again.submit();
  expect(journaled(desk.folder, desk.key)).toEqual([first, second, third]);
  expect((await again.state()).journal).toBeNull();
});

test('a journal that cannot be written undoes no case and is shown until it can be again', async () => {
  const folder = temporaryFolder();
  mkdirSync(`${journalFile(folder)}.new`);
  const desk = await wholeDesk(folder);
  const first = await desk.submit();
  expect(first).toMatch(/^\d{15}$/);
  expect((await desk.state()).journal).toMatchObject({ code: 'journal.failed', detail: 'EISDIR' });
  rmSync(`${journalFile(folder)}.new`, { recursive: true });
  const second = await desk.submit();
  expect((await desk.state()).journal).toBeNull();
  expect(journaled(folder, desk.key)).toEqual([first, second]);
});

test('a desk whose database lost cases, or is gone, does not begin anew beside its journal', async () => {
  const desk = await wholeDesk();
  const database = databaseFile(desk.folder);
  await desk.stop();
  const before = readFileSync(database);
  const again = await wholeDesk(desk.folder);
  await again.submit();
  await again.stop();
  writeFileSync(database, before);
  await expect(wholeDesk(desk.folder)).rejects.toThrow('desk.database-behind');
  rmSync(database);
  // Opened by itself there would be a new, empty store.
  const code = await composeDeskCode(desk.folder);
  expect(code).toBe('desk.database-unreadable');
});

async function composeDeskCode(folder: string): Promise<string> {
  const desk = await composeDesk({
    config: { mode: 'practice', folder, centralUrl: null, enrolmentCode: null, version: '1.2.3' },
    clock: testClock(),
    random: systemRandom(),
    timers: testTimers(),
    http: { send: () => Promise.resolve(null) },
    printer: { pdf: () => Promise.reject(new Error('no printer')), print: () => Promise.resolve(false) },
    keystore: testKeystore(),
    disk: testDisk(),
    reserveBytes: 262_144,
    log: { error: silent, info: silent, debug: silent },
    foundingCatalogue: JSON.stringify(catalogue),
    passwordWorker,
    keeperWorker,
  });
  return desk.ok ? 'ok' : desk.problem.code;
}

test('a journal set aside that the disk will not let go is told, and the backup counts all the same', async () => {
  const desk = await wholeDesk(undefined, temporaryFolder());
  await desk.submit();
  // What cannot be read like a file.
  mkdirSync(`${journalFile(desk.folder)}.damaged-20260301T000000Z`);
  await desk.call('backup.run', {});
  await desk.until(({ backup }) => backup.last !== null);
  await desk.stop();
  expect(desk.failures).toContain('journal.not-removed');
});

test('a backup lies verified and sealed in the second place, with the key slot', async () => {
  const place = temporaryFolder();
  const desk = await wholeDesk(undefined, place);
  const number = await desk.submit();
  expect(await desk.state()).toMatchObject({ backup: { place, last: null, problem: null } });
  await desk.call('backup.run', {});
  const done = await desk.until(({ backup }) => backup.last !== null);
  expect(done.backup).toMatchObject({ running: false, problem: null, ageHours: 0 });
  const folder = backupFolder(place, desk.key);
  const [database = '', slot = '', ...more] = readdirSync(folder).sort();
  expect(more).toEqual([]);
  expect([readBackupName(database)?.number, slot]).toEqual([1, `${database}.key-slots.json`]);
  const copy = openReader(join(folder, database), desk.key);
  if (!copy.ok) throw new Error(copy.problem.code);
  expect(copy.value.get('select desk_number as number from cases')).toEqual({ number });
  copy.value.close();
  expect(openReader(join(folder, database), new Uint8Array(32))).toMatchObject({ ok: false });
  desk.clock.advance(5 * 3_600_000);
  expect((await desk.state()).backup.ageHours).toBe(5);
});

test('a second place that is not there, or cannot be written, is told; earlier backups count on', async () => {
  const place = temporaryFolder();
  const desk = await wholeDesk(undefined, place);
  await desk.call('backup.run', {});
  const { backup } = await desk.until((now) => now.backup.last !== null);
  rmSync(place, { recursive: true });
  await desk.call('backup.run', {});
  const gone = await desk.until((now) => now.backup.problem !== null);
  expect(gone.backup).toMatchObject({ last: backup.last, problem: { code: 'backup.unreachable' } });
  mkdirSync(place);
  writeFileSync(backupFolder(place, desk.key), 'a file where the folder belongs');
  await desk.call('backup.run', {});
  const refused = await desk.until((now) => !now.backup.running && now.backup.problem?.code !== 'backup.unreachable');
  expect(refused.backup.problem).toMatchObject({ code: 'backup.failed', detail: 'EEXIST' });
});

test('without a second place the desk says so', async () => {
  const desk = await wholeDesk();
  expect((await desk.state()).backup).toMatchObject({ place: null, problem: { code: 'backup.no-place' } });
});

const instants = fc
  .integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2026, 3, 1) })
  .map((time) => new Date(Math.floor(time / 1000) * 1000).toISOString());
const series = fc
  .array(instants, { maxLength: 200 })
  .map((times): BackupName[] => times.sort().map((at, index) => ({ number: index + 1, at })));
const hour = ({ at }: BackupName): string => at.slice(0, 13);
const day = ({ at }: BackupName): string => new Date(Date.parse(at) + 4 * 3_600_000).toISOString().slice(0, 10);

test('rotation keeps the newest of the last 24 hours and 30 days that have one, and dropping again drops nothing', () => {
  fc.assert(
    fc.property(series, (all) => {
      const dropped = new Set(backupsToDrop(all));
      const kept = all.filter((one) => !dropped.has(one));
      for (const [period, count] of [
        [hour, 24],
        [day, 30],
      ] as const) {
        const last = [...new Set(all.map(period))].slice(-count);
        for (const one of last) expect(kept).toContain(all.findLast((other) => period(other) === one));
      }
      expect(kept.length).toBeLessThanOrEqual(54);
      expect(kept.at(-1)).toBe(all.at(-1));
      expect(backupsToDrop(kept)).toEqual([]);
    }),
    { seed: 20_261_123, numRuns: 200 },
  );
});

test('a backup made under a clock that fell back is the newest all the same', () => {
  const all = [1, 2, 3].map((number) => ({ number, at: `2026-03-0${number}T08:00:00.000Z` }));
  const fallen = { number: 4, at: '2020-01-01T00:00:00.000Z' };
  expect(backupsToDrop([...all, fallen])).toEqual([]);
  expect(readBackupName(backupFile(fallen))).toEqual(fallen);
  expect(stampOf('2026-03-02T08:15:00.123Z')).toBe('20260302T081500Z');
  expect(readBackupName('desk-1.db')).toBeNull();
});

test('a backup is due each hour, at the day’s end and after a clock that fell back; a full check when idle', () => {
  const due = (now: string, last: string | null) =>
    backupDue(`2026-03-02T${now}:00.000Z`, last && `2026-03-02T${last}:00.000Z`);
  expect([due('08:00', null), due('08:59', '08:00'), due('09:00', '08:00'), due('07:00', '08:00')]).toEqual([
    true,
    false,
    true,
    true,
  ]);
  // 17:30 in Tbilisi is 13:30 UTC.
  expect([due('13:29', '13:00'), due('13:31', '13:00'), due('13:50', '13:31')]).toEqual([false, true, false]);
  const check = (hours: number, idle: boolean) =>
    checkDue(new Date(Date.UTC(2026, 2, 2) + hours * 3_600_000).toISOString(), '2026-03-02T00:00:00.000Z', idle);
  expect([check(23, true), check(24, true), check(71, false), check(72, false)]).toEqual([false, true, false, true]);
});

test('of keys that the desk had before, the folders are remembered, and their backups count no more', () => {
  const folder = temporaryFolder();
  const [backup, check] = ['2026-03-02T08:00:00.000Z', '2026-03-02T07:00:00.000Z'];
  expect(readBackupMemory(folder, 'first')).toEqual({ folder: 'first', earlier: [], backup: null, check: null });
  writeBackupMemory(folder, { folder: 'first', earlier: [], backup, check });
  const second = readBackupMemory(folder, 'second');
  expect(second).toEqual({ folder: 'second', earlier: ['first'], backup: null, check: null });
  writeBackupMemory(folder, { ...second, backup });
  expect(readBackupMemory(folder, 'second').backup).toBe(backup);
  expect(readBackupMemory(folder, 'third').earlier).toEqual(['first', 'second']);
});
