// The desk and the real stand-in of central remember differently: the desk's disk was replaced by an older copy, or copied
// to a second computer, or central was restored. Nothing is lost, nothing is doubled, no number is given twice.
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { casesAt, nextSerial } from '../../../db/cases.ts';
import { readDevice } from '../../../db/device.ts';
import { readExchange } from '../../../db/feed.ts';
import { placesByNumber } from '../../../db/find.ts';
import type { Db } from '../../../db/sqlite.ts';
import { rebuildStates } from '../../../db/states.ts';
import { twinsOf } from '../../../db/twins.ts';
import { brokenEntry } from '../../../db/unsent.ts';
import { nodeHttp } from '../../../electron/core/http.ts';
import type { HttpAnswer, HttpRequest } from '../../../electron/core/ports.ts';
import { timelineOf } from '../../../electron/services/timeline.ts';
import type { Exchange } from '../../../electron/sync/exchange.ts';
import { formatDeskNumber } from '../../../shared/cases/desk-number.ts';
import { enrolPath } from '../../../shared/protocol/exchange.ts';
import { type Control, controlAt } from '../../central/harness.ts';
import { startCentral } from '../../central/server.ts';
import type { StoredCase } from '../../central/store/cases.ts';
import { all, json, type TestDesk, testDesk } from './desk.ts';
import { centralKeyId, centralPublicKey, sealed } from './small-central.ts';
import { caseId, emptyStore, numberOf, openDesk, stateOf, submit, testFolder } from './store.ts';

interface Central {
  readonly url: string;
  readonly control: Control;
  code(): Promise<string>;
  cases(): Promise<StoredCase[]>;
}

async function central(): Promise<Central> {
  const running = await startCentral({ folder: testFolder(), port: 0, host: '127.0.0.1' });
  onTestFinished(() => running.stop());
  const control = controlAt(running.control);
  return {
    url: running.url,
    control,
    code: () => control.code('shua-center', 12),
    cases: () => control.get<StoredCase[]>('/cases'),
  };
}

const statusOf = (db: Db, serial: number): string | null | undefined =>
  db.get<{ status: string | null }>(
    'select status from case_states where place = (select place from cases where id = ?)',
    caseId(serial),
  )?.status;

interface Living {
  readonly desk: TestDesk;
  readonly exchange: Exchange;
}

/** Starts the exchange of this store; it ends with the test. */
function live(db: Db, { url: centralUrl }: Central, enrolmentCode: string | null, seed = 1): Living {
  const http = nodeHttp();
  const desk = testDesk(db, (request) => http.send(request), { centralUrl, enrolmentCode }, seed);
  const exchange = desk.start();
  onTestFinished(() => exchange.stop());
  return { desk, exchange };
}

/** A desk that has enrolled, with this code or one of its own. */
async function newDesk(there: Central, code?: string): Promise<{ readonly db: Db; readonly life: Living }> {
  const db = emptyStore();
  const life = live(db, there, code ?? (await there.code()));
  await life.desk.world.until(() => readDevice(db) !== null);
  return { db, life };
}

async function registered(db: Db, { desk, exchange }: Living): Promise<void> {
  exchange.wake();
  await desk.world.until(all(db, 'registered'));
}

/** A copy of the store as it is now, in another file; opened. */
function copyOf(db: Db): Db {
  const file = join(testFolder(), 'desk.db');
  db.pragma('wal_checkpoint(TRUNCATE)');
  copyFileSync(String(db.get<{ file: string }>('pragma database_list')?.file), file);
  return openDesk(file);
}

/** Whatever happened: each case once, under a number of its own, and the desk's books are in order. */
async function expectInOrder(db: Db, at: Central, serials: readonly number[]): Promise<void> {
  const cases = await at.cases();
  expect(cases.map((one) => one.id).sort()).toEqual(serials.map(caseId).sort());
  expect(new Set(cases.map((one) => one.registration_number)).size).toBe(serials.length);
  expect(brokenEntry(db)).toBeNull();
  expect(rebuildStates(db)).toBe(0);
}

test('a desk restored from an older copy gets its own entries back and goes on in a new epoch, numbers far above', async () => {
  const there = await central();
  const { db, life: before } = await newDesk(there);
  for (const serial of [1, 2]) submit(db, serial);
  await registered(db, before);
  const copy = copyOf(db);
  for (const serial of [3, 4, 5]) submit(db, serial);
  await registered(db, before);
  await there.control.post('/status', { case: caseId(4), status: 'in-review' });
  await before.exchange.stop();

  const after = live(copy, there, null, 2);
  await after.desk.world.until(() => readDevice(copy)?.epoch === 2);
  await registered(copy, after);
  expect([1, 2, 3, 4, 5].map((serial) => stateOf(copy, serial))).toEqual(Array(5).fill('registered'));
  await after.desk.world.until(() => statusOf(copy, 4) === 'in-review');
  expect(after.exchange.line()).toMatchObject({ state: 'online', problem: null });
  expect(nextSerial(copy, readDevice(copy)?.desk ?? 0, 2026)).toBeGreaterThan(1000);
  submit(copy, 6);
  await registered(copy, after);
  await expectInOrder(copy, there, [1, 2, 3, 4, 5, 6]);
});

