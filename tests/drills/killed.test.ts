// The process is killed at a call on the disk in the middle of a migration, a backup or a rebuild. Whatever call it was:
// the desk's cases are there, no half copy passes for a whole one, and the same step simply goes through the next time.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { backupFile } from '../../db/backup/names.ts';
import { backupFolder, listBackups } from '../../db/backup/place.ts';
import { shipped } from '../../db/migrations/shipped.ts';
import { openStore } from '../../db/open.ts';
import { databaseFile } from '../../electron/core/key-slot.ts';
import { controlIn, makeControlFile } from '../faults/control.ts';
import { buildLibrary } from '../powercut/compiler.ts';
import { later } from './later.ts';
import { numbersOf, rebuilt } from './rebuild.ts';
import { copyOf, type Disk, type History, keyOf, liveHistory } from './world.ts';

let history: History;
let library: string;
beforeAll(async () => {
  history = await liveHistory();
  library = buildLibrary(new URL('../faults/faults.c', import.meta.url), dirname(history.disk.root));
});
afterAll(() => rmSync(dirname(history.disk.root), { recursive: true, force: true }));

const script = fileURLToPath(new URL('./children/task.ts', import.meta.url));
type Task = 'migrate' | 'backup' | 'salvage';
const all = (): string[] =>
  [...history.registered, ...history.backedUp, ...history.after].map(({ deskNumber }) => deskNumber).sort();

/** Runs the task on `disk`, to its end or until the call of that number; answers how many calls it made. */
async function run(task: Task, disk: Disk, killedAt: number | null): Promise<number> {
  const controlFile = join(dirname(disk.root), `control-${task}`);
  makeControlFile(controlFile);
  const control = controlIn(controlFile);
  if (killedAt !== null) control.arm({ error: 'killed', after: killedAt, lasts: 'once' });
  const env = { ...process.env, LD_PRELOAD: library, FAULTS_ROOT: disk.root, FAULTS_CONTROL: controlFile };
  const key = Buffer.from(keyOf(disk)).toString('hex');
  const child = spawn(process.execPath, [script, task, disk.desk, disk.place, key], { env, stdio: 'inherit' });
  const [code, signal] = await once(child, 'exit');
  expect(signal ?? code).toBe(killedAt === null ? 0 : 'SIGKILL');
  return control.calls();
}

const checks: Readonly<Record<Task, (disk: Disk) => void>> = {
  migrate: (disk) => {
    const file = databaseFile(disk.desk);
    const newest = shipped.at(-1)?.number;
    const before = `${file}.schema-${newest}`;
    if (existsSync(before)) expect(numbersOf(disk, before)).toEqual(all());
    const store = openStore(file, keyOf(disk), [...shipped, later]);
    if (!store.ok) throw new Error(store.problem.code);
    expect(store.value.pragma('user_version')).toBe(later.number);
    expect(store.value.pragma('integrity_check')).toBe('ok');
    expect(store.value.get('select count(*) as n from villages')).toEqual({ n: all().length });
    store.value.close();
    expect(numbersOf(disk)).toEqual(all());
    // The copy of before is kept, whole, and still of the old schema.
    expect(numbersOf(disk, before)).toEqual(all());
    expect(readdirSync(disk.desk).filter((name) => name.endsWith('.part'))).toEqual([]);
  },
  backup: (disk) => {
    const folder = backupFolder(disk.place, keyOf(disk));
    expect(numbersOf(disk)).toEqual(all());
    const counts = listBackups(folder).map((backup) => numbersOf(disk, join(folder, backupFile(backup))).length);
    expect([...counts].sort()).toEqual(counts.length === 1 ? [5] : [5, all().length]);
  },
  salvage: (disk) => {
    if (existsSync(databaseFile(disk.desk)) && !existsSync(`${databaseFile(disk.desk)}.rebuilt`)) {
      expect(numbersOf(disk)).toEqual(all());
    }
    rebuilt(disk, '2026-11-23T11:00:00.000Z');
    expect(numbersOf(disk)).toEqual(all());
  },
};

test.each(['migrate', 'backup', 'salvage'] as const)(
  'killed during %s: nothing is lost, nothing is half, and it goes through the next time',
  async (task) => {
    const calls = await run(task, copyOf(history.disk), null);
    expect(calls).toBeGreaterThan(20);
    // The first, the middle, and the last ones, where names change.
    const moments = [0, calls / 2, calls - 9, calls - 5, calls - 2].map(Math.floor);
    for (const moment of moments) {
      const disk = copyOf(history.disk);
      await run(task, disk, moment);
      checks[task](disk);
      if (task === 'backup') {
        await run(task, disk, null);
        checks.backup(disk);
      }
    }
  },
);
