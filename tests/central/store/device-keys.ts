// How a desk's key becomes another one, and what its earlier ones are still good for: the same change again, and bundles by
// USB until the desk was heard by its new key.
import type { Device } from './devices.ts';
import type { Store } from './store.ts';

/** Gives the desk this key; false when it is another's. Call it inside a transaction that has locked the desk. */
export async function changeDeviceKey(store: Store, device: Device, publicKey: string): Promise<boolean> {
  if (device.public_key === publicKey) return true;
  const sql = `select 1 as one from devices where public_key = ?
    union all select 1 as one from earlier_keys where public_key = ?`;
  if ((await store.get(sql, publicKey, publicKey)) !== undefined) return false;
  await store.run('insert into earlier_keys values (?, ?, 1)', device.id, device.public_key);
  await store.run('update devices set public_key = ? where id = ?', publicKey, device.id);
  return true;
}

/** Keys that this desk had, the ones that still count for bundles first. */
export async function earlierKeysOf(
  store: Store,
  device: string,
): Promise<{ readonly key: string; readonly inUse: boolean }[]> {
  const rows = await store.all<{ public_key: string; in_use: number }>(
    'select public_key, in_use from earlier_keys where device = ? order by in_use desc, public_key',
    device,
  );
  return rows.map((row) => ({ key: row.public_key, inUse: row.in_use !== 0 }));
}

/** The desk was heard by its key: earlier ones sign nothing any more. */
export async function heardByKey(store: Store, device: string): Promise<void> {
  await store.run('update earlier_keys set in_use = 0 where device = ? and in_use = 1', device);
}
