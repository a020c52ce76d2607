// Promise 3 and the days by which papers are gone: a journal set aside is removed when a verified backup has everything in
// it, under an earlier key too; what no one can prove stays, and IT removes it by its name.
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { makeBackup } from '../../../db/backup/place.ts';
import { openJournal } from '../../../db/journal/journal.ts';
import { addPaper } from '../../../db/papers.ts';
import type { Db } from '../../../db/sqlite.ts';
import { type KeeperThread, keeperThread } from '../../../electron/core/keeper/thread.ts';
import { databaseKey, journalFile } from '../../../electron/core/key-slot.ts';
import { type OpenNeeds, openDeskStore } from '../../../electron/core/open-desk.ts';
import { systemRandom } from '../../../electron/core/random.ts';
import { file as fileCase } from '../../db/fixture.ts';
import { keeperWorker, temporaryFolder, testKeystore } from '../desk.ts';

const at = '2026-03-02T08:15:00.000Z';
const aside = (folder: string): string[] => readdirSync(folder).filter((name) => name.includes('journal.log.damaged'));

const needs = (folder: string, keyNumber?: number): OpenNeeds => ({
  config: { folder, ...(keyNumber === undefined ? {} : { keyNumber }) },
  keystore: testKeystore(),
  random: systemRandom(),
  log: { error: () => undefined, info: () => undefined, debug: () => undefined },
  passphrase: null,
});

async function storeIn(folder: string, keyNumber?: number): Promise<{ db: Db; key: Uint8Array }> {
  const store = await openDeskStore(needs(folder, keyNumber));
  const key = databaseKey(folder, testKeystore(), systemRandom());
  if (!store.ok || !key.ok) throw new Error('not opened');
  return { db: store.value, key: key.value };
}

/** A desk with three cases, one with a paper, and its journal. */
async function withJournal(): Promise<{ folder: string; db: Db; key: Uint8Array }> {
  const folder = temporaryFolder();
  const { db, key } = await storeIn(folder);
  for (let n = 0; n < 2; n += 1) fileCase(db);
  const { id } = fileCase(db);
  addPaper(db, {
    holder: id,
    sha256: 'a'.repeat(64),
    mediaType: 'image/png',
    bytes: Buffer.from('paper'),
    addedAt: at,
  });
  journalOf(db, folder, key);
  return { folder, db, key };
}

function journalOf(db: Db, folder: string, key: Uint8Array): void {
  const place = {
    file: journalFile(folder),
    databaseKey: key,
    random: systemRandom().bytes,
    stamp: '20260302T081500Z',
  };
  const journal = openJournal(db, place);
  journal.follow('everything');
  journal.close();
}

/** A backup, and then what the keeper does about journals. */
async function backedUp(folder: string, db: Db, key: Uint8Array): Promise<void> {
  const place = join(folder, 'place');
  mkdirSync(place);
  if (!makeBackup(db, { slotFiles: [], key, place, at }).ok) throw new Error('no backup');
  const thread: KeeperThread = keeperThread(keeperWorker, { role: 'copies', folder, key: key.slice() });
  expect(await thread.ask({ kind: 'journals', place })).toEqual({ problem: null, lost: 0 });
  await thread.stop();
}

test('a journal set aside that can be read goes with the next backup; with a case that the backup lacks it stays', async () => {
  const { folder, db, key } = await withJournal();
  copyFileSync(journalFile(folder), `${journalFile(folder)}.damaged-20260301T000000Z`);
  await backedUp(folder, db, key);
  expect(aside(folder)).toEqual([]);
  expect(existsSync(journalFile(folder))).toBe(true);

  const other = await withJournal();
  const foreign = temporaryFolder();
  copyFileSync(join(other.folder, 'key-slots.json'), join(foreign, 'key-slots.json'));
  const { db: less, key: same } = await storeIn(foreign);
  for (let n = 0; n < 2; n += 1) fileCase(less);
  copyFileSync(journalFile(other.folder), `${journalFile(foreign)}.damaged-20260301T000000Z`);
  await backedUp(foreign, less, same);
  expect(aside(foreign)).toHaveLength(1);
  for (const one of [db, other.db, less]) one.close();
});

test('a damaged journal stays, is listed with its age, and is removed by its name alone', async () => {
  const { folder, db, key } = await withJournal();
  // A later append proves that all before it had been flushed: what is missing there now is damage.
  fileCase(db);
  journalOf(db, folder, key);
  writeFileSync(journalFile(folder), readFileSync(journalFile(folder)).fill(0, 90, 120));
  journalOf(db, folder, key);
  const [name = ''] = aside(folder);
  await backedUp(folder, db, key);
  db.close();
  expect(aside(folder)).toEqual([name]);
  const rebuild = 'desk.db.damaged-20260301T081500Z';
  mkdirSync(join(folder, rebuild));
  writeFileSync(join(folder, rebuild, 'desk.db'), 'damaged');
  const main = fileURLToPath(new URL('../../../electron/core/journals-main.ts', import.meta.url));
  const listed = execFileSync(process.execPath, [main, '--disk', folder], { encoding: 'utf8' });
  expect(listed).toMatch(
    /^set aside: 2\njournal\.log\.damaged-20260302T081500Z: \d+ days, \d+ bytes\ndesk\.db\.damaged-20260301T081500Z: \d+ days, 7 bytes\n$/,
  );
  for (const wrong of ['journal.log', '../x', 'desk.db']) {
    expect(spawnSync(process.execPath, [main, '--disk', folder, '--remove', wrong]).status).toBe(1);
  }
  for (const one of [name, rebuild]) {
    const said = execFileSync(process.execPath, [main, '--disk', folder, '--remove', one], { encoding: 'utf8' });
    expect(said).toBe(`removed: ${one}\n`);
  }
  expect(aside(folder)).toEqual([]);
  expect(existsSync(join(folder, rebuild))).toBe(false);
  expect([journalFile(folder), join(folder, 'desk.db')].map((file) => existsSync(file))).toEqual([true, true]);
});

test('a journal under an earlier key is proven while that key is at hand, and goes with the next backup; unproven it stays', async () => {
  for (const proven of [true, false]) {
    const { folder, db, key: old } = await withJournal();
    db.close();
    const { db: fresh, key } = await storeIn(folder, 2);
    expect(Buffer.from(key).equals(old)).toBe(false);
    const proof = `${journalFile(folder)}.proven`;
    expect(existsSync(proof)).toBe(true);
    if (!proven) writeFileSync(proof, '');
    journalOf(fresh, folder, key);
    expect(aside(folder)).toHaveLength(1);
    await backedUp(folder, fresh, key);
    expect(aside(folder)).toHaveLength(proven ? 0 : 1);
    fresh.close();
  }
});
