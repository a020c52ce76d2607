// Promise: a desk changes its key without losing its place, and one that central does not take any more begins anew with a
// code: same chain or new device, nothing is lost and nothing is doubled, and no receipt loses its worth.

import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { centralKeys } from '../../../db/central-key.ts';
import { type Device, readDevice } from '../../../db/device.ts';
import { keepNextKey, nextKey } from '../../../db/device-keys.ts';
import type { Db } from '../../../db/sqlite.ts';
import { nodeHttp } from '../../../electron/core/http.ts';
import { receiptSeal } from '../../../electron/core/receipt-seal.ts';
import { publicKeyOf } from '../../../electron/sync/keys.ts';
import { deviceKeyPath } from '../../../shared/protocol/device-key.ts';
import { type Control, controlAt } from '../../central/harness.ts';
import { startCentral } from '../../central/server.ts';
import { all, enrolledPair, refusal, type TestDesk, testDesk } from './desk.ts';
import { emptyStore, openDesk, savedAt, stateOf, submit, testFolder } from './store.ts';

const central = async () => {
  const running = await startCentral({ folder: testFolder(), port: 0, host: '127.0.0.1' });
  onTestFinished(() => running.stop());
  return { url: running.url, control: controlAt(running.control) };
};

function live(db: Db, url: string, enrolmentCode: string | null, anew = false) {
  const http = nodeHttp();
  const desk = testDesk(db, (request) => http.send(request), { centralUrl: url, enrolmentCode, anew });
  const exchange = desk.start();
  onTestFinished(() => exchange.stop());
  return { desk, exchange };
}

async function enrolled(db: Db = emptyStore()) {
  const { url, control } = await central();
  const life = live(db, url, await control.code('shua-center', 12));
  await life.desk.world.until(() => readDevice(db) !== null);
  await life.desk.world.settle();
  return { db, url, control, ...life };
}

const keyAt = async (control: Control): Promise<string[]> =>
  (await control.get<{ public_key: string }[]>('/devices')).map((one) => one.public_key);
const ownKey = (db: Db): string => publicKeyOf(readDevice(db)?.privateKey ?? new Uint8Array(32));
const asked = ({ sent }: TestDesk): number => sent.filter(({ url }) => url.endsWith(deviceKeyPath)).length;
const fresh = (byte: number) => ({ privateKey: new Uint8Array(32).fill(byte), since: savedAt });

test('a change whose answer is lost is made once; the chain goes on, and what the old key signed stays genuine', async () => {
  const { db, desk, exchange, control } = await enrolled();
  submit(db, 1);
  exchange.wake();
  await desk.world.until(all(db, 'registered'));
  const [before, receipt] = [ownKey(db), receiptSeal(db).sign('a receipt')];
  keepNextKey(db, fresh(9));
  keepNextKey(db, fresh(8));
  await control.post('/faults', { fault: 'drop-after', on: 'exchange' });
  submit(db, 2);
  exchange.wake();
  await desk.world.until(() => nextKey(db) === null && all(db, 'registered')());
  expect(ownKey(db)).toBe(publicKeyOf(fresh(9).privateKey));
  expect(ownKey(db)).not.toBe(before);
  expect(await keyAt(control)).toEqual([ownKey(db)]);
  expect(db.all('select distinct epoch from outbox')).toEqual([{ epoch: 1 }]);
  expect(await control.get('/entries')).toHaveLength(2);
  expect(receiptSeal(db).verify('a receipt', receipt ?? new Uint8Array())).toBe(true);
  expect(receiptSeal(db).verify('another', receipt ?? new Uint8Array())).toBe(false);
});

test('a central that was set back to before the change is told of the key again', async () => {
  const { db, desk, exchange, control } = await enrolled();
  await control.post('/copy');
  keepNextKey(db, fresh(9));
  exchange.wake();
  await desk.world.until(() => nextKey(db) === null);
  expect(await control.post('/restore')).toEqual({ done: true });
  expect(await keyAt(control)).not.toEqual([ownKey(db)]);
  submit(db, 1);
  exchange.wake();
  await desk.world.until(all(db, 'registered'));
  expect(await keyAt(control)).toEqual([ownKey(db)]);
  expect(exchange.line()).toMatchObject({ state: 'online', problem: null });
});

