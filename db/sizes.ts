// How much room the database takes, and how much of it its last cases took.
import type { Reader } from './sqlite.ts';

/** Bytes of the database's pages, those in the write-ahead log included. */
export function databaseBytes(db: Reader): number {
  const sql = 'select page_count * page_size as bytes from pragma_page_count, pragma_page_size';
  return db.get<{ bytes: number }>(sql)?.bytes ?? 0;
}

export interface CaseSizes {
  readonly cases: number;
  /** Bytes of what was filed: payloads of every version and papers. */
  readonly bytes: number;
  /** When the oldest of them was filed; null without cases. */
  readonly since: string | null;
}

/** The last `most` cases by the order in which they were filed. */
export function lastCaseSizes(db: Reader, most: number): CaseSizes {
  const row = db.get<{ cases: number; payloads: number; papers: number; since: string | null }>(
    `with last as (select id, place, filed_at from cases order by place desc limit ?)
     select count(*) as cases, min(filed_at) as since,
       (select coalesce(sum(octet_length(payload)), 0) from case_versions where place in (select place from last)) as payloads,
       (select coalesce(sum(p.size), 0) from paper_holders h join papers p on p.sha256 = h.sha256
        where h.holder in (select id from last)) as papers
     from last`,
    most,
  );
  return { cases: row?.cases ?? 0, bytes: (row?.payloads ?? 0) + (row?.papers ?? 0), since: row?.since ?? null };
}
