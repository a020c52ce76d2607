// Where a person stands in the store. There is no list of persons: what is typed of one lies in cases and drafts, so both
// are read through, a stretch at a time, between which the caller lets others work. Reads only.
import type { Reader } from './sqlite.ts';

const stretch = 200;

/** Desk numbers of cases whose applicant is called so, or whose words have one of `texts` as they stand there; oldest first. */
export function* casesNaming(db: Reader, name: string, texts: readonly string[]): Generator<string[]> {
  const last = db.get<{ n: number | null }>('select max(place) as n from cases')?.n ?? 0;
  for (let from = 0; from < last; from += stretch) {
    yield db
      .all<{ deskNumber: string }>(
        // Materialised, so that each text is unpacked once and not once for each of the texts looked for.
        `with words as materialized (
           select place, unpacked(payload) as text from case_versions where place > ? and place <= ?
         )
         select c.desk_number as deskNumber from cases c where c.place > ? and c.place <= ?
           and (c.applicant_name = ? or exists (
             select 1 from words w, json_each(?) asked where w.place = c.place and instr(w.text, asked.value) > 0
           ))
         order by c.place`,
        from,
        from + stretch,
        from,
        from + stretch,
        name,
        JSON.stringify(texts),
      )
      .map(({ deskNumber }) => deskNumber);
  }
}

export interface AuditLine {
  readonly seq: number;
  /** JSON text. */
  readonly record: string;
}

/** Audit entries about any of the subjects (desk numbers, ids of drafts and cases), in order. */
export function* auditAbout(db: Reader, subjects: readonly string[]): Generator<AuditLine[]> {
  const last = db.get<{ n: number | null }>('select max(seq) as n from audit')?.n ?? 0;
  const list = JSON.stringify(subjects);
  for (let from = 0; from < last && subjects.length > 0; from += stretch) {
    yield db.all<AuditLine>(
      `select seq, unpacked(record) as record from audit where seq > ? and seq <= ?
         and json_extract(unpacked(record), '$.subject') in (select value from json_each(?)) order by seq`,
      from,
      from + stretch,
      list,
    );
  }
}
