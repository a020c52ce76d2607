// Papers (scans, photos, documents) by content, inside the database so that a case and its papers commit together. A
// paper that a case holds is never dropped: a trigger refuses it, whatever is asked here.
import type { Db, Reader, Writer } from './sqlite.ts';
import { notOwedSql, withdrawnSql } from './version-rules.ts';

export interface NewPaper {
  /** The draft's id, which becomes the case's. */
  readonly holder: string;
  /** Lower-case hex of the bytes' SHA-256, computed by the caller. */
  readonly sha256: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly addedAt: string;
  /** The version of the case that names it, where that is not the first. */
  readonly version?: number;
}

/** Stores the bytes once whoever holds them, and notes the holder. Adding the same paper again changes nothing. */
export function addPaper(db: Db, paper: NewPaper): void {
  db.transaction(() => {
    const added = db.run(
      'insert into papers (sha256, media_type, size, added_at) values (?, ?, ?, ?) on conflict do nothing',
      paper.sha256,
      paper.mediaType,
      paper.bytes.length,
      paper.addedAt,
    );
    if (added === 1) db.run('insert into paper_bytes (sha256, bytes) values (?, ?)', paper.sha256, paper.bytes);
    holdPaper(db, paper.holder, paper.sha256, paper.version ?? 1);
  });
}

/** Draft or case `holder` holds the paper, if that is here, because this version names it. The lowest such version counts. */
export function holdPaper(db: Writer, holder: string, sha256: string, version: number): void {
  db.run(
    `insert into paper_holders (holder, sha256, brought_by) select ?, sha256, ? from papers where sha256 = ?
     on conflict do update set brought_by = excluded.brought_by where brought_by > excluded.brought_by`,
    holder,
    version,
    sha256,
  );
}

export function readPaper(db: Reader, sha256: string): { mediaType: string; bytes: Uint8Array } | null {
  const row = db.get<{ mediaType: string; bytes: Uint8Array }>(
    'select p.media_type as mediaType, b.bytes from papers p join paper_bytes b on b.sha256 = p.sha256 where p.sha256 = ?',
    sha256,
  );
  return row ?? null;
}

/** Type and size in bytes without reading the bytes; null for a paper that is not here. */
export function paperFacts(db: Reader, sha256: string): { mediaType: string; size: number } | null {
  const row = db.get<{ mediaType: string; size: number }>(
    'select media_type as mediaType, size from papers where sha256 = ?',
    sha256,
  );
  return row ?? null;
}

/** Ids of the drafts and cases that hold the paper. */
export function holdersOf(db: Reader, sha256: string): string[] {
  return db
    .all<{ holder: string }>('select holder from paper_holders where sha256 = ?', sha256)
    .map(({ holder }) => holder);
}

/** Everybody whose name begins so and who holds a paper. */
export function holdersNamed(db: Reader, begin: string): string[] {
  return db
    .all<{ holder: string }>(
      'select distinct holder from paper_holders where holder >= ? and holder < ?',
      begin,
      `${begin}~`,
    )
    .map(({ holder }) => holder);
}

/** Lets go of the draft's papers that are not in `kept` (hashes), and deletes those that nobody holds any more. */
export function dropUnheldPapers(db: Db, holder: string, kept: readonly string[]): void {
  db.transaction(() => {
    const dropped = db
      .all<{ sha256: string }>('select sha256 from paper_holders where holder = ?', holder)
      .filter(({ sha256 }) => !kept.includes(sha256));
    for (const { sha256 } of dropped) {
      db.run('delete from paper_holders where holder = ? and sha256 = ?', holder, sha256);
      if (holdersOf(db, sha256).length === 0) db.run('delete from papers where sha256 = ?', sha256);
    }
  });
}

/** The draft of a correction holds what its case does. */
export function holdPapersOf(db: Writer, caseId: string, draft: string): void {
  db.run(
    'insert into paper_holders (holder, sha256) select ?, sha256 from paper_holders where holder = ?',
    draft,
    caseId,
  );
}

/** True when only withdrawn cases hold the paper: it does not travel any more. */
export function isTakenBack(db: Reader, sha256: string): boolean {
  const living = `select 1 from paper_holders h left join cases c on c.id = h.holder
    where h.sha256 = ? and (c.id is null or not ${withdrawnSql('c.place')}) limit 1`;
  return db.get(living, sha256) === undefined;
}

/** States of cases that owe central papers: one that goes on paper, or was not taken, owes none. */
const owing = `('queued', 'delivered', 'registered')`;

/** How many of the case's papers central is not yet proven to have, of those that the case owes it. */
export function papersWaiting(db: Reader, caseId: string): number {
  const row = db.get<{ count: number }>(
    `select count(*) as count from paper_holders h join papers p on p.sha256 = h.sha256 join cases c on c.id = h.holder
       join case_states s on s.place = c.place and s.state in ${owing}
     where h.holder = ? and p.delivered_at is null and not ${notOwedSql('h', 'c')}`,
    caseId,
  );
  return row?.count ?? 0;
}

/** Notes when central was first proven to have the paper; a later proof changes nothing. */
export function markPaperDelivered(db: Db, sha256: string, at: string): void {
  db.run('update papers set delivered_at = ? where sha256 = ? and delivered_at is null', at, sha256);
}

export interface PaperToSend {
  readonly sha256: string;
  readonly mediaType: string;
  readonly size: number;
  readonly deskNumber: string;
}

/**
 * Papers that central is not proven to have, of cases that travel, were not refused and owe them: the first `limit` in the
 * order in which they go, how many there are and how many bytes. A paper of several cases is named by the first of them.
 */
export function papersToSend(
  db: Reader,
  limit: number,
): {
  readonly papers: PaperToSend[];
  readonly count: number;
  readonly bytes: number;
  /** Those that nobody has let go over a line with a price. */
  readonly held: { readonly count: number; readonly bytes: number };
} {
  const holding = `select min(c.place) from paper_holders h join cases c on c.id = h.holder
    join case_states s on s.place = c.place
    where h.sha256 = p.sha256 and s.state in ${owing}
      and not ${notOwedSql('h', 'c')}`;
  const sum = db.get<{ count: number; bytes: number; letCount: number; letBytes: number }>(
    `select count(*) as count, coalesce(sum(size), 0) as bytes,
       count(l.sha256) as letCount, coalesce(sum(iif(l.sha256 is null, 0, size)), 0) as letBytes
     from papers p left join papers_let l on l.sha256 = p.sha256
     where delivered_at is null and (${holding}) is not null`,
  ) ?? { count: 0, bytes: 0, letCount: 0, letBytes: 0 };
  const papers = db.all<PaperToSend>(
    `select p.sha256, p.media_type as mediaType, p.size, c.desk_number as deskNumber
     from papers p join cases c on c.place = (${holding})
     where p.delivered_at is null order by p.size limit ?`,
    limit,
  );
  const { count, bytes, letCount, letBytes } = sum;
  return { papers, count, bytes, held: { count: count - letCount, bytes: bytes - letBytes } };
}
