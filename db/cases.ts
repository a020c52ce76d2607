// Cases as they are saved and found. A case is append-only from its first instant; what becomes of it is told by
// `case_states`, a projection. Nothing here changes or deletes a case.
import type { CaseState } from '../shared/contract/cases.ts';
import { packText, unpackText } from './packed/text.ts';
import type { Db, Reader, Writer } from './sqlite.ts';
import { withdrawnSql } from './version-rules.ts';

export interface NewCase {
  /** The id of the draft it came from. */
  readonly id: string;
  readonly deskNumber: string;
  readonly service: string;
  readonly municipality: string;
  readonly channel: 'system' | 'manual';
  /** As the list shows it; names stay as typed. */
  readonly applicantName: string;
  readonly personalNumber: string | null;
  /** `yyyy-mm-dd` in Tbilisi. */
  readonly filedOn: string;
  readonly filedAt: string;
  /** The exact JSON text that is hashed, sent and kept: version 1 of the case. */
  readonly payload: string;
}

/** A case as lists show it, with what is proven of it. */
export interface CaseRow {
  readonly id: string;
  readonly deskNumber: string;
  readonly service: string;
  readonly municipality: string;
  readonly channel: 'system' | 'manual';
  readonly applicantName: string;
  readonly filedOn: string;
  readonly filedAt: string;
  readonly state: CaseState;
  readonly registrationNumber: string | null;
  readonly registeredAt: string | null;
  readonly status: string | null;
  /** 1: taken back by the applicant; whether central knows it is another question. */
  readonly withdrawn: 0 | 1;
}

export type PlacedRow = CaseRow & { readonly place: number };

export interface CaseVersion {
  readonly version: number;
  readonly payload: string;
}

export const caseColumns = `c.id, c.desk_number as deskNumber, c.service, c.municipality, c.channel,
  c.applicant_name as applicantName, c.filed_on as filedOn, c.filed_at as filedAt, s.state,
  s.registration_number as registrationNumber, s.registered_at as registeredAt, s.status, ${withdrawnSql('c.place')} as withdrawn`;

/** Takes the next serial of the desk's year. Inside the submit transaction: a roll-back gives it back, so no gaps. */
export function nextSerial(db: Writer, desk: number, year: number): number {
  const row = db.get<{ last: number }>(
    `insert into serials (desk, year, last) values (?, ?, 1)
     on conflict do update set last = last + 1 returning last`,
    desk,
    year,
  );
  if (row === undefined) throw new Error('no serial given');
  return row.last;
}

/**
 * Stores the case with its first version and its state (`manual` for the manual channel, which has no outbox entry,
 * else `queued`) and deletes the draft it came from; the papers stay, held by the same id. Its words are indexed later.
 */
export function addCase(db: Db, added: NewCase): void {
  db.transaction(() => {
    const row = db.get<{ place: number }>(
      `insert into cases (id, desk_number, service, municipality, channel, applicant_name, personal_number, filed_on, filed_at)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning place`,
      added.id,
      added.deskNumber,
      added.service,
      added.municipality,
      added.channel,
      added.applicantName,
      added.personalNumber,
      added.filedOn,
      added.filedAt,
    );
    if (row === undefined) throw new Error('no place given');
    const packed = packText(added.payload, 'case');
    db.run('insert into case_versions (place, version, payload) values (?, 1, ?)', row.place, packed);
    const state: CaseState = added.channel === 'manual' ? 'manual' : 'queued';
    db.run('insert into case_states (place, state) values (?, ?)', row.place, state);
    const visit = 'select visit from drafts where id = ? and visit in (select id from visits)';
    db.run(`insert into visit_cases select visit, ? from (${visit})`, row.place, added.id);
    db.run('delete from drafts where id = ?', added.id);
  });
}

export function readCase(db: Reader, deskNumber: string): CaseRow | null {
  const row = db.get<CaseRow>(
    `select ${caseColumns} from cases c join case_states s on s.place = c.place where c.desk_number = ?`,
    deskNumber,
  );
  return row ?? null;
}

export function caseById(db: Reader, id: string): CaseRow | null {
  const row = db.get<CaseRow>(
    `select ${caseColumns} from cases c join case_states s on s.place = c.place where c.id = ?`,
    id,
  );
  return row ?? null;
}

/** The newest version of a case that says what is applied for, or null when there is no such case. */
export function latestVersion(db: Reader, caseId: string): CaseVersion | null {
  const row = db.get<{ version: number; payload: unknown }>(
    `select version, payload from case_versions
     where place = (select place from cases where id = ?) and change is not 'withdrawn' order by version desc limit 1`,
    caseId,
  );
  return row === undefined ? null : { version: row.version, payload: unpackText(row.payload) };
}

/**
 * One page of at most `limit` cases, the one saved last first: all or those in `state`, saved before the case `before`
 * (a desk number; null begins at the newest; an unknown one gives an empty page). `more` tells whether others follow.
 */
export function listCases(
  db: Reader,
  page: { readonly state: CaseState | null; readonly before: string | null; readonly limit: number },
): { cases: CaseRow[]; more: boolean } {
  const end = page.before === null ? Number.MAX_SAFE_INTEGER : (placeOf(db, page.before) ?? 0);
  const found =
    page.state === null
      ? db.all<CaseRow>(
          `select ${caseColumns} from cases c join case_states s on s.place = c.place
           where c.place < ? order by c.place desc limit ?`,
          end,
          page.limit + 1,
        )
      : db.all<CaseRow>(
          `select ${caseColumns} from case_states s join cases c on c.place = s.place
           where s.state = ? and s.place < ? order by s.place desc limit ?`,
          page.state,
          end,
          page.limit + 1,
        );
  return { cases: found.slice(0, page.limit), more: found.length > page.limit };
}

/** The newest payloads that say what is applied for by the cases at these places, by place; empty of one that was forgotten. */
export function payloadsAt(db: Reader, places: readonly number[]): Map<number, string> {
  const rows = db.all<{ place: number; payload: unknown }>(
    `select place, payload from case_versions
     where place in (select value from json_each(?)) and change is not 'withdrawn' order by place, version`,
    JSON.stringify(places),
  );
  // Unpacked here: through the statement each text would be copied and recoded twice more.
  const newest = new Map(rows.map(({ place, payload }) => [place, payload]));
  return new Map([...newest].map(([place, payload]) => [place, unpackText(payload)]));
}

/** The cases at these places, the one saved last first. */
export function casesAt(db: Reader, places: readonly number[]): PlacedRow[] {
  return db.all(
    `select c.place, ${caseColumns} from cases c join case_states s on s.place = c.place
     where c.place in (select value from json_each(?)) order by c.place desc`,
    JSON.stringify(places),
  );
}

/** How many of the newest 5,000 cases were filed on each day from `first` on (`yyyy-mm-dd`, Tbilisi). */
export function casesByDay(db: Reader, first: string): { day: string; count: number }[] {
  return db.all(
    `select filed_on as day, count(*) as count from cases
     where place > (select max(place) from cases) - 5000 and filed_on >= ? group by filed_on`,
    first,
  );
}

function placeOf(db: Reader, deskNumber: string): number | undefined {
  return db.get<{ place: number }>('select place from cases where desk_number = ?', deskNumber)?.place;
}