test('a central that knows no change of keys goes on hearing the old one, and is asked again once an hour', async () => {
  const { db, central: small } = enrolledPair();
  const desk = testDesk(db, (request) =>
    request.url.endsWith(deviceKeyPath) ? refusal(request, 404, 'request.invalid') : small.take(request),
  );
  keepNextKey(db, fresh(9));
  const exchange = desk.start();
  for (const serial of [1, 2, 3]) {
    submit(db, serial);
    exchange.wake();
    await desk.world.until(all(db, 'registered'));
  }
  expect(asked(desk)).toBe(1);
  await desk.world.pass(3_700_000);
  exchange.wake();
  await desk.world.settle();
  expect(asked(desk)).toBe(2);
  expect(nextKey(db)).not.toBeNull();
});

test('a revoked desk says so, loses nothing, and with a new code delivers as a device of its own', async () => {
  const { db, url, desk, exchange, control } = await enrolled();
  submit(db, 1);
  exchange.wake();
  await desk.world.until(all(db, 'registered'));
  const [first, receipt] = [readDevice(db)?.device, receiptSeal(db).sign('a receipt')];
  await control.post('/revoke', { device: first });
  submit(db, 2);
  exchange.wake();
  await desk.world.until(() => exchange.line().state === 'stopped');
  expect(exchange.line().problem?.code).toBe('device.revoked');
  await exchange.stop();
  // A code that is no good is told, and the desk stays as it was.
  const wrong = live(
    db,
    url,
    await control.code().then((code) => `${code.slice(0, -1)}${code.endsWith('A') ? 'B' : 'A'}`),
  );
  await wrong.desk.world.until(() => wrong.exchange.line().problem?.detail === 'enrolment.mistyped');
  expect([readDevice(db)?.device, stateOf(db, 2)]).toEqual([first, 'queued']);
  await wrong.exchange.stop();
  const again = live(db, url, await control.code('shua-center', 12));
  await again.desk.world.until(all(db, 'registered'));
  expect(readDevice(db)?.device).not.toBe(first);
  expect(again.exchange.line()).toMatchObject({ state: 'online', problem: null });
  expect(await control.get('/cases')).toHaveLength(2);
  expect(receiptSeal(db).verify('a receipt', receipt ?? new Uint8Array())).toBe(true);
});

test('a desk set back to before its change goes on by the change that its copy still holds, or anew with a code', async () => {
  const folder = testFolder();
  const { db, url, exchange, desk, control } = await enrolled(emptyStore(join(folder, 'desk.db')));
  const copied = (name: string): Db => {
    db.run('pragma wal_checkpoint(truncate)');
    copyFileSync(join(folder, 'desk.db'), join(folder, name));
    return openDesk(join(folder, name));
  };
  const unaware = copied('unaware.db');
  keepNextKey(db, fresh(9));
  const changing = copied('changing.db');
  exchange.wake();
  await desk.world.until(() => nextKey(db) === null);
  await exchange.stop();
  const knows = live(changing, url, null);
  submit(changing, 1);
  knows.exchange.wake();
  await knows.desk.world.until(() => nextKey(changing) === null && all(changing, 'registered')());
  await knows.exchange.stop();
  const lost = live(unaware, url, null);
  submit(unaware, 2);
  lost.exchange.wake();
  await lost.desk.world.until(() => lost.exchange.line().problem?.code === 'request.tampered');
  expect(lost.exchange.line().state).not.toBe('stopped');
  await lost.exchange.stop();
  // A code that lies around is not used for this; one that somebody types for it is.
  const idle = live(unaware, url, await control.code('shua-center', 12));
  await idle.desk.world.until(() => idle.exchange.line().problem?.code === 'request.tampered');
  await idle.exchange.stop();
  expect(await keyAt(control)).toHaveLength(1);
  const anew = live(unaware, url, await control.code('shua-center', 12), true);
  await anew.desk.world.until(all(unaware, 'registered'));
  expect(await keyAt(control)).toHaveLength(2);
});

