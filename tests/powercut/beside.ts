// What must lie beside the database after a power cut: the journal with every case that was told saved, and backups of
// which each is whole, the last one told among them. Only reads. A file with the same bytes as one before is not opened
// again: what it holds was seen.
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { structureProblem } from '../../db/backup/copy.ts';
import { backupFile, readBackupName } from '../../db/backup/names.ts';
import { casesNotInStore } from '../../db/journal/follow.ts';
import { type JournalEnd, readJournal } from '../../db/journal/read.ts';
import { recordName } from '../../db/journal/record.ts';
import { openReader } from '../../db/reader.ts';
import type { Db } from '../../db/sqlite.ts';
import { journalFile, keysByKeystore } from '../../electron/core/key-slot.ts';
import { slotFile } from '../../electron/core/keys/file.ts';
import { systemRandom } from '../../electron/core/random.ts';
import { keystore } from './keystore.ts';
import type { Told } from './told.ts';

interface FoundJournal {
  readonly names: ReadonlySet<string>;
  readonly end: JournalEnd;
}
const journalsSeen = new Map<string, FoundJournal>();
const casesSeen = new Map<string, ReadonlySet<string> | string>();

/** What `look` answers; what it answered before, where everything in `of` is the same. */
function onceSeen<T>(seen: Map<string, T>, of: readonly Uint8Array[], look: () => T): T {
  const hash = createHash('sha1');
  for (const bytes of of) hash.update(`${bytes.length} `).update(bytes);
  const name = hash.digest('base64');
  const found = seen.get(name) ?? look();
  seen.set(name, found);
  return found;
}

function journalIn(file: string, key: Uint8Array): FoundJournal {
  return onceSeen(journalsSeen, [key, readFileSync(file)], () => {
    const names = new Set<string>();
    return { names, end: readJournal(file, key, (record) => names.add(recordName(record))) };
  });
}

/** True between two steps of a start that gave the database another key: the journal is not written anew yet. */
export function isBetweenJournals(folder: string, key: Uint8Array): boolean {
  const file = journalFile(folder);
  if (!existsSync(file)) return readdirSync(folder).some((name) => name.startsWith('journal.log.damaged-'));
  const { end } = journalIn(file, key);
  return end.key === null && end.tornBytes > 0;
}

/** What the journal of the desk in `folder` lacks, or has and `db`, its opened store, has not. */
export function faultsOfJournal(db: Db, folder: string, key: Uint8Array, told: Told): string[] {
  if (isBetweenJournals(folder, key)) return [];
  const file = journalFile(folder);
  const found = existsSync(file) ? journalIn(file, key) : null;
  const names = found?.names ?? new Set();
  const behind = casesNotInStore(db, names);
  const faults = behind > 0 ? [`journal ahead of the database by ${behind}`] : [];
  if (found !== null && found.end.breaks > 0) faults.push(`journal broken in ${found.end.breaks} places`);
  for (const [id, { deskNumber, papers }] of told.saved) {
    if (told.forgotten.has(deskNumber)) {
      if (told.goneFromJournal && names.has(`case ${id} 1`)) faults.push(`case still in the journal: ${deskNumber}`);
      continue;
    }
    if (db.get('select 1 from purges where case_id = ?', id) !== undefined) continue;
    if (!names.has(`case ${id} 1`)) faults.push(`case not in the journal: ${deskNumber}`);
    for (const paper of papers)
      if (!names.has(`paper ${paper}`)) faults.push(`paper of ${deskNumber} not in the journal`);
  }
  return faults;
}

/** Every backup under its final name opens with the slots beside it and is whole; one has every case it was told to have. */
export function faultsOfBackups(place: string, { backedUp }: Told): string[] {
  if (!existsSync(place)) return backedUp === null ? [] : ['the second place is gone'];
  const faults: string[] = [];
  let complete = false;
  for (const desk of readdirSync(place)) {
    const folder = join(place, desk);
    for (const name of readdirSync(folder)) {
      const backup = readBackupName(name);
      if (backup === null) continue;
      const cases = casesIn(folder, backupFile(backup));
      if (typeof cases === 'string') faults.push(`backup ${name} ${cases}`);
      else complete ||= backedUp !== null && [...backedUp].every((id) => cases.has(id));
    }
  }
  if (backedUp !== null && !complete) faults.push(`no backup has the ${backedUp.size} cases told backed up`);
  return faults;
}

/** Ids of the cases in a backup, opened with nothing but what lies beside it; or what is wrong with it. */
function casesIn(folder: string, name: string): ReadonlySet<string> | string {
  const slots = join(folder, `${name}.key-slots.json`);
  if (!existsSync(slots)) return 'has no key slots';
  const lying = [slots, join(folder, name)].map((file) => readFileSync(file));
  return onceSeen(casesSeen, lying, () => openedBackup(folder, name, slots));
}

function openedBackup(folder: string, name: string, slots: string): ReadonlySet<string> | string {
  const work = mkdtempSync(join(tmpdir(), 'sopeli-backup-'));
  try {
    copyFileSync(slots, slotFile(work));
    const held = keysByKeystore(work, keystore, systemRandom());
    if (!held.ok) return 'has key slots that do not open';
    for (const { key } of held.value.keys) {
      const opened = openReader(join(folder, name), key);
      if (!opened.ok) continue;
      try {
        if (structureProblem(opened.value) !== null) return 'is damaged';
        return new Set(opened.value.all<{ id: string }>('select id from cases').map(({ id }) => id));
      } catch {
        return 'cannot be read';
      } finally {
        opened.value.close();
      }
    }
    return 'does not open';
  } finally {
    rmSync(work, { recursive: true });
  }
}
