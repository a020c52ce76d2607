// Brings cases back from their payload, and from the journal with papers and place in the queue. The payload is the
// case: whatever else the store keeps of it follows from that text.
import { type CaseContent, type Payload, payloadSchema } from '../../shared/cases/payload.ts';
import type { PaperRef } from '../../shared/forms/answers.ts';
import { applicantName } from '../../shared/text/names.ts';
import { scansOf } from '../acts.ts';
import { type JournalRecord, type RowRecord, rowValues } from '../journal/record.ts';
import { addPaper, holdPaper } from '../papers.ts';
import { isForgotten } from '../retention/purge.ts';
import type { Db, Reader, Value } from '../sqlite.ts';
import { addTwin, holderOf, nextInSeries } from '../twins.ts';
import { addVersion } from '../versions.ts';
import { takeSaid } from './take.ts';

export interface SavedVersion {
  readonly payload: string;
  /** Where it stands or stood in a store; see `addVersion`. */
  readonly version: number;
  /** The number under which the case stood before, where that is known. */
  readonly deskNumber?: string;
}

/** What a payload tells of a case; null for text that tells of none. */
export function readPayload(payload: string): Payload | null {
  try {
    return payloadSchema.safeParse(JSON.parse(payload)).data ?? null;
  } catch {
    return null;
  }
}

/** The papers that a version names. */
export const papersOf = (payload: Payload | null): readonly PaperRef[] =>
  payload === null || payload.kind === 'case.withdrawn' ? [] : payload.papers;

/** Where a case stands in this database; null when it does not. */
export function placeOf(db: Reader, id: string): number | null {
  return db.get<{ place: number }>('select place from cases where id = ?', id)?.place ?? null;
}

/** Puts a version that is there back to its place in the queue, unless that or the version is taken: false. */
export function replayEntry(
  db: Db,
  id: string,
  version: number,
  { epoch, seq, hash }: { readonly epoch: number; readonly seq: number; readonly hash: string },
): boolean {
  const added = db.run(
    'insert into outbox values (?, ?, ?, ?, unhex(?)) on conflict do nothing',
    epoch,
    seq,
    placeOf(db, id),
    version,
    hash,
  );
  return added === 1;
}

/** The number that the case can stand under: the one it had, or its receipt's; a new one when others have these. */
function numberHere(db: Db, filed: CaseContent, before: string | undefined): string {
  const free = (number: string): boolean => [null, filed.case].includes(holderOf(db, number));
  if (before !== undefined && free(before)) return before;
  return free(filed.deskNumber) ? filed.deskNumber : nextInSeries(db, filed.deskNumber, filed.filedOn);
}

/**
 * Adds a version, and its case from the payload where that is missing. False when it was there or is no case; a withdrawal
 * of a case of which nothing else is known tells nothing that could stand alone.
 */
export function replayVersion(db: Db, { payload, version, deskNumber }: SavedVersion): boolean {
  const filed = readPayload(payload);
  if (filed === null) return false;
  if (placeOf(db, filed.case) === null && filed.kind === 'case.withdrawn') return false;
  if (placeOf(db, filed.case) === null && filed.kind !== 'case.withdrawn')
    addCaseOf(db, filed, numberHere(db, filed, deskNumber));
  const place = placeOf(db, filed.case);
  return place !== null && addVersion(db, place, filed, payload, version);
}

function addCaseOf(db: Db, filed: CaseContent, number: string): void {
  const personalNumber = filed.applicant['personalNumber'];
  db.run(
    `insert into cases (id, desk_number, service, municipality, channel, applicant_name, personal_number, filed_on, filed_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    filed.case,
    number,
    filed.service,
    filed.route.municipality,
    filed.route.channel,
    applicantName(filed.applicant),
    typeof personalNumber === 'string' ? personalNumber : null,
    filed.filedOn,
    filed.filedAt.wall,
  );
  if (number !== filed.deskNumber) addTwin(db, filed.case, filed.deskNumber);
}

type Papers = ReadonlyMap<string, Uint8Array>;

/** Keeps the journal's papers until their case is there. Answers what each record added. */
export function replayer(db: Db): (record: JournalRecord) => 'case' | 'paper' | 'row' | null {
  const waiting = new Map<string, Uint8Array>();
  return (record) => {
    if (record.kind === 'paper') {
      waiting.set(record.sha256, record.bytes);
      return null;
    }
    if (record.kind === 'row') {
      return replayOther(db, record, waiting) ? 'row' : null;
    }
    // Forgotten since the journal was written.
    if (isForgotten(db, record.case)) return null;
    const added = replayVersion(db, record);
    if (db.get('select 1 from cases where id = ?', record.case) === undefined) return null;
    // Each record names all papers of its case: what its own version does not name came with a later one.
    const named = new Set(papersOf(readPayload(record.payload)).map(({ sha256 }) => sha256));
    const since = (sha256: string): number => record.version + (named.has(sha256) ? 0 : 1);
    let papers = 0;
    for (const { sha256, mediaType, addedAt } of record.papers) {
      const bytes = waiting.get(sha256);
      if (bytes === undefined || db.get('select 1 from paper_bytes where sha256 = ?', sha256) !== undefined) continue;
      addPaper(db, { holder: record.case, sha256, mediaType, bytes, addedAt, version: since(sha256) });
      // A paper whose row was read and whose bytes were not.
      db.run('insert into paper_bytes values (?, ?) on conflict do nothing', sha256, bytes);
      papers += 1;
    }
    for (const { sha256 } of record.papers) holdPaper(db, record.case, sha256, since(sha256));
    const { entry } = record;
    if (entry !== null) replayEntry(db, record.case, record.version, entry);
    return added ? 'case' : papers > 0 ? 'paper' : null;
  };
}

function replayOther(db: Db, record: RowRecord, scans: Papers): boolean {
  const row = rowValues(record);
  switch (record.table) {
    case 'acts':
      return replayAct(db, row, scans);
    case 'case_notes':
    case 'legal_holds':
      return !isForgotten(db, String(row['case_id'])) && takeSaid[record.table](row, db);
    case 'same_persons':
      return takeSaid.same_persons(row, db);
    default:
      return replayRow(db, record.table, row);
  }
}

function replayRow(db: Db, table: string, row: Readonly<Record<string, Value>>): boolean {
  const names = Object.keys(row);
  const sql = `insert into ${table} (${names.join(', ')}) values (${names.map(() => '?').join(', ')}) on conflict do nothing`;
  return db.run(sql, ...names.map((name) => row[name] ?? null)) === 1;
}

/** An act with the scans it names; one of a case that is not here, or was forgotten, says nothing. */
function replayAct(db: Db, { case: of, ...row }: Readonly<Record<string, Value>>, scans: Papers): boolean {
  const [id, said] = [String(of), String(row['said'])];
  const place = isForgotten(db, id) ? null : placeOf(db, id);
  if (place === null || !replayRow(db, 'acts', { ...row, place })) return false;
  for (const { sha256, mediaType } of scansOf(said)) {
    const bytes = scans.get(sha256);
    if (bytes !== undefined) addPaper(db, { holder: id, sha256, mediaType, bytes, addedAt: String(row['at']) });
  }
  return true;
}
