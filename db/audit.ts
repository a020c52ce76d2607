// The chain of views, prints and changes: each entry's hash covers the one before, so an edited or missing entry shows.
// A cut-off end does not show by itself; for that the head must be known elsewhere too.
import { createHash } from 'node:crypto';
import { packText, textIn } from './packed/text.ts';
import type { Db, Reader } from './sqlite.ts';

export interface AuditHead {
  readonly seq: number;
  readonly hash: string;
}
interface AuditRow extends AuditHead {
  /** Packed. */
  readonly record: unknown;
}

const start: AuditHead = { seq: 0, hash: '0'.repeat(64) };
const pageSize = 1000;

function chained(previous: string, record: string): string {
  return createHash('sha256').update(`${previous}\n${record}`).digest('hex');
}

/** The last entry's number and hash; 0 and 64 zeros when there is none. */
export function auditHead(db: Reader): AuditHead {
  return (
    db.get<AuditHead>('select seq, lower(hex(hash)) as hash from audit where seq = (select max(seq) from audit)') ??
    start
  );
}

/** Adds a record (JSON text without personal data) in the running transaction, or in one of its own. */
export function appendAudit(db: Db, record: string): AuditHead {
  return db.transaction(() => {
    const head = auditHead(db);
    const next = { seq: head.seq + 1, hash: chained(head.hash, record) };
    db.run(
      'insert into audit (seq, record, hash) values (?, ?, unhex(?))',
      next.seq,
      packText(record, 'audit'),
      next.hash,
    );
    return next;
  });
}

/** Walks the chain from its beginning. `seq` is the last entry when all fit, else the first one that does not. */
export function verifyAudit(db: Reader): { ok: boolean; seq: number } {
  let head = start;
  // From below zero on: an entry put in before the first one must show too.
  for (let after = Number.MIN_SAFE_INTEGER; ; after = head.seq) {
    const page = db.all<AuditRow>(
      'select seq, record, lower(hex(hash)) as hash from audit where seq > ? order by seq limit ?',
      after,
      pageSize,
    );
    for (const { seq, record, hash } of page) {
      const text = textIn(record);
      const fits = seq === head.seq + 1 && text !== null && hash === chained(head.hash, text);
      if (!fits) return { ok: false, seq: head.seq + 1 };
      head = { seq, hash };
    }
    if (page.length < pageSize) return { ok: true, seq: head.seq };
  }
}
