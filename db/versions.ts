// Versions of a case behind its first: corrections and withdrawals. They are added and never changed; what the case's row
// shows of its applicant follows the newest correction. Whether a version may be added is the caller's decision.
import { type CaseContent, type Payload, payloadSchema } from '../shared/cases/payload.ts';
import { applicantName } from '../shared/text/names.ts';
import { packText } from './packed/text.ts';
import { dropUnheldPapers, holdPaper } from './papers.ts';
import { dropReplacements, noteReplacement, replacementsOf } from './replacements.ts';
import type { Db, Reader, Writer } from './sqlite.ts';
import { lastWordSql } from './version-rules.ts';

/** What a version is to its case, as the store names it; null for the first. */
export type Change = 'corrected' | 'withdrawn' | null;

export function changeOf({ kind }: Payload): Change {
  return kind === 'case.corrected' ? 'corrected' : kind === 'case.withdrawn' ? 'withdrawn' : null;
}

/**
 * Adds a version to the case at `place` as this very text; false when that version is there, or a withdrawal before it that
 * this is not once more.
 * `version`: where it stands here, which is another number than its text says where that had been given twice.
 */
export function addVersion(
  db: Writer,
  place: number,
  payload: Payload,
  text: string,
  version = payload.version,
): boolean {
  const change = changeOf(payload);
  const ended = `? is not 'withdrawn'
    and exists (select 1 from case_versions where place = ? and change = 'withdrawn' and version < ?)`;
  const added = db.run(
    `insert into case_versions (place, version, payload, change) select ?, ?, ?, ? where not (${ended})
     on conflict do nothing`,
    place,
    version,
    packText(text, 'case'),
    change,
    change,
    place,
    version,
  );
  if (added === 1 && payload.kind === 'case.corrected') followCorrection(db, place, version, payload);
  return added === 1;
}

/** The applicant of the case's row is the one of the newest correction. */
function followCorrection(db: Writer, place: number, version: number, { applicant }: CaseContent): void {
  const number = applicant['personalNumber'];
  db.run(
    `update cases set applicant_name = ?, personal_number = ? where place = ?
       and not exists (select 1 from case_versions where place = ? and change = 'corrected' and version > ?)`,
    applicantName(applicant),
    typeof number === 'string' ? number : null,
    place,
    place,
    version,
  );
}

/**
 * The draft's papers are the case's from this version on, those in `kept` (hashes), and the trace of others that they
 * replaced; the draft is gone.
 */
export function closeCorrection(
  db: Db,
  draft: string,
  { case: caseId, version }: Pick<Payload, 'case' | 'version'>,
  kept: readonly string[],
): void {
  for (const sha256 of kept) holdPaper(db, caseId, sha256, version);
  for (const replaced of replacementsOf(db, draft)) noteReplacement(db, caseId, replaced);
  dropReplacements(db, draft);
  db.run('delete from drafts where id = ?', draft);
  dropUnheldPapers(db, draft, []);
}

/** What is proven of a change: central has its entry, and what it said of it. */
export interface ChangeRow {
  readonly version: number;
  readonly payload: string;
  readonly delivered: 0 | 1;
  /** `entry.taken` or `entry.refused` as JSON text, or null. */
  readonly said: string | null;
}

/** The versions behind the first, oldest first. */
export function changesOf(db: Reader, caseId: string): ChangeRow[] {
  return db.all<ChangeRow>(
    `select v.version, unpacked(v.payload) as payload,
       coalesce((select case when o.epoch = d.epoch then o.seq <= x.has_seq
           else exists (select 1 from deliveries y where y.epoch = o.epoch and y.seq = o.seq) end
         from outbox o, exchange x left join device d where o.place = v.place and o.version = v.version
         order by o.epoch desc limit 1), 0) as delivered,
       ${lastWordSql('v', 'c', 'event')} as said
     from cases c join case_versions v on v.place = c.place
     where c.id = ? and v.change is not null and v.payload <> '' order by v.version`,
    caseId,
  );
}

/** The text of one version of a case; null when there is none. */
export function versionOf(db: Reader, caseId: string, version: number): Payload | null {
  const row = db.get<{ payload: string }>(
    `select unpacked(payload) as payload from case_versions
     where place = (select place from cases where id = ?) and version = ?`,
    caseId,
    version,
  );
  return row === undefined ? null : payloadSchema.parse(JSON.parse(row.payload));
}

/** The version of a case that stands here as this very text, or undefined. */
export function versionAs(db: Reader, caseId: string, text: string): number | undefined {
  return db.get<{ version: number }>(
    `select version from case_versions where place = (select place from cases where id = ?) and unpacked(payload) = ?`,
    caseId,
    text,
  )?.version;
}

/** The number of the newest version. */
export function newestVersion(db: Reader, caseId: string): number {
  const row = db.get<{ version: number | null }>(
    'select max(version) as version from case_versions where place = (select place from cases where id = ?)',
    caseId,
  );
  return row?.version ?? 0;
}
