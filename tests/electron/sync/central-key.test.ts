// Promise: central changes the key of its answers and no desk is cut off, however late it hears of it; who has the earlier
// key is then nobody's central any more.
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { centralKeys } from '../../../db/central-key.ts';
import { type Device, readDevice } from '../../../db/device.ts';
import type { Db } from '../../../db/sqlite.ts';
import { nodeHttp } from '../../../electron/core/http.ts';
import { controlAt } from '../../central/harness.ts';
import { startCentral } from '../../central/server.ts';
import { all, testDesk } from './desk.ts';
import { emptyStore, openDesk, stateOf, submit, testFolder } from './store.ts';

async function central() {
  const running = await startCentral({ folder: testFolder(), port: 0, host: '127.0.0.1' });
  onTestFinished(() => running.stop());
  const control = controlAt(running.control);
  return { url: running.url, control, code: () => control.code('shua-center', 12) };
}

function live(db: Db, url: string, enrolmentCode: string | null, seed = 1) {
  const http = nodeHttp();
  const desk = testDesk(db, (request) => http.send(request), { centralUrl: url, enrolmentCode }, seed);
  const exchange = desk.start();
  onTestFinished(() => exchange.stop());
  return { desk, exchange };
}

const known = (db: Db): string[] => {
  const device = readDevice(db);
  return device === null ? [] : centralKeys(db, device).map(({ keyId }) => keyId);
};
const renew = async (control: Awaited<ReturnType<typeof central>>['control']): Promise<string> =>
  (await control.post<{ keyId: string }>('/signing-key')).keyId;

/** Files a case and goes on until it is registered. */
async function files({ desk, exchange }: ReturnType<typeof live>, serial: number): Promise<void> {
  submit(desk.db, serial);
  exchange.wake();
  await desk.world.until(all(desk.db, 'registered'));
}

test('a desk takes the next key beside its own, and no other once central was heard by it', async () => {
  const { url, control, code } = await central();
  const db = emptyStore();
  const life = live(db, url, await code());
  await life.desk.world.until(() => readDevice(db) !== null);
  await files(life, 1);
  const [founding] = known(db);
  const second = await renew(control);
  await files(life, 2);
  await files(life, 3);
  expect(known(db)).toEqual([second]);
  expect(second).not.toBe(founding);
  // The answer of one that still has the earlier key only.
  const before = readDevice(db);
  await control.post('/faults', { fault: 'wrong-key', on: 'exchange', times: 1 });
  submit(db, 4);
  life.exchange.wake();
  await life.desk.world.settle();
  expect(life.exchange.line().problem?.code).toBe('answer.foreign');
  expect(readDevice(db)).toEqual(before);
  await life.desk.world.until(() => stateOf(db, 4) === 'registered');
});

test('a desk that slept through two changes is answered by the key that it knows, and ends with the newest', async () => {
  const { url, control, code } = await central();
  const db = emptyStore();
  const first = live(db, url, await code());
  await first.desk.world.until(() => readDevice(db) !== null);
  await files(first, 1);
  await first.exchange.stop();
  await renew(control);
  const third = await renew(control);
  const later = live(db, url, null);
  await files(later, 2);
  await files(later, 3);
  expect(known(db)).toEqual([third]);
  // A desk that is enrolled now pins the newest at once.
  const fresh = emptyStore();
  const one = live(fresh, url, await code(), 2);
  await one.desk.world.until(() => readDevice(fresh) !== null);
  await files(one, 5);
  expect(known(fresh)).toEqual([third]);
});

test('a code made before the change enrols by the key that it marks, and the desk hears of the next', async () => {
  const { url, control, code } = await central();
  const [old, second] = [await code(), await renew(control)];
  const db = emptyStore();
  const life = live(db, url, old);
  await life.desk.world.until(() => readDevice(db) !== null);
  expect(readDevice(db)?.centralKeyId).not.toBe(second);
  await files(life, 1);
  await files(life, 2);
  expect(known(db)).toEqual([second]);
});

test('a desk set back to before it heard of the change is answered by the key that it knows', async () => {
  const { url, control, code } = await central();
  const folder = testFolder();
  const db = emptyStore(join(folder, 'desk.db'));
  const life = live(db, url, await code());
  await life.desk.world.until(() => readDevice(db) !== null);
  await files(life, 1);
  db.run('pragma wal_checkpoint(truncate)');
  copyFileSync(join(folder, 'desk.db'), join(folder, 'older.db'));
  const second = await renew(control);
  await files(life, 2);
  await files(life, 3);
  await life.exchange.stop();
  const older = openDesk(join(folder, 'older.db'));
  const again = live(older, url, null);
  again.exchange.wake();
  await again.desk.world.until(() => known(older).join() === second);
  // What the lost disk had came back from central.
  expect(older.all('select id from cases')).toHaveLength(3);
  await files(again, 4);
  expect((readDevice(older) as Device).centralKeyId).toBe(second);
});

test('a central that was set back and changes its key before it meets the desk again is understood', async () => {
  const { url, control, code } = await central();
  const db = emptyStore();
  const life = live(db, url, await code());
  await life.desk.world.until(() => readDevice(db) !== null);
  await control.post('/copy');
  await files(life, 1);
  await files(life, 2);
  expect(await control.post('/restore')).toEqual({ done: true });
  // Its number in the new feed is one that the desk has stored of the old.
  const second = await renew(control);
  await files(life, 3);
  await files(life, 4);
  expect(known(db)).toEqual([second]);
  expect(db.get("select count(*) as n from case_states where state = 'registered'")).toEqual({ n: 4 });
});