test('the line breaks while entries come back: asked again, taken once', async () => {
  const there = await central();
  const { db, life: before } = await newDesk(there);
  const copy = copyOf(db);
  for (const serial of [1, 2, 3]) submit(db, serial);
  await registered(db, before);
  await before.exchange.stop();
  // The desk alternates between the exchange, which meets the conflict, and asking for its entries: each gets its share.
  for (const fault of [
    'drop-after',
    'truncated',
    'portal',
    'unsigned',
    'drop-before',
    'wrong-key',
    'busy',
    'drop-after',
  ])
    await there.control.post('/faults', { fault, retryAfter: 1 });
  const after = live(copy, there, null, 2);
  await after.desk.world.until(() => readDevice(copy)?.epoch === 2);
  await registered(copy, after);
  await expectInOrder(copy, there, [1, 2, 3]);
});

test('a copied disk: the one that central does not know as itself enrols anew, and both go on', async () => {
  const there = await central();
  const { db, life: one } = await newDesk(there);
  submit(db, 1);
  await registered(db, one);
  const copy = copyOf(db);
  submit(db, 2);
  await registered(db, one);
  submit(copy, 3);
  submit(copy, 4);
  const stopped = live(copy, there, null, 2);
  await stopped.desk.world.until(() => stopped.exchange.line().state === 'stopped');
  expect(stopped.exchange.line()).toMatchObject({ problem: { code: 'memory.conflict' } });
  expect([3, 4].map((serial) => stateOf(copy, serial))).toEqual(['queued', 'queued']);
  await stopped.exchange.stop();

  const first = readDevice(copy);
  const other = live(copy, there, await there.code(), 3);
  await other.desk.world.until(() => readDevice(copy)?.device !== first?.device);
  await registered(copy, other);
  expect(readDevice(copy)).toMatchObject({ epoch: 2, desk: 2 });
  await there.control.post('/status', { case: caseId(1), status: 'ready' });
  other.exchange.wake();
  await other.desk.world.until(() => statusOf(copy, 1) === 'ready');
  one.exchange.wake();
  await one.desk.world.until(() => statusOf(db, 1) === 'ready');
  submit(db, 5);
  await registered(db, one);
  expect(one.exchange.line()).toMatchObject({ state: 'online', problem: null });
  await expectInOrder(copy, there, [1, 2, 3, 4, 5]);
  expect(brokenEntry(db)).toBeNull();
});

test('a desk set back that gives a number again before it hears central: both cases stay, each tells of the other', async () => {
  const there = await central();
  const { db, life: before } = await newDesk(there);
  submit(db, 1);
  await registered(db, before);
  const copy = copyOf(db);
  for (const serial of [2, 3]) submit(db, serial);
  await registered(db, before);
  await before.exchange.stop();

  submit(copy, 4, undefined, undefined, 2);
  const stopped = live(copy, there, null, 2);
  await stopped.desk.world.until(() => stopped.exchange.line().state === 'stopped');
  const standsUnder = (serial: number): string =>
    copy.get<{ number: string }>('select desk_number as number from cases where id = ?', caseId(serial))?.number ?? '';
  expect([1, 3, 4].map(standsUnder)).toEqual([1, 3, 2].map(numberOf));
  const [second, fourth] = [standsUnder(2), standsUnder(4)];
  expect(Number(second.slice(7, 13))).toBeGreaterThan(1000);
  expect([twinsOf(copy, caseId(2)), twinsOf(copy, caseId(4)), twinsOf(copy, caseId(3))]).toEqual([
    [fourth],
    [second],
    [],
  ]);
  expect(timelineOf(copy, caseId(2))).toContainEqual(
    expect.objectContaining({ kind: 'number-twice', detail: formatDeskNumber(fourth) }),
  );
  const found = placesByNumber(copy, { number: numberOf(2), digits: numberOf(2) });
  expect(
    casesAt(copy, [...found.keys()])
      .map(({ id }) => id)
      .sort(),
  ).toEqual([2, 4].map(caseId));
  expect(nextSerial(copy, 3, 2026)).toBeGreaterThan(Number(second.slice(7, 13)));
  await stopped.exchange.stop();

  const after = live(copy, there, await there.code(), 3);
  await after.desk.world.until(() => readDevice(copy)?.epoch === 2);
  await registered(copy, after);
  await expectInOrder(copy, there, [1, 2, 3, 4]);
});

