// What a statement must know of a case and its versions, as SQL, so that every one of them means the same by it.

/** True of a withdrawn case; `place` names its place. */
export const withdrawnSql = (place: string): string =>
  `exists (select 1 from case_versions w where w.place = ${place} and w.change = 'withdrawn')`;

/** True of a case that was forgotten, or is being; `id` names its id. */
export const forgottenSql = (id: string): string => `exists (select 1 from purges where purges.case_id = ${id})`;

/**
 * True of an outbox row that speaks of the case itself: of the lowest version that was entered. All others correct or
 * withdraw the case, and whatever central says of them leaves it where it is.
 */
export const firstEntrySql = (outbox: string): string =>
  `${outbox}.version = (select min(version) from outbox where place = ${outbox}.place)`;

/**
 * The newest of central's words (`entry.taken`, `entry.refused`) on the version `version` of a case, as `column` of its event;
 * null while it said none. The names are those of rows of `case_versions` and `cases`.
 */
export const lastWordSql = (version: string, cases: string, column: 'kind' | 'event'): string =>
  `(select f.${column} from outbox o join feed_events f on f.case_id = ${cases}.id
     and f.kind in ('entry.taken', 'entry.refused')
     and json_extract(f.event, '$.epoch') = o.epoch and json_extract(f.event, '$.seq') = o.seq
   where o.place = ${version}.place and o.version = ${version}.version order by f.n desc limit 1)`;

/**
 * True of a holder's row (`paper_holders` joined to `cases`) whose paper nobody asks the case for: of a withdrawn case, and
 * of one that central refused every version since the paper came with a correction. The gate of `purges` says the same.
 */
export const notOwedSql = (holder: string, cases: string): string =>
  `(${withdrawnSql(`${cases}.place`)} or ${holder}.brought_by > 1 and not exists (select 1 from case_versions b
     where b.place = ${cases}.place and b.version >= ${holder}.brought_by
       and ${lastWordSql('b', cases, 'kind')} is not 'entry.refused'))`;
