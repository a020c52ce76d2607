// The peers: the same package. `bare` is the floor of a durable commit, one table and nothing else, without a key, `sealed` the
// same with the desk's cipher; `plain`, without a key, is what a usual application builds: columns for its lists, indexes, full text, an outbox, SQLite as it comes.
import Sqlite from 'better-sqlite3';
import type { CaseSubmitted } from '../../../shared/cases/payload.ts';

export interface Bare {
  readonly add: (id: string, payload: string) => void;
  readonly close: () => void;
}

function opened(file: string, key: Uint8Array | null): Sqlite.Database {
  const db = new Sqlite(file);
  if (key !== null) {
    db.pragma(`cipher = 'chacha20'`);
    db.pragma(`key = 'raw:${Buffer.from(key).toString('hex')}'`);
  }
  db.pragma('journal_mode = wal');
  db.pragma('synchronous = full');
  return db;
}

/** With a key it is sealed as the desk's database is. */
export function openBare(file: string, key: Uint8Array | null): Bare {
  const db = opened(file, key);
  db.exec('create table if not exists cases (id text primary key, payload text not null)');
  const insert = db.prepare('insert into cases values (?, ?)');
  return { add: (id, payload) => void insert.run(id, payload), close: () => db.close() };
}

export interface PlainCase {
  readonly id: string;
  readonly payload: string;
  readonly state: string;
}
export interface Plain extends Bare {
  readonly addMany: (cases: Iterable<PlainCase>) => void;
  /** Takes the log into the file. */
  readonly fold: () => void;
  readonly byId: (id: string) => unknown;
  readonly byPersonalNumber: (number: string) => unknown;
  readonly newest: () => unknown[];
  readonly counts: () => unknown;
  readonly search: (prefixes: string) => unknown;
}

export function openPlain(file: string): Plain {
  const db = opened(file, null);
  db.exec(`
    create table if not exists cases (
      id text primary key, desk_number text not null, state text not null, service text not null, filed_at text not null,
      last_name text, first_name text, personal_number text, payload text not null
    );
    create index if not exists cases_desk_number on cases (desk_number);
    create index if not exists cases_personal_number on cases (personal_number);
    create index if not exists cases_filed on cases (filed_at);
    create index if not exists cases_state on cases (state, filed_at);
    create virtual table if not exists words using fts5 (last_name, first_name, prefix = '2 3');
    create table if not exists outbox (seq integer primary key, case_id text not null, payload text not null);
  `);
  const insert = db.prepare('insert into cases values (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const index = db.prepare('insert into words (rowid, last_name, first_name) values (?, ?, ?)');
  const queue = db.prepare('insert into outbox (case_id, payload) values (?, ?)');
  const put = (id: string, payload: string, state: string): void => {
    const { applicant, deskNumber, service, filedAt } = JSON.parse(payload) as CaseSubmitted;
    const { lastName = null, firstName = null, personalNumber = null } = applicant as Record<string, string>;
    const { lastInsertRowid } = insert.run(
      id,
      deskNumber,
      state,
      service,
      filedAt.wall,
      lastName,
      firstName,
      personalNumber,
      payload,
    );
    index.run(lastInsertRowid, lastName, firstName);
    if (state === 'queued') queue.run(id, payload);
  };
  const byId = db.prepare('select * from cases where id = ?');
  const byNumber = db.prepare('select * from cases where personal_number = ? order by filed_at desc');
  const newest = db.prepare(
    'select id, desk_number, state, service, last_name, first_name, filed_at from cases order by filed_at desc limit 51',
  );
  const counts = db.prepare('select state, count(*) from cases group by state');
  const search = db.prepare(
    'select c.* from words w join cases c on c.rowid = w.rowid where words match ? order by w.rowid desc limit 20',
  );
  const addOne = db.transaction((id: string, payload: string) => put(id, payload, 'queued'));
  return {
    add: addOne,
    addMany: db.transaction((cases: Iterable<PlainCase>) => {
      for (const { id, payload, state } of cases) put(id, payload, state);
    }),
    fold: () => void db.pragma('wal_checkpoint(truncate)'),
    byId: (id) => byId.get(id),
    byPersonalNumber: (number) => byNumber.all(number),
    newest: () => newest.all(),
    counts: () => counts.all(),
    search: (prefixes) => search.all(prefixes),
    close: () => db.close(),
  };
}
