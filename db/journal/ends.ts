// The end of journals that were set aside: damaged ones, and those written under an earlier key. They hold citizens' data
// and are of no use once every entry is proven to be elsewhere; what is not proven stays, and somebody is told of it.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, unlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { flushFolderOf } from '../flush.ts';
import { isForgotten } from '../retention/purge.ts';
import type { Reader } from '../sqlite.ts';
import { forgottenSql } from '../version-rules.ts';
import { readJournal } from './read.ts';
import type { CaseRecord, RowRecord } from './record.ts';

export interface SetAside {
  /** Name of the file beside the journal. */
  readonly name: string;
  /** Since when, as an instant by the desk's clock. */
  readonly since: string;
}

const pattern = /\.damaged-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;

/** The journals that were set aside beside the one in `journalFile`, oldest first. */
export function journalsSetAside(journalFile: string): SetAside[] {
  const prefix = `${basename(journalFile)}.damaged-`;
  return readdirSync(dirname(journalFile))
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

/** The act is there, or its case was forgotten or never was. */
const isActHeld = (db: Reader, { row }: RowRecord): boolean =>
  db.get('select 1 from acts where id = ?', String(row['id'])) !== undefined ||
  db.get(`select 1 from cases c where c.id = ? and not ${forgottenSql('c.id')}`, String(row['case'])) === undefined;

/** Whether the journal in `file` opens to its last byte with this key and `db` has every case, paper and act in it, or forgot it. */
export function holdsAllOf(db: Reader, file: string, databaseKey: Uint8Array): boolean {
  let all = true;
  const end = readJournal(file, databaseKey, (record) => {
    if (record.kind === 'case' && !isHeld(db, record)) all = false;
    if (record.kind === 'row' && record.table === 'acts' && !isActHeld(db, record)) all = false;
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
  return journalsSetAside(journalFile).filter(({ name }) => {
    const file = join(dirname(journalFile), name);
    if (!proven.has(contentOf(file)) && !holdsAllOf(backup, file, databaseKey)) return true;
    unlinkSync(file);
    flushFolderOf(file);
    return false;
  });
}
