// What a statement must know of a case's versions, as SQL, so that every one of them means the same by it.

/** True of a withdrawn case; `place` names its place. */
export const withdrawnSql = (place: string): string =>
  `exists (select 1 from case_versions w where w.place = ${place} and w.change = 'withdrawn')`;

/**
 * True of an outbox row that speaks of the case itself: of the lowest version that was entered. All others correct or
 * withdraw the case, and whatever central says of them leaves it where it is.
 */
export const firstEntrySql = (outbox: string): string =>
  `${outbox}.version = (select min(version) from outbox where place = ${outbox}.place)`;
