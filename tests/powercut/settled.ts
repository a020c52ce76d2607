// Makes the registered cases of a desk due to be forgotten: they are judged today, and central's time moves on by years.
import { readExchange, recordAnswer } from '../../db/feed.ts';
import { openStore } from '../../db/open.ts';
import { sweep } from '../../db/retention/sweep.ts';
import { databaseFile, databaseKey } from '../../electron/core/key-slot.ts';
import { systemRandom } from '../../electron/core/random.ts';
import { catalogue } from '../kill/work.ts';
import { keystore } from './keystore.ts';

/** By then every retention class of the catalogue has run out. */
export const muchLater = '2096-03-02T08:15:00.000Z';

/** The desk in `folder` must be closed. */
export function makeDue(folder: string): void {
  const key = databaseKey(folder, keystore, systemRandom());
  if (!key.ok) throw new Error(key.problem.code);
  const store = openStore(databaseFile(folder), key.value);
  if (!store.ok) throw new Error(store.problem.code);
  const { trustedTime, serverEpoch } = readExchange(store.value);
  if (trustedTime === null || serverEpoch === null) throw new Error('central has not answered yet');
  const judged = Array.from(sweep(store.value, { rules: catalogue, wall: trustedTime }));
  if (judged.some(({ kind }) => kind !== 'judged')) throw new Error('a case was due before its time');
  recordAnswer(store.value, { serverEpoch, time: muchLater, receivedAt: muchLater });
  store.value.close();
}