/** A desk with a copy of its store from before both its key and central's changed; `waits`: a change of its own waits in the copy. */
async function outlived(waits: boolean) {
  const folder = testFolder();
  const life = await enrolled(emptyStore(join(folder, 'desk.db')));
  const { db, exchange, desk, control } = life;
  const settled = async (byte: number): Promise<void> => {
    keepNextKey(db, fresh(byte));
    exchange.wake();
    await desk.world.until(() => nextKey(db) === null);
  };
  if (waits) keepNextKey(db, fresh(9));
  db.run('pragma wal_checkpoint(truncate)');
  copyFileSync(join(folder, 'desk.db'), join(folder, 'older.db'));
  const older = openDesk(join(folder, 'older.db'));
  await settled(9);
  if (waits) await settled(8);
  await control.post('/signing-key');
  for (const serial of [1, 2]) {
    submit(db, serial);
    exchange.wake();
    await desk.world.until(all(db, 'registered'));
  }
  await exchange.stop();
  return { ...life, older };
}

test.for([false, true])(
  'a desk set back to before both keys changed joins anew by a code that somebody types, change waiting: %s',
  async (waits) => {
    const { older, url, control } = await outlived(waits);
    submit(older, 3);
    const stuck = live(older, url, await control.code('shua-center', 12));
    await stuck.desk.world.until(() => stuck.exchange.line().problem?.code === 'answer.foreign');
    await stuck.desk.world.pass(60_000);
    expect([stateOf(older, 3), (await keyAt(control)).length]).toEqual(['queued', 1]);
    await stuck.exchange.stop();
    const anew = live(older, url, await control.code('shua-center', 12), true);
    await anew.desk.world.until(all(older, 'registered'));
    expect(await keyAt(control)).toHaveLength(2);
    expect(anew.exchange.line()).toMatchObject({ state: 'online', problem: null });
    expect(centralKeys(older, readDevice(older) as Device)).toHaveLength(1);
  },
);

test('a copied disk from before central changed its key says what is wrong, and joins anew by a code that somebody types', async () => {
  const folder = testFolder();
  const { db, url, exchange, desk, control } = await enrolled(emptyStore(join(folder, 'desk.db')));
  db.run('pragma wal_checkpoint(truncate)');
  copyFileSync(join(folder, 'desk.db'), join(folder, 'copy.db'));
  const copy = openDesk(join(folder, 'copy.db'));
  await control.post('/signing-key');
  submit(db, 1);
  exchange.wake();
  await desk.world.until(all(db, 'registered'));
  submit(copy, 2);
  // Who answers to a code that lies around is believed by the pinned key alone, and central has another by now.
  const stuck = live(copy, url, await control.code('shua-center', 12));
  await stuck.desk.world.until(() => stuck.exchange.line().problem?.code === 'memory.conflict');
  expect(stuck.exchange.line().problem?.detail).toBe('answer.foreign');
  await stuck.exchange.stop();
  const anew = live(copy, url, await control.code('shua-center', 12), true);
  await anew.desk.world.until(all(copy, 'registered'));
  expect(await control.get('/cases')).toHaveLength(2);
});

test('a disk set back to before its enrolment was answered joins as the same desk by its code, as another by a new one', async () => {
  const folder = testFolder();
  const { url, control } = await central();
  const db = emptyStore(join(folder, 'desk.db'));
  const code = await control.code('shua-center', 12);
  const silent = testDesk(db, () => null, { centralUrl: url, enrolmentCode: code });
  const unheard = silent.start();
  await silent.world.until(() => silent.sent.length > 0);
  await unheard.stop();
  db.run('pragma wal_checkpoint(truncate)');
  const copies = ['same.db', 'other.db'].map((name) => {
    copyFileSync(join(folder, 'desk.db'), join(folder, name));
    return openDesk(join(folder, name));
  });
  const joined = async (store: Db, by: string) => {
    const { desk, exchange } = live(store, url, by);
    await desk.world.until(() => readDevice(store) !== null);
    await exchange.stop();
    return readDevice(store)?.device;
  };
  const device = await joined(db, code);
  const [same, other] = copies as [Db, Db];
  expect(await joined(same, code)).toBe(device);
  expect(await joined(other, await control.code('shua-center', 12))).not.toBe(device);
  expect(await keyAt(control)).toHaveLength(2);
});
