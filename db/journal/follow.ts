// What of the store belongs into the journal. The journal follows what is committed: whatever is there and not yet
// written is appended, after every save and at every start by the same rule. Only reads.
import { scansOf } from '../acts.ts';
import type { Reader, Row } from '../sqlite.ts';
import { forgottenSql } from '../version-rules.ts';
import { type CaseRecord, type JournalRecord, packageName, type RowRecord, recordName, rowRecord } from './record.ts';

/** So many of the newest cases stay in the journal though central has registered them. */
export const margin = 500;

type CaseRow = Omit<CaseRecord, 'kind' | 'entry' | 'papers'> & {
  readonly epoch: number | null;
  readonly seq: number | null;
  readonly hash: string | null;
};

/** Newest cases, cases not registered, corrected or withdrawn ones, and cases of which central lacks a paper; never one that was forgotten. */
function casesToKeep(db: Reader): string[] {
  return db
    .all<{ id: string }>(
      `select id from (select id from cases where place > (select coalesce(max(place), 0) from cases) - ?
       union select c.id from case_states s join cases c on c.place = s.place
         where s.state in ('queued', 'delivered', 'refused', 'manual')
       union select c.id from case_versions v join cases c on c.place = v.place where v.change is not null
       union select h.holder from papers p join paper_holders h on h.sha256 = p.sha256
         join cases c on c.id = h.holder where p.delivered_at is null)
       where not ${forgottenSql('id')}`,
      margin,
    )
    .map(({ id }) => id)
    .sort();
}

function caseRecords(db: Reader, id: string): CaseRecord[] {
  const papers = db.all<CaseRecord['papers'][number]>(
    `select p.sha256, p.media_type as mediaType, p.added_at as addedAt from paper_holders h
     join papers p on p.sha256 = h.sha256 where h.holder = ? order by p.sha256`,
    id,
  );
  return db
    .all<CaseRow>(
      `select c.id as "case", v.version, c.channel, c.desk_number as deskNumber, c.service, c.municipality,
         c.applicant_name as applicantName, c.personal_number as personalNumber, c.filed_on as filedOn,
         c.filed_at as filedAt, unpacked(v.payload) as payload, o.epoch, o.seq,
         lower(hex(o.hash)) as hash
       from cases c join case_versions v on v.place = c.place
       left join outbox o on o.place = v.place and o.version = v.version
         and o.epoch = (select max(epoch) from outbox where place = v.place and version = v.version)
       where c.id = ? and v.payload <> '' order by v.version`,
      id,
    )
    .map(({ epoch, seq, hash, ...row }) => ({
      kind: 'case' as const,
      ...row,
      entry: epoch === null || seq === null || hash === null ? null : { epoch, seq, hash },
      papers,
    }));
}

/** Records that are not in `have`, by their names. A case comes after its papers, so that a whole case is whole. */
export function* missingRecords(
  db: Reader,
  have: ReadonlySet<string>,
  { cases, after }: Pick<Saved, 'cases' | 'after'> = { cases: casesToKeep(db), after: marginBefore(lastMark(db)) },
): Generator<JournalRecord> {
  const written = new Set<string>();
  const isNew = (name: string): boolean => !have.has(name) && !written.has(name) && written.add(name) !== undefined;
  for (const table of ['operators', 'device'] as const) {
    for (const row of db.all<Row>(`select * from ${table}`)) {
      const record = rowRecord(table, row);
      if (isNew(recordName(record))) yield record;
    }
  }
  for (const { version } of db.all<{ version: number }>('select version from catalogue_packages order by version')) {
    if (!isNew(packageName(version))) continue;
    const row = db.get<Row>('select * from catalogue_packages where version = ?', version);
    if (row !== undefined) yield rowRecord('catalogue_packages', row);
  }
  function* bytesOf(papers: readonly { readonly sha256: string }[]): Generator<JournalRecord> {
    for (const { sha256 } of papers) {
      if (!isNew(`paper ${sha256}`)) continue;
      const paper = db.get<{ bytes: Uint8Array }>('select bytes from paper_bytes where sha256 = ?', sha256);
      if (paper !== undefined) yield { kind: 'paper', sha256, bytes: paper.bytes };
    }
  }
  for (const id of cases) {
    for (const record of caseRecords(db, id)) {
      if (!isNew(recordName(record))) continue;
      yield* bytesOf(record.papers);
      yield record;
    }
  }
  // With the id of its case, which stands at another place in another store; words of a forgotten one are gone.
  const noted = db.all<Row>(
    `select a.id, c.id as "case", a.kind, a.on_day, a.at, a.operator, a.said from acts a join cases c on c.place = a.place
     where a.n > ? and a.said <> '' order by a.n`,
    after.act,
  );
  for (const row of noted) {
    const record = rowRecord('acts', row);
    if (!isNew(recordName(record))) continue;
    yield* bytesOf(scansOf(String(row['said'])));
    yield record;
  }
  for (const record of saidOfCases(db, after)) if (isNew(recordName(record))) yield record;
}

