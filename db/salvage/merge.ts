// Takes over what a damaged database still says and the new one lacks. What only grows is added; what is numbered
// without gaps is added only as far as it follows; what can be derived is left out and derived later.
import { appendAudit, auditHead } from '../audit.ts';
import { textIn } from '../packed/text.ts';
import type { Db, Reader, Row, Value } from '../sqlite.ts';
import { placeOf, readPayload, replayVersion } from './replay.ts';
import { readableRows, tryGet } from './rows.ts';
import { counted, insert, orGoOn, takeSaid } from './take.ts';

export interface Taken {
  readonly table: string;
  readonly added: number;
  /** Every row of the damaged table could be read. */
  readonly whole: boolean;
}

/** Rows name their case by its place, which is another one here; those of a schema before 90 by its id. */
function ofCase(row: Row, from: Reader, into: Db): Row {
  const { case_id: id, ...rest } = row;
  const named = typeof id === 'string' ? id : caseAt(from, row['place'] ?? null);
  return { ...rest, place: named === null ? null : placeOf(into, named) };
}

/** The id of the case at this place of a damaged database, where its row cannot be read as its words tell it. */
function caseAt(from: Reader, place: Value): string | null {
  const row = tryGet(from, 'select id from cases where place = ?', [place]);
  if (row !== undefined && row !== 'unreadable') return text(row['id']);
  const version = tryGet(from, 'select payload from case_versions where place = ? limit 1', [place]);
  if (version === undefined || version === 'unreadable') return null;
  return readPayload(textIn(version['payload']) ?? '')?.case ?? null;
}

const text = (value: Value | undefined): string => String(value ?? '');

type TakeFrom = (row: Row, into: Db, from: Reader) => boolean;

const takes: readonly (readonly [string, TakeFrom])[] = [
  ['operators', insert('operators')],
  ['operator_locks', insert('operator_locks')],
  ['return_key', insert('return_key')],
  ['catalogue_packages', insert('catalogue_packages')],
  ['device', insert('device')],
  ['device_key', insert('device_key')],
  ['claim', insert('claim')],
  ['central_key_next', insert('central_key_next')],
  ['other_keys', insert('other_keys', ['n'])],
  // The place is given anew: two histories may have given one place to two cases.
  ['cases', insert('cases', ['place'])],
  [
    'case_versions',
    (row, into, from) =>
      // Of a forgotten case nothing is left to replay.
      (row['payload'] === '' && insert('case_versions', ['operator', 'saved_at'])(ofCase(row, from, into), into)) ||
      replayVersion(into, { payload: textIn(row['payload']) ?? '', version: Number(row['version']) }),
  ],
  ['twin_numbers', insert('twin_numbers')],
  ['pads', insert('pads')],
  ['pad_numbers', insert('pad_numbers')],
  ['pad_voids', insert('pad_voids')],
  ['acts', (row, into, from) => insert('acts', ['n'])(ofCase(row, from, into), into)],
  ['case_overrides', insert('case_overrides')],
  ['same_persons', takeSaid.same_persons],
  // Two histories may each have one open: what was open waits, and nothing meets the other.
  [
    'visits',
    (row, into) =>
      insert('visits')({ ...row, state: row['state'] === 'open' ? 'parked' : (row['state'] ?? null) }, into),
  ],
  ['visit_cases', (row, into, from) => insert('visit_cases')(ofCase(row, from, into), into)],
  [
    'contacts',
    orGoOn(
      counted('contacts', ['day', 'kind', 'operator', 'counted_at']),
      `update contacts set taken_back_at = ? where day = ? and kind = ? and operator = ? and counted_at = ?
         and taken_back_at is null and ? is not null`,
      (row) => [
        row['taken_back_at'],
        row['day'],
        row['kind'],
        row['operator'],
        row['counted_at'],
        row['taken_back_at'],
      ],
    ),
  ],
  ['papers', insert('papers')],
  ['paper_bytes', insert('paper_bytes')],
  ['paper_holders', insert('paper_holders')],
  ['line_price', insert('line_price')],
  ['papers_let', insert('papers_let')],
  ['paper_replacements', insert('paper_replacements')],
  [
    'outbox',
    (row, into, from) => {
      const hash = row['hash'] ?? null;
      const bytes = typeof hash === 'string' ? Buffer.from(hash, 'hex') : hash;
      return insert('outbox')({ ...ofCase(row, from, into), hash: bytes }, into);
    },
  ],
  ['deliveries', insert('deliveries')],
  ['legal_holds', takeSaid.legal_holds],
  ['case_notes', takeSaid.case_notes],
  ['case_views', insert('case_views')],
  ['day_sheets', insert('day_sheets')],
  ['purges', counted('purges', ['case_id'])],
  ['receipts', insert('receipts')],
  [
    'print_jobs',
    orGoOn(
      insert('print_jobs', ['n']),
      `update print_jobs set state = ?, trouble = ?, tries = ?, copy = ?
       where id = ? and state in ('open', 'failed') and ? in ('printed', 'dropped')`,
      (row) => [row['state'], row['trouble'], row['tries'], row['copy'], row['id'], row['state']],
    ),
  ],
  ['central_restores', insert('central_restores')],
  [
    'feed_events',
    (row, into) => {
      const last = into.get<{ n: number | null }>('select max(n) as n from feed_events')?.n ?? 0;
      return row['n'] === last + 1 && insert('feed_events')(row, into);
    },
  ],
  ['announcement_reads', insert('announcement_reads')],
  [
    'audit',
    (row, into) => {
      const record = textIn(row['record']);
      if (row['seq'] !== auditHead(into).seq + 1 || record === null) return false;
      const added = appendAudit(into, record);
      return row['hash'] instanceof Uint8Array && added.hash === Buffer.from(row['hash']).toString('hex');
    },
  ],
  [
    'serials',
    (row, into) =>
      into.run(
        `insert into serials (desk, year, last) values (?, ?, ?)
         on conflict do update set last = max(last, excluded.last) where excluded.last > last`,
        row['desk'] ?? null,
        row['year'] ?? null,
        row['last'] ?? null,
      ) === 1,
  ],
  [
    'exchange',
    (row, into) =>
      into.run(
        `update exchange set request = ?, server_epoch = ?, has_seq = ?, has_hash = ?, trusted_time = ?,
           last_answer_at = ?, feed_base = coalesce(?, feed_base) where request < ?`,
        ...[
          'request',
          'server_epoch',
          'has_seq',
          'has_hash',
          'trusted_time',
          'last_answer_at',
          'feed_base',
          'request',
        ].map((name): Value => row[name] ?? null),
      ) === 1,
  ],
  [
    'drafts',
    (row, into) =>
      into.run('delete from drafts where id = ? and revision < ?', row['id'] ?? null, row['revision'] ?? null) +
        Number(insert('drafts')(row, into)) >
      0,
  ],
];

/** Merges table by table, in the order in which rows need each other. */
export function mergeDamaged(from: Reader, into: Db): Taken[] {
  return takes.map(([table, take]) => {
    let added = 0;
    const seen: string[] = [];
    const whole = into.transaction(() =>
      readableRows(from, table, (row) => {
        if (table === 'drafts') seen.push(text(row['id']));
        if (take(row, into, from)) added += 1;
      }),
    );
    // A draft that was discarded since the backup does not come back.
    if (table === 'drafts' && whole) {
      into.run('delete from drafts where id not in (select value from json_each(?))', JSON.stringify(seen));
    }
    return { table, added, whole };
  });
}
