// Promise 9 at an update: the database of an earlier release is brought to the present form beside the desk's thread, and
// whoever waits sees how far it is, in Georgian and English.
import { copyFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { shipped } from '../../../db/migrations/shipped.ts';
import { databaseFile } from '../../../electron/core/key-slot.ts';
import { keyFile, writeKeyFile } from '../../../electron/core/keys/file.ts';
import { keystoreSlot, sealedKey } from '../../../electron/core/keys/slots.ts';
import { copyPercent, type MigrationProgress } from '../../../electron/core/migration/migration.ts';
import { openDeskStore } from '../../../electron/core/open-desk.ts';
import { systemRandom } from '../../../electron/core/random.ts';
import { systemTimers } from '../../../electron/core/timers.ts';
import { migrationPage } from '../../../electron/shell/rebuild-pages.ts';
import { releasedKey } from '../../db/released/found.ts';
import { temporaryFolder, testKeystore } from '../desk.ts';

const worker = new URL('../../../electron/core/migration/migration-worker.ts', import.meta.url);
const silent = (): void => undefined;
const keystore = testKeystore();

/** A desk that an earlier release left. */
function oldDesk(): string {
  const folder = temporaryFolder();
  copyFileSync(join(import.meta.dirname, '../../db/released/0.1.0.db'), databaseFile(folder));
  const sealed = sealedKey(releasedKey, 1, keystoreSlot(releasedKey, keystore));
  expect(writeKeyFile(folder, keyFile([sealed])).ok).toBe(true);
  return folder;
}

async function start(folder: string, tell: (progress: MigrationProgress) => void) {
  const store = await openDeskStore({
    config: { folder },
    keystore,
    random: systemRandom(),
    log: { error: silent, info: silent, debug: silent },
    passphrase: null,
    timers: systemTimers(),
    migration: { worker, tell },
  });
  if (store.ok) {
    expect(store.value.pragma('user_version')).toBe(shipped.at(-1)?.number);
    store.value.close();
  }
  return store;
}

test('an earlier release: the copy, then every change is told while the desk goes on answering; the next start tells nothing', async () => {
  const folder = oldDesk();
  const told: MigrationProgress[] = [];
  let turns = 0;
  const turn = (): void => {
    turns += 1;
    if (told.at(-1)?.percent !== 100) setImmediate(turn);
  };
  turn();
  expect((await start(folder, (progress) => told.push(progress))).ok).toBe(true);
  expect(turns).toBeGreaterThan(told.length);
  expect(told[0]?.step).toBe('copy');
  const changes = told.filter(({ step }) => step === 'change').map(({ percent }) => percent);
  expect(changes.length).toBeGreaterThan(1);
  expect([changes[0], changes.at(-1)]).toEqual([0, 100]);
  expect(changes).toEqual([...changes].sort((one, other) => one - other));
  expect(readdirSync(folder).some((name) => /^desk\.db\.schema-\d+$/.test(name))).toBe(true);
  const again: MigrationProgress[] = [];
  expect((await start(folder, (progress) => again.push(progress))).ok).toBe(true);
  expect(again).toEqual([]);
});

test('a desk that is new, or whose database is no database, tells nothing of a migration', async () => {
  const told: MigrationProgress[] = [];
  expect((await start(temporaryFolder(), (progress) => told.push(progress))).ok).toBe(true);
  const folder = oldDesk();
  copyFileSync(import.meta.filename, databaseFile(folder));
  expect(await start(folder, (progress) => told.push(progress))).toMatchObject({
    ok: false,
    problem: { code: 'desk.database-unreadable' },
  });
  expect(told).toEqual([]);
});

test('the page says the step and how far it is in both languages, and asks for nothing but patience', () => {
  const copying = migrationPage({ step: 'copy', percent: 45 });
  expect(copying).toContain('სარეზერვო ასლის შექმნა და შემოწმება: <strong>მიმდინარეობს, 45 %</strong>');
  expect(copying).toContain('Making and checking a copy: <strong>now, 45 %</strong>');
  expect(copying).not.toMatch(/<button|<form|<script/);
  const changing = migrationPage({ step: 'change', percent: 0 });
  expect(changing).toContain('შემოწმება: <strong>შესრულებულია</strong>');
  expect(changing).toContain(
    '<li aria-current="step">Bringing the database to the new version: <strong>now, 0 %</strong>',
  );
});

test('a copy is never said to be whole before it is proven', () => {
  expect([copyPercent(0, 0), copyPercent(0, 400), copyPercent(100, 400), copyPercent(500, 400)]).toEqual([
    0, 0, 25, 99,
  ]);
});
