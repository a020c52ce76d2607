// The end of journals that were set aside: damaged ones, and those written under an earlier key. They hold citizens' data
// and are of no use once every entry is proven to be elsewhere; what is not proven stays, and somebody is told of it.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, unlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { flushFolderOf } from '../flush.ts';
import { isForgotten } from '../retention/purge.ts';
import type { Reader, Row, Value } from '../sqlite.ts';
import { forgottenSql } from '../version-rules.ts';
import { readJournal } from './read.ts';
import { type CaseRecord, rowValues } from './record.ts';

export interface SetAside {
  /** Name of the file or folder. */
  readonly name: string;
  /** Since when, as an instant by the desk's clock. */
  readonly since: string;
}

const pattern = /\.damaged-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;

/** What was set aside beside `file` under its name and a date, oldest first: journals, or of the database the folder of each rebuild. */
export function setAsideBeside(file: string): SetAside[] {
  const prefix = `${basename(file)}.damaged-`;
  return readdirSync(dirname(file))
    .filter((name) => name.startsWith(prefix))
    .flatMap((name) => {
      const [, year, month, day, hour, minute, second] = pattern.exec(name) ?? [];
      return year === undefined ? [] : [{ name, since: `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z` }];
    })
    .sort((one, other) => one.since.localeCompare(other.since));
}

function isHeld(db: Reader, record: CaseRecord): boolean {
  if (isForgotten(db, record.case)) return true;
  const found = db.get<{ payload: string }>(
    `select unpacked(v.payload) as payload from case_versions v join cases c on c.place = v.place
     where c.id = ? and v.version = ?`,
    record.case,
    record.version,
  );
  return (
    found?.payload === record.payload &&
    record.papers.every(({ sha256 }) => db.get('select 1 from paper_bytes where sha256 = ?', sha256) !== undefined)
  );
}

/** How a row of each kind is known, and the column with its case; of a case that was forgotten or never was nothing is held. */
const saidRows = {
  acts: { known: ['id'], of: 'case' },
  case_notes: { known: ['case_id', 'operator', 'at', 'kept_at'], of: 'case_id' },
  same_persons: { known: ['one', 'other', 'act', 'at'], of: 'one' },
  legal_holds: { known: ['case_id', 'act', 'operator', 'at'], of: 'case_id' },
} as const;

/** What the row says is there too; a note that was kept since is. */
function isSaidHeld(db: Reader, table: keyof typeof saidRows, row: Row): boolean {
  const { known, of } = saidRows[table];
  const asked = known.filter((name) => name !== 'kept_at' || row[name] !== null);
  const where = asked.map((name) => `${name} is ?`).join(' and ');
  const there = db.get(`select 1 from ${table} where ${where}`, ...asked.map((name): Value => row[name] ?? null));
  const standing = `select 1 from cases c where c.id = ? and not ${forgottenSql('c.id')}`;
  return there !== undefined || db.get(standing, String(row[of])) === undefined;
}

const isSaid = (table: string): table is keyof typeof saidRows => table in saidRows;

/** Whether the journal in `file` opens to its last byte with this key and `db` has every case, paper and act in it and what is said of them, or forgot it. */
export function holdsAllOf(db: Reader, file: string, databaseKey: Uint8Array): boolean {
  let all = true;
  const end = readJournal(file, databaseKey, (record) => {
    if (record.kind === 'case' && !isHeld(db, record)) all = false;
    if (record.kind === 'row' && isSaid(record.table) && !isSaidHeld(db, record.table, rowValues(record))) all = false;
  });
  return all && end.key !== null && end.breaks === 0 && end.tornBytes === 0;
}

/** Names the file by its content, so that a proof of it holds whatever it is called later. */
export const contentOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

/**
 * Removes the journals set aside of which `backup`, a verified one made since, has everything: they open with its key, or
 * their content is `proven`. Answers those that stay. Throws what the disk throws.
 */
export function removeHeldJournals(
  backup: Reader,
  journalFile: string,
  databaseKey: Uint8Array,
  proven: ReadonlySet<string>,
): SetAside[] {
  return setAsideBeside(journalFile).filter(({ name }) => {
    const file = join(dirname(journalFile), name);
    if (!proven.has(contentOf(file)) && !holdsAllOf(backup, file, databaseKey)) return true;
    unlinkSync(file);
    flushFolderOf(file);
    return false;
  });
}
