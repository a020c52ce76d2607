// What must hold of keys after any schedule, once all is at peace: desk and central believe each other by the newest of each.
import type { Db } from '../../db/sqlite.ts';
import type { OnDisk } from './central.ts';
import { keysOf } from './keys.ts';

/** One desk's keys against what central has of them. */
export function judgeKeys(db: Db, { devices, centralKeys }: Pick<OnDisk, 'devices' | 'centralKeys'>): string[] {
  const keys = keysOf(db);
  const there = devices.find(({ id }) => id === keys?.device);
  if (keys === null || there === undefined) return ['central does not know a desk that it heard a moment ago'];
  const breaches: string[] = [];
  if (keys.waits) breaches.push('a new key of a desk still waits');
  if (there.public_key !== keys.own) breaches.push('central knows a desk by another key than it has');
  const newest = centralKeys.at(-1);
  if (newest !== undefined && !keys.centrals.includes(newest)) breaches.push('a desk was not told of a key of central');
  return breaches;
}
