// Promises 1 to 3 when the disk fails: whatever was called saved is there after a rebuild or is named; central has each
// case once; no desk number is given twice; and nothing damaged is deleted.
import { execFile } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { verifyAudit } from '../../db/audit.ts';
import { openReader } from '../../db/reader.ts';
import { databaseFile, journalFile } from '../../electron/core/key-slot.ts';
import { numbersOf, rebuilt, saidIn } from './rebuild.ts';
import { allSent, centralOn, copyOf, type Disk, type History, keyOf, liveHistory, openDesk, signIn } from './world.ts';

let history: History;
beforeAll(async () => {
  history = await liveHistory();
});
afterAll(() => rmSync(dirname(history.disk.root), { recursive: true, force: true }));

const page = 4096;
const saved = () => [...history.registered, ...history.backedUp, ...history.after];
const sorted = (list: readonly { deskNumber: string }[]): string[] => list.map(({ deskNumber }) => deskNumber).sort();

/** The desk works on: sends all, takes one more case; central has each exactly once. */
async function worksOn(disk: Disk, expected: readonly { id: string; deskNumber: string }[]): Promise<void> {
  const { central, control } = await centralOn(disk.root);
  onTestFinished(() => central.stop());
  const desk = await openDesk(disk, central.url, null);
  if (typeof desk === 'string') throw new Error(desk);
  onTestFinished(() => desk.stop());
  desk.core.start();
  await signIn(desk);
  // A database that was put back on purpose is not taken for a disk that forgets.
  expect((await desk.call('storage.read', {})).warnings).toEqual([]);
  const another = await desk.submit(7);
  expect(sorted(saved())).not.toContain(another.deskNumber);
  await desk.until(() => allSent(desk));
  const { rebuilt: told } = await desk.call('storage.read', {});
  expect(told.map(({ lacking }) => lacking)).toEqual(told.map(() => ({ registered: [], others: 0 })));
  for (const { deskNumber } of expected) {
    await desk.until(async () => (await desk.call('case.read', { deskNumber })).papersWaiting === 0);
  }
  const entries = await control.get<{ payload: string }[]>('/entries');
  const cases = new Map(entries.map(({ payload }) => [(JSON.parse(payload) as { case: string }).case, payload]));
  const registered = new Set([...expected, another, ...history.registered].map(({ id }) => id));
  expect([...cases.keys()].sort()).toEqual([...registered].sort());
  expect(new Set(entries.map(({ payload }) => payload)).size).toBe(cases.size);
  const { cases: counted } = await control.until({ registered: registered.size });
  expect(counted).toBe(registered.size);
  await desk.stop();
  const store = openReader(databaseFile(disk.desk), keyOf(disk));
  if (!store.ok) throw new Error(store.problem.code);
  const wrong = store.value.get<{ n: number }>("select count(*) as n from case_states where state <> 'registered'");
  expect(wrong).toEqual({ n: 0 });
  const given = store.value.get<{ n: number; all: number }>(
    'select count(distinct registration_number) as n, count(*) as "all" from case_states',
  );
  expect(given?.n).toBe(given?.all);
  expect(verifyAudit(store.value).ok).toBe(true);
  store.value.close();
}

/** The file's bytes with some pages written over. */
function overwritten(file: string, seed: number, share: number): void {
  const bytes = readFileSync(file);
  const pages = Math.floor(bytes.length / page);
  const [hits = []] = fc.sample(
    fc.array(fc.integer({ min: 1, max: pages - 1 }), {
      minLength: Math.ceil(pages * share),
      maxLength: Math.ceil(pages * share),
    }),
    { seed, numRuns: 1 },
  );
  for (const hit of hits) bytes.fill(hit % 251, hit * page, (hit + 1) * page);
  writeFileSync(file, bytes);
}

function nothingLeftOf(file: string): void {
  writeFileSync(file, Buffer.alloc(page * 10));
  for (const suffix of ['-wal', '-shm']) rmSync(file + suffix, { force: true });
}

const disasters: readonly (readonly [string, (file: string) => void])[] = [
  ['a tenth of the pages overwritten', (file) => overwritten(file, 1, 0.1)],
  ['other pages overwritten', (file) => overwritten(file, 2, 0.1)],
  ['half of the pages overwritten', (file) => overwritten(file, 3, 0.5)],
  [
    // With its log the first page may still be known from there.
    'the first page zeroed and its log gone',
    (file) => {
      writeFileSync(file, readFileSync(file).fill(0, 0, page));
      rmSync(`${file}-wal`);
    },
  ],
  ['cut off in the middle', (file) => truncateSync(file, Math.floor(statSync(file).size / 2))],
  ['all zeroed', (file) => writeFileSync(file, readFileSync(file).fill(0))],
  ['empty', (file) => truncateSync(file, 0)],
  ['deleted', (file) => rmSync(file)],
  [
    'deleted with its log',
    (file) => {
      for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
    },
  ],
  ['without its log', (file) => rmSync(`${file}-wal`)],
];

