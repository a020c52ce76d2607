// Rebuilds a desk's database from the newest good backup, what can still be read of the damaged file, and the journal.
// Nothing is deleted: the damaged files are set aside under a dated name, and only after the new database is whole. A
// power cut at any moment leaves the old files or the new one, and the command can simply be given again.
import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fail, ok, type Result } from '../../shared/result.ts';
import { structureProblem } from '../backup/copy.ts';
import { backupFile, stampOf } from '../backup/names.ts';
import { backupFolder, listBackups } from '../backup/place.ts';
import { catchUpFiled } from '../filed.ts';
import { flushFile, flushFolderOf } from '../flush.ts';
import { type JournalEnd, readJournal } from '../journal/read.ts';
import { openStore } from '../open.ts';
import { openReader } from '../reader.ts';
import type { Db } from '../sqlite.ts';
import { startsFile } from '../starts.ts';
import { openDamaged } from './damaged.ts';
import { mergeDamaged, type Taken } from './merge.ts';
import { replayer } from './replay.ts';
import { casesWithoutPapers, missingNumbers, type Settled, settle } from './settle.ts';

export interface SalvageOrder {
  readonly databaseFile: string;
  readonly journalFile: string;
  /** The second place; null when there is none or it cannot be reached. */
  readonly place: string | null;
  readonly key: Uint8Array;
  /** Now, by whatever clock: names the folder of what is set aside. */
  readonly at: string;
  /** Told before each step. */
  readonly onStep?: (step: SalvageStep) => void;
}

/** In this order. */
export type SalvageStep = 'backup' | 'rows' | 'journal' | 'proof' | 'files';

export interface SalvageReport extends Settled {
  /** File name of the backup it began with; null: none opened. */
  readonly backup: string | null;
  readonly backupsPassedOver: number;
  readonly casesFromBackup: number;
  /** Null when nothing of the damaged file could be opened. */
  readonly fromDamaged: readonly Taken[] | null;
  /** Null when there is no journal. */
  readonly fromJournal:
    | (Pick<JournalEnd, 'breaks' | 'tornBytes'> & { cases: number; papers: number; opens: boolean })
    | null;
  readonly cases: number;
  readonly missingNumbers: readonly string[];
  readonly casesWithoutPapers: readonly string[];
  /** Folder with the damaged files. */
  readonly setAside: string;
}

/** Where the new database grows; while it lies there without its final name, a desk must not begin a new one. */
export const rebuiltFile = (databaseFile: string): string => `${databaseFile}.rebuilt`;

function withoutTrace(file: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(file + suffix, { force: true });
}

/** Copies the newest backup that opens and is whole to `target`. */
function takeBackup({ place, key }: SalvageOrder, target: string): { name: string | null; passedOver: number } {
  const folder = place === null ? null : backupFolder(place, key);
  const all = folder === null ? [] : listBackups(folder);
  for (const [passedOver, backup] of all.entries()) {
    const file = join(folder ?? '', backupFile(backup));
    const opened = openReader(file, key);
    if (!opened.ok) continue;
    let sound = false;
    try {
      sound = structureProblem(opened.value) === null;
    } catch {
      sound = false;
    } finally {
      opened.value.close();
    }
    if (!sound) continue;
    copyFileSync(file, target);
    return { name: basename(file), passedOver };
  }
  return { name: null, passedOver: all.length };
}

/** Where the damaged database lies; after a power cut in the last step of an earlier rebuild, among what was set aside. */
function damagedFile(databaseFile: string): string {
  if (existsSync(databaseFile)) return databaseFile;
  const folder = dirname(databaseFile);
  const aside = readdirSync(folder).filter((name) => name.startsWith(`${basename(databaseFile)}.damaged-`));
  return join(folder, aside.sort().at(-1) ?? '', basename(databaseFile));
}

function fromDamaged(db: Db, { databaseFile, key }: SalvageOrder): Taken[] | null {
  const damaged = openDamaged(damagedFile(databaseFile), `${databaseFile}.reading`, key);
  if (damaged === null) return null;
  try {
    return mergeDamaged(damaged.db, db);
  } finally {
    damaged.close();
  }
}

function fromJournal(db: Db, { journalFile, key }: SalvageOrder): SalvageReport['fromJournal'] {
  if (!existsSync(journalFile)) return null;
  const replay = replayer(db);
  const added = { case: 0, paper: 0, row: 0 };
  const end = db.transaction(() =>
    readJournal(journalFile, key, (record) => {
      const what = replay(record);
      if (what !== null) added[what] += 1;
    }),
  );
  return {
    cases: added.case,
    papers: added.paper,
    breaks: end.breaks,
    tornBytes: end.tornBytes,
    opens: end.key !== null,
  };
}

const countCases = (db: Db): number => db.get<{ n: number }>('select count(*) as n from cases')?.n ?? 0;

/** Sets the damaged files aside and gives the new database their name; the journal goes last, it guards the gap. */
function switchOver({ databaseFile, journalFile, at }: SalvageOrder): string {
  const aside = `${databaseFile}.damaged-${stampOf(at)}`;
  mkdirSync(aside, { recursive: true });
  // Before anything lies in it: a folder whose name is lost takes its files along.
  flushFolderOf(aside);
  const move = (file: string): void => {
    if (existsSync(file)) renameSync(file, join(aside, basename(file)));
  };
  flushFile(rebuiltFile(databaseFile));
  move(startsFile(databaseFile));
  for (const suffix of ['-wal', '-shm', '']) move(databaseFile + suffix);
  renameSync(rebuiltFile(databaseFile), databaseFile);
  flushFolderOf(databaseFile);
  move(journalFile);
  flushFolderOf(databaseFile);
  return aside;
}

/**
 * Rebuilds the database. The desk must be closed. Problems: those of opening and of writing the new database; then the
 * old files lie as they lay. Throws what else the disk throws, likewise.
 */
export function salvage(order: SalvageOrder): Result<SalvageReport> {
  const target = rebuiltFile(order.databaseFile);
  const begin = (step: SalvageStep): void => order.onStep?.(step);
  withoutTrace(target);
  begin('backup');
  const backup = takeBackup(order, target);
  const store = openStore(target, order.key);
  if (!store.ok) return store;
  const db = store.value;
  let report: Omit<SalvageReport, 'setAside'>;
  try {
    const casesFromBackup = countCases(db);
    begin('rows');
    const damaged = fromDamaged(db, order);
    begin('journal');
    const journal = fromJournal(db, order);
    begin('proof');
    const missing = missingNumbers(db);
    const settled = settle(db, { at: order.at, call: 'salvage' });
    // Here nobody waits; a desk of years would stand still for seconds at its first list.
    catchUpFiled(db);
    const unsound = structureProblem(db);
    if (unsound !== null) return fail(unsound);
    report = {
      ...settled,
      backup: backup.name,
      backupsPassedOver: backup.passedOver,
      casesFromBackup,
      fromDamaged: damaged,
      fromJournal: journal,
      cases: countCases(db),
      missingNumbers: missing,
      casesWithoutPapers: casesWithoutPapers(db),
    };
    // One file without a log, because a log does not move along with a name.
    db.pragma('wal_checkpoint(truncate)');
    db.pragma('journal_mode = delete');
  } finally {
    db.close();
  }
  begin('files');
  return ok({ ...report, setAside: switchOver(order) });
}
