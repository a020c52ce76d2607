// Numbers given to paper forms before anybody fills them in. They come from the same series as those of cases, so the desk
// never gives them again; whether one was used is told by the case that bears it.
import { deskNumber } from '../shared/cases/desk-number.ts';
import { nextSerial } from './cases.ts';
import type { Device } from './device.ts';
import type { Db, Reader, Writer } from './sqlite.ts';

export interface PadRow {
  readonly id: string;
  readonly reservedOn: string;
  readonly reservedAt: string;
  readonly operator: string;
}

/** `voided`: why the form is waste paper; null while it is not. */
export interface PadNumber {
  readonly deskNumber: string;
  readonly pad: string;
  readonly reservedOn: string;
  readonly used: 0 | 1;
  readonly voided: string | null;
}

const numbers = `select n.desk_number as deskNumber, n.pad, p.reserved_on as reservedOn, v.reason as voided,
    exists (select 1 from cases c where c.desk_number = n.desk_number)
      or exists (select 1 from twin_numbers t where t.desk_number = n.desk_number) as used
  from pad_numbers n join pads p on p.id = n.pad left join pad_voids v on v.desk_number = n.desk_number`;

/** Takes `count` numbers of the year of `pad.reservedOn` for a new pad, in one transaction. */
export function addPad(db: Db, pad: PadRow, device: Pick<Device, 'centerNumber' | 'desk'>, count: number): void {
  db.transaction(() => {
    db.run('insert into pads values (?, ?, ?, ?)', pad.id, pad.reservedOn, pad.reservedAt, pad.operator);
    const year = Number(pad.reservedOn.slice(0, 4));
    for (let taken = 0; taken < count; taken += 1) {
      const serial = nextSerial(db, device.desk, year);
      const number = deskNumber({ center: device.centerNumber, desk: device.desk, year, serial });
      db.run('insert into pad_numbers values (?, ?)', number, pad.id);
    }
  });
}

/** The newest pads, the last one first. */
export function listPads(db: Reader, limit: number): PadRow[] {
  return db.all(
    `select id, reserved_on as reservedOn, reserved_at as reservedAt, operator from pads
     order by reserved_at desc, rowid desc limit ?`,
    limit,
  );
}

export function numbersOfPad(db: Reader, pad: string): PadNumber[] {
  return db.all(`${numbers} where n.pad = ? order by n.desk_number`, pad);
}

/** The number as one of a pad, or null when no pad has it. */
export function padNumber(db: Reader, number: string): PadNumber | null {
  return db.get<PadNumber>(`${numbers} where n.desk_number = ?`, number) ?? null;
}

/** How many forms are out that bear a number and have no case. */
export function countFreeForms(db: Reader): number {
  return (
    db.get<{ free: number }>(`select count(*) as free from (${numbers}) where used = 0 and voided is null`)?.free ?? 0
  );
}

export function voidNumber(
  db: Writer,
  voided: { readonly deskNumber: string; readonly reason: string; readonly operator: string; readonly at: string },
): void {
  db.run('insert into pad_voids values (?, ?, ?, ?)', voided.deskNumber, voided.reason, voided.operator, voided.at);
}

/** Numbers of forms between two numbers of cases, rising. */
export function formsBetween(db: Reader, after: string, until: string): string[] {
  return db
    .all<{ number: string }>(
      `select desk_number as number from pad_numbers where desk_number > ? and desk_number < ? order by desk_number`,
      after,
      until,
    )
    .map(({ number }) => number);
}

/** The forms that were voided from the one instant up to the other, which is not in it. */
export function formsVoided(
  db: Reader,
  { from, to }: { readonly from: string; readonly to: string },
): { readonly number: string; readonly reason: string }[] {
  const sql = 'select desk_number as number, reason from pad_voids where at >= ? and at < ? order by desk_number';
  return db.all(sql, from, to);
}
