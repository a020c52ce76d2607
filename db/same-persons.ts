// Cases whose applicants are one person. A personal number says so by itself; where numbers or spellings differ, an
// operator's word does, which is taken back by another row.
import type { Reader, Writer } from './sqlite.ts';

export interface Joined {
  /** Id of the other case. */
  readonly other: string;
  readonly reason: string;
  readonly operator: string;
  readonly at: string;
}

const mostCases = 200;

/** Says of two cases (their ids) that their applicants are one person, or with a null `reason` that they are not. */
export function saySame(
  db: Writer,
  pair: readonly [string, string],
  said: { readonly reason: string | null; readonly operator: string; readonly at: string },
): void {
  const [one, other] = pair.toSorted();
  const act = said.reason === null ? 'parted' : 'joined';
  db.run(
    'insert into same_persons (one, other, act, reason, operator, at) values (?, ?, ?, ?, ?, ?)',
    ...[one ?? '', other ?? '', act, said.reason, said.operator, said.at],
  );
}

/** What operators say of this case's applicant, oldest first. */
export function joinedTo(db: Reader, caseId: string): Joined[] {
  return db.all(
    `select other, reason, operator, at from joined_persons where one = ?
     union all select one, reason, operator, at from joined_persons where other = ? order by at`,
    caseId,
    caseId,
  );
}

/** Ids of all cases whose applicant is that of this one, itself first: by number and by operators' word, over any number of steps. */
export function casesOfPerson(db: Reader, caseId: string): string[] {
  const found = new Set([caseId]);
  for (const id of found) {
    const next = db.all<{ id: string }>(
      `select id from cases where personal_number = (select personal_number from cases where id = ?)
       union select other from joined_persons where one = ? union select one from joined_persons where other = ? limit ${mostCases}`,
      id,
      id,
      id,
    );
    for (const one of next) if (found.size < mostCases) found.add(one.id);
  }
  return [...found];
}

/** Of these cases (ids) those that operators joined to another one. */
export function joinedAmong(db: Reader, ids: readonly string[]): string[] {
  if (!hasJoins(db)) return [];
  return db
    .all<{ id: string }>(
      `select value as id from json_each(?) where exists (
         select 1 from joined_persons where one = value union all select 1 from joined_persons where other = value)`,
      JSON.stringify(ids),
    )
    .map(({ id }) => id);
}

/** Whether any two cases were ever joined: most desks never do, and then nobody looks further. */
export function hasJoins(db: Reader): boolean {
  return db.get('select 1 from same_persons limit 1') !== undefined;
}