test.each(disasters)('the database is %s: backup, rest and journal bring every case back', async (_name, strike) => {
  const disk = copyOf(history.disk);
  const file = databaseFile(disk.desk);
  strike(file);
  const struck = existsSync(file) ? readFileSync(file) : null;
  const opened = await openDesk(copyOf(disk), 'http://127.0.0.1:9', null);
  if (typeof opened !== 'string') await opened.stop();
  expect(opened).toMatch(/^desk\.database-/);
  const report = rebuilt(disk);
  expect(numbersOf(disk)).toEqual(sorted(saved()));
  expect(saidIn(disk)).toEqual({ notes: 2, kept: 1, joined: 1, held: 1 });
  expect(report).toMatchObject({ missingNumbers: [], casesWithoutPapers: [], casesFromBackup: 5, epoch: 2 });
  expect(report.fromJournal).toMatchObject({ breaks: 0, tornBytes: 0, opens: true });
  const kept = join(report.setAside, 'desk.db');
  expect(existsSync(kept) ? readFileSync(kept) : null).toEqual(struck);
  expect(readdirSync(report.setAside)).toContain('journal.log');
  await worksOn(disk, saved());
});

test('of a database that is only behind nothing is lost that it still says', () => {
  const disk = copyOf(history.disk);
  const counts = (file: string): unknown => {
    const store = openReader(file, keyOf(disk));
    if (!store.ok) throw new Error(store.problem.code);
    const count = (table: string): unknown => store.value.get(`select count(*) as n from ${table}`);
    const all = ['operators', 'cases', 'papers', 'outbox', 'deliveries', 'feed_events', 'receipts', 'serials'].map(
      count,
    );
    store.value.close();
    return all;
  };
  const before = counts(databaseFile(disk.desk));
  rmSync(disk.place, { recursive: true });
  rmSync(journalFile(disk.desk));
  const report = rebuilt(disk);
  expect(report.fromDamaged?.filter(({ whole }) => !whole)).toEqual([]);
  expect(report.fromDamaged?.find(({ table }) => table === 'cases')?.added).toBe(8);
  const after = counts(databaseFile(disk.desk)) as { n: number }[];
  // Cases that central has not settled stand in the queue once more, in the new epoch.
  expect(after.map(({ n }, index) => (index === 3 ? n - report.entered : n))).toEqual(
    (before as { n: number }[]).map(({ n }) => n),
  );
  expect(report.entered).toBe(5);
});

test('a lost shared-memory file is made anew by itself', async () => {
  const disk = copyOf(history.disk);
  rmSync(`${databaseFile(disk.desk)}-shm`, { force: true });
  await worksOn(disk, saved());
});

test('without any backup the journal alone brings back the desk, its unsent cases and its name at central', async () => {
  const disk = copyOf(history.disk);
  nothingLeftOf(databaseFile(disk.desk));
  rmSync(disk.place, { recursive: true });
  const report = rebuilt(disk);
  expect(report).toMatchObject({
    backup: null,
    fromDamaged: null,
    missingNumbers: [],
    casesWithoutPapers: [],
    epoch: 2,
  });
  expect(numbersOf(disk)).toEqual(sorted(saved()));
  expect(saidIn(disk)).toEqual({ notes: 2, kept: 1, joined: 1, held: 1 });
  await worksOn(disk, saved());
});

test('without journal and database the backup is all there is: no number after it is given twice', async () => {
  const disk = copyOf(history.disk);
  nothingLeftOf(databaseFile(disk.desk));
  rmSync(journalFile(disk.desk));
  const report = rebuilt(disk);
  expect(report).toMatchObject({ fromDamaged: null, fromJournal: null, casesFromBackup: 5, cases: 5 });
  const before = [...history.registered, ...history.backedUp];
  expect(numbersOf(disk)).toEqual(sorted(before));
  await worksOn(disk, before);
});

