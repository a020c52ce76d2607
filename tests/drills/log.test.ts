// The write-ahead log and its index are SQLite's, and somebody may clean them away: a case that was called saved is then
// in the database or in the journal, and the desk says which by opening or by naming what to do.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { databaseFile } from '../../electron/core/key-slot.ts';
import { numbersOf, rebuilt } from './rebuild.ts';
import { copyOf, type Disk, type History, liveHistory, openDesk } from './world.ts';

let history: History;
beforeAll(async () => {
  history = await liveHistory();
});
afterAll(() => rmSync(dirname(history.disk.root), { recursive: true, force: true }));

const all = (): string[] =>
  [...history.registered, ...history.backedUp, ...history.after].map(({ deskNumber }) => deskNumber).sort();

/** Starts the desk; where it does not, rebuilds it. Answers the problem's code, or null. */
async function startedOrRebuilt(disk: Disk): Promise<string | null> {
  const desk = await openDesk(disk, 'http://127.0.0.1:9', null);
  if (typeof desk === 'string') {
    rebuilt(disk);
    return desk;
  }
  await desk.stop();
  return null;
}

const half = (file: string): void => truncateSync(file, Math.floor(statSync(file).size / 2));
const holed = (file: string): void => {
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.fill(0, Math.floor(bytes.length / 3), Math.floor(bytes.length / 2)));
};

test.each([
  ['cut in the middle', half],
  ['with a hole', holed],
  ['empty', (file: string) => truncateSync(file, 0)],
])(
  'a closed desk whose log is %s has every case, or says that it lacks some and gets them from the journal',
  async (_, strike) => {
    const disk = copyOf(history.disk);
    strike(`${databaseFile(disk.desk)}-wal`);
    expect(await startedOrRebuilt(disk)).toBe('desk.database-behind');
    expect(numbersOf(disk)).toEqual(all());
  },
);

test.each([
  ['cut in the middle', half],
  ['overwritten', (file: string) => writeFileSync(file, readFileSync(file).fill(0xa5))],
])('a closed desk whose index of the log is %s starts by itself with every case', async (_, strike) => {
  const disk = copyOf(history.disk);
  strike(`${databaseFile(disk.desk)}-shm`);
  expect(await startedOrRebuilt(disk)).toBeNull();
  expect(numbersOf(disk)).toEqual(all());
});

const script = fileURLToPath(new URL('./children/under-open.ts', import.meta.url));

test.each([
  ['wal', 'remove'],
  ['wal', 'empty'],
  ['shm', 'empty'],
])(
  'under an open desk: %s, %s, and then a kill; what was called saved is found, or the desk warned',
  {
    timeout: 120_000,
  },
  async (which, how) => {
    const disk = copyOf(history.disk);
    const child = spawn(process.execPath, [script, disk.root, which, how], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.on('data', (part: Buffer) => {
      said += part.toString();
    });
    const [, signal] = await once(child, 'close');
    // Without its index under it SQLite is ended by the system (SIGBUS), which is a kill like any other.
    expect(['SIGKILL', 'SIGBUS']).toContain(signal);
    const saved = said.split('\n').slice(0, -1);
    const warned = saved.includes('warned');
    const numbers = saved.filter((one) => one !== 'warned');
    expect(numbers.length).toBeGreaterThan(0);
    expect([null, 'desk.database-behind', 'desk.database-unreadable']).toContain(await startedOrRebuilt(disk));
    const found = numbersOf(disk);
    // An emptied log takes what is written into it afterwards along; then the journal cannot follow, and the desk says so.
    const promised = warned ? numbers.slice(0, 1) : numbers;
    expect([...all(), ...promised].filter((number) => !found.includes(number))).toEqual([]);
  },
);
