// Who filed which service on which day: small numbers beside the cases, so that days are counted and lists chosen by an
// index. Derived: it follows when the desk rests or is asked, so that a commit pays nothing for it.
import type { Db, Reader, Writer } from './sqlite.ts';

const aSlice = 100;
const asNumber = (day: string): number => Number(day.replaceAll('-', ''));

function nameNumber(db: Writer, name: string): number {
  db.run('insert into filed_names (name) values (?) on conflict do nothing', name);
  const row = db.get<{ n: number }>('select n from filed_names where name = ?', name);
  if (row === undefined) throw new Error('a name just kept is not there');
  return row.n;
}

interface Fresh {
  readonly place: number;
  readonly day: string;
  readonly service: string;
  readonly operator: string | null;
}

/** Notes the oldest cases that are not noted yet, a slice of them; true when more are left. */
export function noteFiled(db: Db): boolean {
  return db.transaction(() => {
    const fresh = db.all<Fresh>(
      `select c.place, c.filed_on as day, c.service,
         (select nullif(unpacked(v.payload), '') ->> '$.operator' from case_versions v
          where v.place = c.place and v.version = 1) as operator
       from cases c where c.place > (select coalesce(max(place), 0) from filed) order by c.place limit ?`,
      aSlice,
    );
    for (const { place, day, service, operator } of fresh) {
      const by = operator === null ? null : nameNumber(db, operator);
      db.run('insert into filed values (?, ?, ?, ?)', place, asNumber(day), nameNumber(db, service), by);
    }
    return fresh.length === aSlice;
  });
}

/** Notes all that are left, which are few: the desk does so whenever it rests. */
export function catchUpFiled(db: Db): void {
  while (noteFiled(db));
}

/** What of the cases is meant; null leaves a part open. Days are `yyyy-mm-dd`, both included. */
export interface FiledChoice {
  readonly service: string | null;
  readonly operator: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

/** Where a list stands: the case shown last, by its day and place. */
export interface FiledPlace {
  readonly place: number;
  readonly day: number;
}

/** Where the case with this desk number stands, or null. */
export function filedPlace(db: Reader, deskNumber: string): FiledPlace | null {
  const row = db.get<FiledPlace>(
    'select place, day from filed where place = (select place from cases where desk_number = ?)',
    deskNumber,
  );
  return row ?? null;
}

const newest: FiledPlace = { place: Number.MAX_SAFE_INTEGER, day: 99_999_999 };

/** The next cases of the choice behind `after` (null: from the newest), by day and then by place, newest first. */
export function filedAfter(db: Reader, choice: FiledChoice, after: FiledPlace | null, limit: number): FiledPlace[] {
  const { service, operator } = choice;
  const end = after ?? newest;
  const from = choice.from === null ? 0 : asNumber(choice.from);
  const to = Math.min(end.day, choice.to === null ? newest.day : asNumber(choice.to));
  const named = (column: string): string => `${column} = (select n from filed_names where name = ?)`;
  return db.all(
    `select place, day from filed where day between ? and ? and (day, place) < (?, ?)
       ${service === null ? '' : `and ${named('service')}`} ${operator === null ? '' : `and ${named('operator')}`}
     order by day desc, place desc limit ?`,
    from,
    to,
    end.day,
    end.place,
    ...[service, operator].filter((name) => name !== null),
    limit,
  );
}

/** Places of cases filed from this day on whose course has not ended, or that go on paper, newest first. `ended`: the last statuses. */
export function openSince(db: Reader, from: string, ended: readonly string[], limit: number): number[] {
  return db
    .all<{ place: number }>(
      `select f.place from filed f join case_states s on s.place = f.place
       where f.day >= ? and s.state <> 'refused'
         and (s.status is null or s.status not in (select value from json_each(?)))
       order by f.day desc, f.place desc limit ?`,
      asNumber(from),
      JSON.stringify(ended),
      limit,
    )
    .map(({ place }) => place);
}

/** Places of cases filed from this day on of which no receipt was printed, newest first. */
export function unprintedSince(db: Reader, from: string, limit: number): number[] {
  return db
    .all<{ place: number }>(
      `select f.place from filed f join cases c on c.place = f.place
       where f.day >= ? and not exists (select 1 from receipts where case_id = c.id)
       order by f.day desc, f.place desc limit ?`,
      asNumber(from),
      limit,
    )
    .map(({ place }) => place);
}

export interface FiledCount {
  readonly operator: string | null;
  readonly service: string;
  readonly count: number;
}

/** How many cases each operator filed for each service on this day. */
export function filedOn(db: Reader, day: string): FiledCount[] {
  return db.all(
    `select o.name as operator, s.name as service, f.count from
       (select operator, service, count(*) as count from filed where day = ? group by operator, service) f
       join filed_names s on s.n = f.service left join filed_names o on o.n = f.operator`,
    asNumber(day),
  );
}

/** The cases of this day with who filed them, the one filed last first, `limit` at most. */
export function filersOn(
  db: Reader,
  day: string,
  limit: number,
): { readonly place: number; readonly operator: string | null }[] {
  return db.all(
    `select f.place, o.name as operator from filed f left join filed_names o on o.n = f.operator
     where f.day = ? order by f.place desc limit ?`,
    asNumber(day),
    limit,
  );
}

/** How many cases were filed from the one day to the other, both included. */
export function countFiled(db: Reader, from: string, to: string): number {
  const sql = 'select count(*) as cases from filed where day between ? and ?';
  return db.get<{ cases: number }>(sql, asNumber(from), asNumber(to))?.cases ?? 0;
}

/** Every service and every operator that some case names. */
export function filedNames(db: Reader): { readonly services: string[]; readonly operators: string[] } {
  const distinct = (column: 'service' | 'operator'): string[] =>
    db
      .all<{ name: string }>(
        `select name from filed_names n where exists (select 1 from filed where ${column} = n.n) order by n`,
      )
      .map(({ name }) => name);
  return { services: distinct('service'), operators: distinct('operator') };
}

export interface Filer {
  readonly place: number;
  readonly operator: string | null;
  readonly personalNumber: string | null;
}

/** Who filed the cases at these places, and for whom. */
export function filersAt(db: Reader, places: readonly number[]): Map<number, Filer> {
  const rows = db.all<Filer>(
    `select f.place, o.name as operator, c.personal_number as personalNumber
     from filed f join cases c on c.place = f.place left join filed_names o on o.n = f.operator
     where f.place in (select value from json_each(?))`,
    JSON.stringify(places),
  );
  return new Map(rows.map((row) => [row.place, row]));
}
