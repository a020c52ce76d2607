// Enrolment codes and the desks they enrolled. A desk's key is its identity; its number at the center is given once.
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { slugSchema } from '../../../shared/primitives.ts';
import { enrolmentFileSuffix } from '../../../shared/protocol/enrolment-file.ts';
import { tell } from './feed.ts';
import type { Store } from './store.ts';

export interface Device {
  readonly id: string;
  readonly code: string;
  readonly public_key: string;
  readonly center: string;
  readonly center_number: number;
  readonly desk: number;
  readonly enrolled_at: string;
  readonly revoked: number;
  readonly last_request: number;
  readonly last_event: number;
  readonly cursor: number;
  readonly seen_at: string | null;
  /** Since when two computers are known to use this name. */
  readonly conflict_at: string | null;
}

export const placeSchema = z.strictObject({ center: slugSchema, centerNumber: z.number().int().min(1).max(999) });
export type Place = Readonly<z.infer<typeof placeSchema>>;

const mostDesks = 99;

/** Takes an enrolment code for desks of this place: for one desk only, unless it is reusable. Answers it. */
export async function addCode(store: Store, place: Place, code: string, reusable = false): Promise<string> {
  await store.run(
    `insert into codes (code, center, center_number, reusable) values (?, ?, ?, ?)
     on conflict (code) do update set center = excluded.center, center_number = excluded.center_number`,
    code,
    place.center,
    place.centerNumber,
    reusable ? 1 : 0,
  );
  return code;
}

/** What an enrolment file is called on a stick. */
export const fileName = (center: string, desk: number): string => `sopeli-${center}-${desk}${enrolmentFileSuffix}`;

/** The next desk number at a center, or null when it has no more. Those given out in a file count. */
async function nextDesk(store: Store, centerNumber: number): Promise<number | null> {
  const last = await store.get<{ desk: number | null }>(
    `select max(desk) as desk from (select desk, center_number from devices
       union all select desk, center_number from kept_places) as given where center_number = ?`,
    centerNumber,
  );
  const desk = (last?.desk ?? 0) + 1;
  return desk > mostDesks ? null : desk;
}

/**
 * Keeps a place for a desk that brings this code some day; `seal` makes the file that tells it. Null when the center has no
 * desk number left.
 */
export async function keepPlace(
  store: Store,
  place: Place,
  code: string,
  seal: (device: string, desk: number) => Promise<Buffer>,
): Promise<{ readonly device: string; readonly desk: number; readonly file: Buffer } | null> {
  return store.transaction(async (within) => {
    await addCode(within, place, code);
    // Enrolments wait meanwhile, so that no number is given twice.
    await within.run('update codes set used = used where center_number = ?', place.centerNumber);
    const desk = await nextDesk(within, place.centerNumber);
    if (desk === null) return null;
    const device = randomUUID();
    const file = await seal(device, desk);
    const sql = 'insert into kept_places (code, device, center_number, desk, file) values (?, ?, ?, ?, ?)';
    await within.run(sql, code, device, place.centerNumber, desk, file);
    return { device, desk, file };
  });
}

/** The file that gives out the place of this device, and what it is called on a stick; or undefined. */
export async function placeFile(
  store: Store,
  device: string,
): Promise<{ readonly name: string; readonly file: Buffer } | undefined> {
  const row = await store.get<{ center: string; desk: number; file: Uint8Array }>(
    'select c.center, p.desk, p.file from kept_places p join codes c on c.code = p.code where p.device = ?',
    device,
  );
  return row === undefined ? undefined : { name: fileName(row.center, row.desk), file: Buffer.from(row.file) };
}

/**
 * The desk of this key, newly enrolled or as it already was: a desk whose answer got lost asks again with the same
 * key. Null when the code is unknown or used, or the center has no desk number left.
 */
export async function enrol(
  store: Store,
  code: string,
  publicKey: string,
  now: string,
): Promise<{ readonly device: Device; readonly fresh: boolean } | null> {
  const before = await store.get<Device>('select * from devices where public_key = ?', publicKey);
  if (before !== undefined) return before.code === code ? { device: before, fresh: false } : null;
  // Taking the code also locks it: of two keys that bring it at once only one gets in.
  const row = await store.get<{ center: string; center_number: number }>(
    'update codes set used = used + 1 where code = ? and (reusable = 1 or used = 0) returning center, center_number',
    code,
  );
  if (row === undefined) return null;
  const kept = await store.get<Pick<Device, 'id' | 'desk'>>(
    'select device as id, desk from kept_places where code = ?',
    code,
  );
  const desk = kept?.desk ?? (await nextDesk(store, row.center_number));
  if (desk === null) return null;
  const device = await store.get<Device>(
    `insert into devices (id, code, public_key, center, center_number, desk, enrolled_at) values (?, ?, ?, ?, ?, ?, ?)
     returning *`,
    kept?.id ?? randomUUID(),
    code,
    publicKey,
    row.center,
    row.center_number,
    desk,
    now,
  );
  return device === undefined ? null : { device, fresh: true };
}

export async function deviceById(store: Store, id: string): Promise<Device | undefined> {
  return store.get<Device>('select * from devices where id = ?', id);
}

export async function listDevices(store: Store): Promise<Device[]> {
  return store.all<Device>('select * from devices order by center_number, desk');
}

/** Takes or gives back a desk's right to exchange; false when there is no such desk. */
export async function setRevoked(store: Store, id: string, revoked: boolean): Promise<boolean> {
  return (await store.run('update devices set revoked = ? where id = ?', revoked ? 1 : 0, id)) === 1;
}

/**
 * The chain that a desk goes on with is not the one central has: another computer goes by the same name. Told in the feed,
 * which whoever asks next reads, once; and to people on central's page.
 */
export async function noteConflict(store: Store, id: string, now: string): Promise<void> {
  const fresh = await store.run('update devices set conflict_at = ? where id = ? and conflict_at is null', now, id);
  if (fresh === 1) await tell(store, id, { kind: 'device.copied', at: now });
}

/**
 * Notes that this request was seen and how far the desk has stored its feed (null: it does not say); false when it, or a later one, was seen
 * before. Locks the desk until the transaction ends: whatever node its requests reach, they are taken one by one.
 */
export async function consumeRequest(
  store: Store,
  seen: { readonly device: string; readonly request: number; readonly cursor: number | null },
  now: string,
): Promise<boolean> {
  const sql =
    'update devices set last_request = ?, cursor = coalesce(?, cursor), seen_at = ? where id = ? and last_request < ?';
  return (await store.run(sql, seen.request, seen.cursor, now, seen.device, seen.request)) === 1;
}
