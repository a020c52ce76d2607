// Numbers that were given twice. A receipt is out of the house and its text is sealed, so it keeps its number for ever; at
// the desk one of the two cases stands under another number, and each tells of the other.
import { deskNumber } from '../shared/cases/desk-number.ts';
import type { Reader, Writer } from './sqlite.ts';

/** The id of the case that stands under this number here, or null. */
export function holderOf(db: Reader, number: string): string | null {
  return db.get<{ id: string }>('select id from cases where desk_number = ?', number)?.id ?? null;
}

/** Takes the number behind all that were ever given in the series of `number`, filed in the century of `filedOn`. */
export function nextInSeries(db: Writer, number: string, filedOn: string): string {
  const series = number.slice(0, 7);
  const [center, desk, short] = [series.slice(0, 3), series.slice(3, 5), series.slice(5)].map(Number) as [
    number,
    number,
    number,
  ];
  const year = Math.floor(Number(filedOn.slice(0, 4)) / 100) * 100 + short;
  const highest = db.get<{ serial: number | null }>(
    `select max(cast(substr(desk_number, 8, 6) as integer)) as serial from cases
     where desk_number >= ? and desk_number < ?`,
    series,
    `${series}:`,
  );
  const row = db.get<{ last: number }>(
    `insert into serials (desk, year, last) values (?, ?, ?)
     on conflict do update set last = max(last + 1, excluded.last) returning last`,
    desk,
    year,
    (highest?.serial ?? 0) + 1,
  );
  if (row === undefined) throw new Error('no serial given');
  return deskNumber({ center, desk, year, serial: row.last });
}

/** The case bears `number` on its receipt and stands under another one. */
export function addTwin(db: Writer, caseId: string, number: string): void {
  db.run('insert into twin_numbers values (?, ?) on conflict do nothing', caseId, number);
}

/** Numbers here of the other cases that were given this case's number. */
export function twinsOf(db: Reader, caseId: string): string[] {
  return db
    .all<{ number: string }>(
      `with receipt (id, number) as
         (select c.id, coalesce(t.desk_number, c.desk_number) from cases c left join twin_numbers t on t.case_id = c.id
          where c.id = ?)
       select c.desk_number as number from receipt r join cases c on c.desk_number = r.number where c.id <> r.id
       union
       select c.desk_number from receipt r join twin_numbers t on t.desk_number = r.number join cases c on c.id = t.case_id
         where c.id <> r.id
       order by 1`,
      caseId,
    )
    .map(({ number }) => number);
}
