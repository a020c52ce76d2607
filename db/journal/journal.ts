// The journal beside the database: opened, brought up to what is committed, kept small. A journal never decides about
// the store; when the two differ it says so and somebody asks a person.
import { existsSync, renameSync } from 'node:fs';
import { flushFolderOf } from '../flush.ts';
import type { Reader } from '../sqlite.ts';
import {
  casesNotInStore,
  forgottenSince,
  lastMark,
  type Mark,
  missingRecords,
  nothingFollowed,
  savedSince,
} from './follow.ts';
import { type JournalEnd, readJournal } from './read.ts';
import { type JournalRecord, recordName } from './record.ts';
import { continueJournal, type JournalWriter, type RandomBytes, startJournal } from './write.ts';

export interface Journal {
  /** Cases in the journal which the store has lost. While there are any, nothing is appended. */
  readonly lost: number;
  /** Appends what was committed since; `everything`: also what changed its mind about older cases. */
  follow(extent: 'new' | 'everything'): void;
  close(): void;
}

export interface JournalPlace {
  readonly file: string;
  readonly databaseKey: Uint8Array;
  readonly random: RandomBytes;
  /** Names a damaged journal that is set aside, such as `20260302T081500Z`. */
  readonly stamp: string;
}

const smallest = 33_554_432;

/** True when so much was added since the journal was last written anew that writing it anew is worth it. Sizes in bytes. */
export function isWorthRewriting(size: number, sizeWhenNew: number): boolean {
  return size >= Math.max(smallest, 2 * sizeWhenNew);
}

/** Opens or begins the journal of this store. Throws what the disk throws. A damaged one is set aside, never deleted. */
export function openJournal(db: Reader, place: JournalPlace): Journal {
  const { file } = place;
  const written = new Map<string, number>();
  const note = (record: JournalRecord, at: number): unknown => written.set(recordName(record), at);
  const end = existsSync(file) ? readJournal(file, place.databaseKey, note) : null;
  // What lies in a torn append is cut off with it.
  const have = new Set([...written].flatMap(([name, at]) => (end !== null && at < end.bytes ? [name] : [])));
  const lost = casesNotInStore(db, have);
  if (lost > 0) return { lost, follow: () => undefined, close: () => undefined };
  // A head that a power cut tore held nothing yet.
  const sound = end !== null && end.key !== null && end.breaks === 0;
  if (end !== null && !sound && end.bytes + end.tornBytes > 0) setAside(place);
  return running(db, place, sound ? end : null, sound ? have : new Set());
}

function setAside({ file, stamp }: JournalPlace): void {
  renameSync(file, `${file}.damaged-${stamp}`);
  flushFolderOf(file);
}

/** Passes the records on and notes their names, which count only once they are flushed. */
function* noting(records: Iterable<JournalRecord>, names: string[]): Generator<JournalRecord> {
  for (const record of records) {
    names.push(recordName(record));
    yield record;
  }
}

/** `end` null: begins a new journal. */
function running(db: Reader, place: JournalPlace, end: JournalEnd | null, found: ReadonlySet<string>): Journal {
  let have = new Set(found);
  let mark: Mark = nothingFollowed;
  let lastPurge = 0;
  const writeAnew = (): JournalWriter => {
    const names: string[] = [];
    const upTo = lastMark(db);
    const records = noting(missingRecords(db, new Set()), names);
    const fresh = startJournal(place.file, place.databaseKey, records, place.random);
    have = new Set(names);
    mark = upTo;
    return fresh;
  };
  let writer = end === null ? writeAnew() : continueJournal(place.file, end, place.random);
  let sizeWhenNew = end === null ? writer.end().bytes : 0;
  const append = (saved?: ReturnType<typeof savedSince>): void => {
    const names: string[] = [];
    writer.append(noting(missingRecords(db, have, saved), names));
    for (const name of names) have.add(name);
  };
  const rewrite = (): void => {
    const old = writer.end();
    // Closed first: Windows does not put a file in the place of an open one.
    writer.close();
    try {
      writer = writeAnew();
      sizeWhenNew = writer.end().bytes;
    } catch (error) {
      writer = continueJournal(place.file, old, place.random);
      throw error;
    }
  };
  return {
    lost: 0,
    follow: (extent) => {
      const saved = savedSince(db, mark);
      append(extent === 'new' ? saved : undefined);
      mark = saved.mark;
      if (extent === 'new') return;
      const forgotten = forgottenSince(db, have, lastPurge);
      if (forgotten.written || isWorthRewriting(writer.end().bytes, sizeWhenNew)) rewrite();
      lastPurge = forgotten.last;
    },
    close: () => writer.close(),
  };
}