test('what central alone still has is told when its answer comes, and so is the day by which the damaged files go', async () => {
  const disk = copyOf(history.disk);
  const { central } = await centralOn(disk.root);
  onTestFinished(() => central.stop());
  const open = async () => {
    const desk = await openDesk(disk, central.url, null);
    if (typeof desk === 'string') throw new Error(desk);
    onTestFinished(() => desk.stop());
    await signIn(desk);
    return desk;
  };
  const earlier = await open();
  earlier.core.start();
  await earlier.until(() => allSent(earlier));
  const numbers: (string | null)[] = [];
  for (const { deskNumber } of history.after) {
    numbers.push((await earlier.call('case.read', { deskNumber })).summary.registrationNumber);
  }
  await earlier.stop();
  // The second place is as it was before they were saved, and nothing else is left.
  rmSync(disk.place, { recursive: true });
  cpSync(history.disk.place, disk.place, { recursive: true });
  nothingLeftOf(databaseFile(disk.desk));
  rmSync(journalFile(disk.desk));
  const { setAside } = rebuilt(disk, new Date().toISOString());
  const desk = await open();
  const told = async () => (await desk.call('storage.read', {})).rebuilt;
  expect(await told()).toMatchObject([{ folder: basename(setAside), overdue: false, lacking: null }]);
  desk.core.start();
  await desk.until(() => allSent(desk));
  await desk.until(async () => (await told())[0]?.lacking !== null);
  const days = Date.parse((await told())[0]?.until ?? '') - Date.parse((await told())[0]?.at.slice(0, 10) ?? '');
  expect(Math.round(days / 86_400_000)).toBeGreaterThanOrEqual(30);
  expect((await told())[0]?.lacking).toEqual({ registered: numbers.toSorted(), others: 0 });
});

test('a case that is nowhere any more is named by its number', () => {
  const disk = copyOf(history.disk);
  nothingLeftOf(databaseFile(disk.desk));
  rmSync(disk.place, { recursive: true });
  const journal = readFileSync(journalFile(disk.desk));
  // The frames of all but the last cases: a stretch in the middle of the file is lost.
  const frames: number[] = [];
  for (let at = journal.indexOf('SJR1'); at >= 0; at = journal.indexOf('SJR1', at + 1)) frames.push(at);
  const hit = frames.at(-2) ?? 0;
  journal.fill(0, hit, hit + 60);
  writeFileSync(journalFile(disk.desk), journal);
  const report = rebuilt(disk);
  expect(report.fromJournal?.breaks).toBeGreaterThan(0);
  const lost = sorted(saved()).filter((number) => !numbersOf(disk).includes(number));
  expect([...report.missingNumbers, ...report.casesWithoutPapers].length).toBe(1);
  expect(report.missingNumbers).toEqual(lost);
});

test('a rebuild that was cut before the switch leaves the old files, refuses a fresh start and can be given again', async () => {
  const disk = copyOf(history.disk);
  const file = databaseFile(disk.desk);
  writeFileSync(`${file}.rebuilt`, 'half written');
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
  rmSync(journalFile(disk.desk));
  expect(await openDesk(disk, 'http://127.0.0.1:9', null)).toBe('desk.database-unreadable');
  rebuilt(disk);
  expect(numbersOf(disk)).toEqual(sorted([...history.registered, ...history.backedUp]));
});

test('two rebuilds in a row: gaps in the numbers that the first left on purpose are not taken for losses', async () => {
  const disk = copyOf(history.disk);
  rebuilt(disk);
  await worksOn(disk, saved());
  const report = rebuilt(disk, '2026-11-23T11:00:00.000Z');
  expect(report).toMatchObject({ missingNumbers: [], epoch: 3, entered: 0 });
  expect(report.cases).toBe(saved().length + 1);
});

test('the command rebuilds with a key file and reports without personal data; a wrong key changes nothing', async () => {
  const disk = copyOf(history.disk);
  const main = fileURLToPath(new URL('../../electron/core/salvage-main.ts', import.meta.url));
  const run = (keyFile: string) =>
    promisify(execFile)(process.execPath, [
      main,
      '--disk',
      disk.desk,
      '--backup',
      disk.place,
      '--key-file',
      keyFile,
    ]).then(
      ({ stdout }) => stdout,
      (error: { stdout: string }) => error.stdout,
    );
  const wrong = join(disk.root, 'wrong');
  writeFileSync(wrong, Buffer.alloc(32, 1));
  const before = readdirSync(disk.desk).sort();
  expect(await run(wrong)).toContain('desk.key-missing');
  expect(readdirSync(disk.desk).sort()).toEqual(before);
  const right = join(disk.root, 'right');
  writeFileSync(right, Buffer.from(keyOf(disk)).toString('hex'));
  const report = await run(right);
  expect(report).toContain(`cases now: ${saved().length}`);
  expect(report).toContain('The journal is whole');
  expect(report).not.toMatch(/[\u10d0-\u10ff]|999\d{8}/);
});
