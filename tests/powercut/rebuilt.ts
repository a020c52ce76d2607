// The worst that may follow a power cut: the database is unreadable, too. Then backup and journal alone must give every
// case back that was told saved.
import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { openReader } from '../../db/reader.ts';
import { salvage } from '../../db/salvage/salvage.ts';
import { databaseFile, databaseKey, journalFile } from '../../electron/core/key-slot.ts';
import { systemRandom } from '../../electron/core/random.ts';
import { isBetweenJournals } from './beside.ts';
import { lostCases } from './found.ts';
import { keystore } from './keystore.ts';
import type { Told } from './told.ts';

/** Destroys the database in `folder` and rebuilds it; what is missing then, in words. */
export function faultsOfRebuild(
  folder: string,
  place: string,
  told: Told,
  payloads: ReadonlyMap<string, string>,
): string[] {
  const file = databaseFile(folder);
  // While cases are forgotten, the journal has some that the database has no more, or the other way round.
  if (!existsSync(file) || told.forgetting) return [];
  const key = databaseKey(folder, keystore, systemRandom());
  if (!key.ok) return [`rebuild: ${key.problem.code}`];
  if (isBetweenJournals(folder, key.value)) return [];
  writeFileSync(file, Buffer.alloc(Math.max(4096, statSync(file).size)));
  for (const suffix of ['-wal', '-shm', '-journal']) rmSync(file + suffix, { force: true });
  const rebuilt = salvage({
    databaseFile: file,
    journalFile: journalFile(folder),
    place: existsSync(place) ? place : null,
    key: key.value,
    at: '2026-03-02T08:15:00.000Z',
  });
  if (!rebuilt.ok) return [`rebuild: ${rebuilt.problem.code}`];
  const store = openReader(file, key.value);
  if (!store.ok) return [`rebuild: ${store.problem.code}`];
  try {
    return lostCases(store.value, told, payloads).map((fault) => `rebuild: ${fault}`);
  } finally {
    store.value.close();
  }
}
