// The write-ahead log and its index are SQLite's, and somebody may clean them away: a case that was called saved is then
// in the database or in the journal, and the desk says which by opening or by naming what to do.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyAudit } from '../../db/audit.ts';
import { openReader } from '../../db/reader.ts';
import { databaseFile } from '../../electron/core/key-slot.ts';
import { numbersOf, rebuilt } from './rebuild.ts';
import { copyOf, type Disk, type History, keyOf, liveHistory, openDesk } from './world.ts';

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

async function underOpen(disk: Disk, which: string, how: string): Promise<Record<string, string[]>> {
  const child = spawn(process.execPath, [script, disk.root, which, how], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (part: Buffer) => {
    said += part.toString();
  });
  const [, signal] = await once(child, 'close');
  // Without its index under it SQLite is ended by the system (SIGBUS), which is a kill like any other.
  expect(['SIGKILL', 'SIGBUS']).toContain(signal);
  const told: Record<string, string[]> = { saved: [], typed: [], warned: [], ended: [] };
  for (const line of said.split('\n').slice(0, -1))
    told[line.slice(0, line.indexOf(' '))]?.push(line.replace(/^\S+ /, ''));
  return told;
}

test.each(['remove', 'empty', 'cut'])(
  'the log of an open desk, %s: the desk notices, keeps everything, warns and works on',
  async (how) => {
    const disk = copyOf(history.disk);
    const { saved = [], typed = [], warned, ended } = await underOpen(disk, 'wal', how);
    expect(saved).toHaveLength(3);
    expect({ warned, ended }).toEqual({ warned: ['desk.log-gone rescued'], ended: [] });
    expect(await startedOrRebuilt(disk)).toBeNull();
    expect(numbersOf(disk)).toEqual([...all(), ...saved].sort());
    const store = openReader(databaseFile(disk.desk), keyOf(disk));
    if (!store.ok) throw new Error(store.problem.code);
    expect(store.value.get('select revision from drafts where id = ?', typed[0] ?? '')).toEqual({ revision: 1 });
    expect(verifyAudit(store.value).ok).toBe(true);
    store.value.close();
    expect(readdirSync(disk.desk).filter((name) => name.includes('rescued'))).toEqual([]);
  },
);

test('an open desk whose database and log are both overwritten ends by itself; the rebuild has what was called saved', async () => {
  const disk = copyOf(history.disk);
  const { saved = [], ended } = await underOpen(disk, 'wal', 'spoil');
  expect({ saved: saved.length, ended }).toEqual({ saved: 1, ended: ['desk.database-unreadable'] });
  expect(await startedOrRebuilt(disk)).toBe('desk.database-unreadable');
  expect(numbersOf(disk)).toEqual([...all(), ...saved].sort());
});

test('the index of the log under an open desk, emptied: what was called saved is found', async () => {
  const disk = copyOf(history.disk);
  const { saved = [] } = await underOpen(disk, 'shm', 'empty');
  expect(saved.length).toBeGreaterThan(0);
  expect([null, 'desk.database-behind', 'desk.database-unreadable']).toContain(await startedOrRebuilt(disk));
  const found = numbersOf(disk);
  expect([...all(), ...saved].filter((number) => !found.includes(number))).toEqual([]);
});