test('a code that was used before enrols nobody: the desk stays stopped, told why, and keeps everything', async () => {
  const there = await central();
  const code = await there.code();
  const { db, life: one } = await newDesk(there, code);
  const copy = copyOf(db);
  submit(db, 1);
  await registered(db, one);
  submit(copy, 2);
  const other = live(copy, there, code, 2);
  await other.desk.world.until(() => other.exchange.line().state === 'stopped');
  expect(other.exchange.line()).toMatchObject({ problem: { code: 'memory.conflict' } });
  expect(stateOf(copy, 2)).toBe('queued');
});

test('central restored from an older copy: everything it lost comes again, and its feed goes on above what was read', async () => {
  const there = await central();
  const { db, life: living } = await newDesk(there);
  submit(db, 1);
  await registered(db, living);
  await there.control.post('/copy');
  for (const serial of [2, 3]) submit(db, serial);
  await registered(db, living);
  await there.control.post('/status', { case: caseId(2), status: 'ready' });
  living.exchange.wake();
  await living.desk.world.settle();
  const { cursor } = readExchange(db);
  await there.control.post('/restore');
  submit(db, 4);
  living.exchange.wake();
  await living.desk.world.settle();
  await registered(db, living);
  expect(readExchange(db).cursor).toBeGreaterThan(cursor);
  await expectInOrder(db, there, [1, 2, 3, 4]);
});

test('central restored to before the desk began its epoch: what it lost of the epochs before comes again too', async () => {
  const there = await central();
  const { db, life: before } = await newDesk(there);
  submit(db, 1);
  await registered(db, before);
  await there.control.post('/copy');
  const copy = copyOf(db);
  for (const serial of [2, 3]) submit(db, serial);
  await registered(db, before);
  await before.exchange.stop();
  const after = live(copy, there, null, 2);
  await after.desk.world.until(() => readDevice(copy)?.epoch === 2);
  submit(copy, 4);
  await registered(copy, after);

  await there.control.post('/restore');
  after.exchange.wake();
  await after.desk.world.until(() => readDevice(copy)?.epoch === 3);
  await registered(copy, after);
  await expectInOrder(copy, there, [1, 2, 3, 4]);
});

test('central restored to before the enrolment: with a new code, and its pinned key alone, the desk is a desk again', async () => {
  const there = await central();
  await there.control.post('/copy');
  const { db, life: before } = await newDesk(there);
  submit(db, 1);
  await registered(db, before);
  const isDecided = () => stateOf(db, 1) === 'registered' && statusOf(db, 1) === 'completed';
  await there.control.post('/status', { case: caseId(1), status: 'completed' });
  before.exchange.wake();
  await before.desk.world.until(isDecided);
  const first = readDevice(db);
  await there.control.post('/restore');
  submit(db, 2);
  before.exchange.wake();
  await before.desk.world.until(() => before.exchange.line().state === 'stopped');
  expect(before.exchange.line()).toMatchObject({ problem: { code: 'device.unknown' } });
  await before.exchange.stop();

  // Somebody on the line answers the enrolment with a place and a key of their own, signed as it should be.
  const http = nodeHttp();
  const line = { tapped: true };
  const take = (request: HttpRequest): HttpAnswer | Promise<HttpAnswer | null> => {
    if (!line.tapped || !request.url.endsWith(enrolPath)) return http.send(request);
    const offered = { keyId: centralKeyId, publicKey: centralPublicKey };
    const place = { device: caseId(9), epoch: 1, center: 'shua-center', centerNumber: 12, desk: 9 };
    const body = json({ protocol: 1, ...place, central: offered, time: '2026-03-02T09:00:00.000Z' });
    return sealed({ status: 200, body }, request.headers['signature'] ?? '');
  };
  const desk = testDesk(db, take, { centralUrl: there.url, enrolmentCode: await there.code() }, 2);
  const exchange = desk.start();
  onTestFinished(() => exchange.stop());
  await desk.world.until(() => desk.sent.filter(({ url }) => url.endsWith(enrolPath)).length > 2);
  expect(readDevice(db)).toEqual(first);

  line.tapped = false;
  await desk.world.until(() => readDevice(db)?.device !== first?.device);
  // Both, also the one that was decided: this central has never heard of them.
  expect(db.all('select seq from outbox where epoch = 2')).toHaveLength(2);
  await registered(db, { desk, exchange });
  expect(readDevice(db)?.centralPublicKey).toBe(first?.centralPublicKey);
  await expectInOrder(db, there, [1, 2]);
});