/** Notes with what became of them, joined persons and legal holds behind the mark, each kind in its order; of a forgotten case none. */
function* saidOfCases(db: Reader, after: Mark): Generator<RowRecord> {
  const notes = db.all<Row>(
    `select * from case_notes where (n > ? or n in (select value from json_each(?))) and words <> '' order by n`,
    after.note,
    JSON.stringify(after.open),
  );
  for (const row of notes) yield rowRecord('case_notes', row);
  for (const row of db.all<Row>('select * from same_persons where n > ? order by n', after.joined)) {
    yield rowRecord('same_persons', row);
  }
  const holds = db.all<Row>(`select * from legal_holds where n > ? and reason <> '' order by n`, after.hold);
  for (const row of holds) yield rowRecord('legal_holds', row);
}

/** Up to which row of the store the journal has followed, table by table. */
export interface Mark {
  readonly version: number;
  readonly act: number;
  readonly note: number;
  readonly joined: number;
  readonly hold: number;
  /** Notes that were handed on and not kept: all that may still become of a note becomes of these. */
  readonly open: readonly number[];
}
export const nothingFollowed: Mark = { version: 0, act: 0, note: 0, joined: 0, hold: 0, open: [] };

/** The mark so far back that the newest of each kind stand behind it; all holds do, for they keep what the law wants kept. */
const marginBefore = ({ act, note, joined, ...rest }: Mark): Mark => ({
  ...rest,
  act: act - margin,
  note: note - margin,
  joined: joined - margin,
  hold: 0,
});

interface Saved {
  readonly cases: readonly string[];
  /** What was done and said about cases behind this mark. */
  readonly after: Mark;
  readonly mark: Mark;
}

/** Ids of cases with versions saved after `mark`, and the new mark; nothing followed is ever deleted, so row ids rise. */
export function savedSince(db: Reader, mark: Mark): Saved {
  const rows = db.all<{ id: string; mark: number }>(
    `select c.id, v.rowid as mark from case_versions v join cases c on c.place = v.place where v.rowid > ?
     order by v.rowid`,
    mark.version,
  );
  const reached = { ...lastMark(db), version: rows.at(-1)?.mark ?? mark.version };
  return { cases: [...new Set(rows.map(({ id }) => id))], after: mark, mark: reached };
}

/**
 * Whether a case forgotten after purge number `after` stands in the journal, whose words must go from there too; with the
 * number of the last purge.
 */
export function forgottenSince(
  db: Reader,
  have: ReadonlySet<string>,
  after: number,
): { readonly written: boolean; readonly last: number } {
  const rows = db.all<{ n: number; id: string }>('select n, case_id as id from purges where n > ? order by n', after);
  if (rows.length === 0) return { written: false, last: after };
  const acts = db.all<{ id: string }>(
    'select a.id from purges p join cases c on c.id = p.case_id join acts a on a.place = c.place where p.n > ?',
    after,
  );
  const gone = new Set([...rows, ...acts].map(({ id }) => id));
  // Names of cases, of what is said of them and of acts have the id in the second place.
  const written = [...have].some((name) => gone.has(name.split(' ')[1] ?? ''));
  return { written, last: rows.at(-1)?.n ?? after };
}

/** The mark behind everything that is saved. */
export function lastMark(db: Reader): Mark {
  const row = db.get<Record<Exclude<keyof Mark, 'open'>, number | null>>(
    `select (select max(rowid) from case_versions) as version, (select max(n) from acts) as act,
       (select max(n) from case_notes) as note, (select max(n) from same_persons) as joined,
       (select max(n) from legal_holds) as hold`,
  );
  const open = db.all<{ n: number }>(
    'select n from case_notes where handed is not null and kept_at is null order by n',
  );
  return {
    version: row?.version ?? 0,
    act: row?.act ?? 0,
    note: row?.note ?? 0,
    joined: row?.joined ?? 0,
    hold: row?.hold ?? 0,
    open: open.map(({ n }) => n),
  };
}

/** How many cases the journal has that the store has not: then the store lost what was once committed. */
export function casesNotInStore(db: Reader, have: ReadonlySet<string>): number {
  let lost = 0;
  for (const name of have) {
    const [, id, version] = /^case (\S+) (\d+)$/.exec(name) ?? [];
    if (id === undefined) continue;
    const found = db.get(
      'select 1 from case_versions where place = (select place from cases where id = ?) and version = ?',
      id,
      Number(version),
    );
    if (found === undefined) lost += 1;
  }
  return lost;
}
