// The trace of papers that took another's place while their case was a draft.
import type { Db, Reader } from './sqlite.ts';

export interface Replacement {
  readonly at: string;
  /** SHA-256 in hex. */
  readonly old: string;
  readonly by: string;
}

/** Notes it; twice at one instant counts once. */
export function noteReplacement(db: Db, holder: string, { at, old, by }: Replacement): void {
  db.run('insert into paper_replacements values (?, ?, ?, ?) on conflict do nothing', holder, at, old, by);
}

/** Oldest first. */
export function replacementsOf(db: Reader, holder: string): Replacement[] {
  return db.all<Replacement>(
    'select replaced_at as at, old_sha256 as old, new_sha256 as by from paper_replacements where holder = ? order by replaced_at',
    holder,
  );
}

/** Goes with a draft that is discarded. */
export function dropReplacements(db: Db, holder: string): void {
  db.run('delete from paper_replacements where holder = ?', holder);
}
