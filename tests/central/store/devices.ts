// Enrolment codes and the desks they enrolled. A desk's key is its identity; its number at the center is given once.
import { randomInt, randomUUID } from 'node:crypto';
import type { Store } from './store.ts';

export interface Device {
  readonly id: string;
  readonly public_key: string;
  readonly center: string;
  readonly center_number: number;
  readonly desk: number;
  readonly enrolled_at: string;
  readonly revoked: number;
  readonly last_request: number;
  readonly cursor: number;
  readonly seen_at: string | null;
}

export interface Place {
  readonly center: string;
  readonly centerNumber: number;
}

const alphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const group = (): string => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('');

/** Makes an enrolment code; without `fixed` a fresh one that enrols one desk only. */
export function addCode(store: Store, place: Place, fixed?: string): string {
  const code = fixed ?? [group(), group(), group()].join('-');
  store.run(
    'insert into codes values (?, ?, ?, ?) on conflict (code) do update set center = excluded.center, center_number = excluded.center_number',
    code,
    place.center,
    place.centerNumber,
    fixed === undefined ? 0 : 1,
  );
  return code;
}

/**
 * The desk of this key, newly enrolled or as it already was: a desk whose answer got lost asks again with the same
 * key. Null when the code is unknown or used, or the center has no desk number left.
 */
export function enrol(store: Store, code: string, publicKey: string, now: string): Device | null {
  const before = store.get<Device & { code: string }>('select * from devices where public_key = ?', publicKey);
  if (before !== undefined) return before.code === code ? before : null;
  const row = store.get<{ center: string; center_number: number; reusable: number }>(
    'select * from codes where code = ?',
    code,
  );
  if (row === undefined) return null;
  const used = store.get('select 1 from devices where code = ?', code) !== undefined;
  if (used && row.reusable === 0) return null;
  const last = store.get<{ desk: number | null }>(
    'select max(desk) as desk from devices where center_number = ?',
    row.center_number,
  );
  const desk = (last?.desk ?? 0) + 1;
  if (desk > 99) return null;
  const id = randomUUID();
  store.run(
    `insert into devices (id, code, public_key, center, center_number, desk, enrolled_at) values (?, ?, ?, ?, ?, ?, ?)`,
    id,
    code,
    publicKey,
    row.center,
    row.center_number,
    desk,
    now,
  );
  return deviceById(store, id) ?? null;
}

export function deviceById(store: Store, id: string): Device | undefined {
  return store.get<Device>('select * from devices where id = ?', id);
}

export function listDevices(store: Store): Device[] {
  return store.all<Device>('select * from devices order by center_number, desk');
}

/** Takes or gives back a desk's right to exchange; false when there is no such desk. */
export function setRevoked(store: Store, id: string, revoked: boolean): boolean {
  return store.run('update devices set revoked = ? where id = ?', revoked ? 1 : 0, id) === 1;
}

/** Notes that this request was seen; false when it, or a later one, was seen before. */
export function consumeRequest(store: Store, id: string, request: number, now: string): boolean {
  const sql = 'update devices set last_request = ?, seen_at = ? where id = ? and last_request < ?';
  return store.run(sql, request, now, id, request) === 1;
}
