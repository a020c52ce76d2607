// The desk against the real stand-in of central, over real HTTP: two programs that share nothing but the protocol.
// Exactly once under dropped requests and dropped answers, byte for byte, and through a restored central.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { readExchange } from '../../../db/feed.ts';
import { addPaper, papersWaiting } from '../../../db/papers.ts';
import type { Db } from '../../../db/sqlite.ts';
import { rebuildStates } from '../../../db/states.ts';
import { changesOf } from '../../../db/versions.ts';
import { nodeHttp } from '../../../electron/core/http.ts';
import type { Exchange } from '../../../electron/sync/exchange.ts';
import { startCentral } from '../../central/server.ts';
import { all, type TestDesk, testDesk } from './desk.ts';
import { caseId, correct, emptyStore, savedAt, stateOf, submit, testFolder, withdraw } from './store.ts';

interface Pair {
  readonly desk: TestDesk;
  readonly db: Db;
  readonly exchange: Exchange;
  /** One call of the stand-in's control face. */
  control<T>(path: string, body?: unknown): Promise<T>;
  /** What the next requests of a route meet. */
  fault(fault: string, times?: number, on?: 'enrol' | 'exchange' | 'paper'): Promise<unknown>;
  /** Payloads that central keeps, in the order of their numbers. */
  received(): Promise<string[]>;
}

/** A central of its own, and a desk that enrols there on a clock of its own. */
async function enrolledPair(faultsAtFirst: readonly string[] = []): Promise<Pair> {
  const central = await startCentral({ folder: testFolder(), port: 0, host: '127.0.0.1' });
  onTestFinished(() => central.stop());
  const control = async <T>(path: string, body?: unknown): Promise<T> => {
    const headers = { 'content-type': 'application/json' };
    const init = body === undefined ? {} : { method: 'POST', headers, body: JSON.stringify(body) };
    const answer = await fetch(`${central.control}${path}`, init);
    if (!answer.ok) throw new Error(`${path} ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  const { code } = await control<{ code: string }>('/codes', { center: 'shua-center', centerNumber: 12 });
  for (const fault of faultsAtFirst) await control('/faults', { fault, on: 'enrol' });
  const db = emptyStore();
  const http = nodeHttp();
  const desk = testDesk(db, (request) => http.send(request), { centralUrl: central.url, enrolmentCode: code });
  const exchange = desk.start();
  onTestFinished(() => exchange.stop());
  await desk.world.until(() => db.get('select 1 from device') !== undefined);
  return {
    desk,
    db,
    exchange,
    control,
    fault: (fault, times = 1, on = 'exchange') => control('/faults', { fault, times, on, retryAfter: 20 }),
    received: async () => {
      const entries = await control<{ seq: number; payload: string }[]>('/entries');
      return entries.sort((one, other) => one.seq - other.seq).map((entry) => entry.payload);
    },
  };
}

test('enrols, delivers, hears of statuses; central keeps the committed bytes', async () => {
  const { desk, db, exchange, control, received } = await enrolledPair();
  const payloads = [1, 2, 3].map((serial) => submit(db, serial, `„ბრჭყალები“ \\ \u2028 ${serial}`));
  exchange.wake();
  await desk.world.until(all(db, 'registered'));
  expect(await received()).toEqual(payloads);
  await control('/status', { case: caseId(2), status: 'in-review', note: 'განიხილება' });
  exchange.wake();
  await desk.world.settle();
  expect(
    db.get('select status from case_states where place = (select place from cases where id = ?)', caseId(2)),
  ).toEqual({ status: 'in-review' });
  expect(rebuildStates(db)).toBe(0);
});

test('a lost enrolment answer: the same desk, the same number', async () => {
  const { db, control } = await enrolledPair(['drop-after', 'portal', 'drop-before', 'unsigned']);
  const devices = await control<{ id: string; desk: number }[]>('/devices');
  expect(devices).toMatchObject([{ id: db.get<{ device: string }>('select device from device')?.device, desk: 1 }]);
});

const mishaps = [
  'drop-before',
  'drop-after',
  'busy',
  'too-many',
  'failed',
  'portal',
  'unsigned',
  'truncated',
  'wrong-key',
  'replay-answer',
];

test('whatever the line and central do to a request: exactly once, byte for byte, all registered', async () => {
  const { desk, db, exchange, control, fault, received } = await enrolledPair();
  const payloads: string[] = [];
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...mishaps), { maxLength: 8 }),
      fc.integer({ min: 1, max: 5 }),
      async (faults, cases) => {
        for (const one of faults) await fault(one);
        for (let more = 0; more < cases; more++) payloads.push(submit(db, payloads.length + 1));
        exchange.wake();
        await desk.world.until(all(db, 'registered'));
        expect(await received()).toEqual(payloads);
        // What is left of the script must not reach into the next run.
        await control('/faults/clear', {});
      },
    ),
    { numRuns: 12, seed: 20260302 },
  );
  expect(rebuildStates(db)).toBe(0);
  const registered = await control<{ registered: number }>('/counts');
  expect(registered.registered).toBe(payloads.length);
});

/** What is proven of a case's changes, oldest first: central's word, or that it has them, or neither. */
const changesTold = (db: Db, serial: number): string[] =>
  changesOf(db, caseId(serial)).map(({ said, delivered }) => {
    const event = said === null ? null : (JSON.parse(said) as { kind: string; decided?: string | null });
    return event === null ? (delivered === 1 ? 'delivered' : 'saved') : (event.decided ?? event.kind);
  });

test('corrected while queued, in flight and after registration; a withdrawal that crosses a decision', async () => {
  const { desk, db, exchange, control, fault, received } = await enrolledPair();
  const until = (serial: number, told: string[]) =>
    desk.world.until(() => stateOf(db, serial) === 'registered' && changesTold(db, serial).join() === told.join());
  // Queued: both go in one request.
  const first = submit(db, 1);
  const texts = [first, correct(db, first, 2)];
  exchange.wake();
  await until(1, ['entry.taken']);
  // In flight: central took the case, its answer is lost, and the desk corrects what it cannot know to be there.
  await fault('drop-after');
  const second = submit(db, 2);
  texts.push(second);
  exchange.wake();
  await control('/wait?entries=3');
  texts.push(correct(db, second, 2));
  exchange.wake();
  await until(2, ['entry.taken']);
  // Registered, then corrected once more; papers and state stay where they are.
  texts.push(correct(db, first, 3));
  exchange.wake();
  await until(1, ['entry.taken', 'entry.taken']);
  // Central decides, and before the desk hears of it the applicant takes the application back.
  await control('/status', { case: caseId(2), status: 'satisfied', note: 'დაკმაყოფილდა' });
  texts.push(withdraw(db, second, 3));
  exchange.wake();
  await until(2, ['entry.taken', 'satisfied']);
  // Without a decision the withdrawal ends the case.
  texts.push(withdraw(db, first, 4));
  exchange.wake();
  await until(1, ['entry.taken', 'entry.taken', 'entry.taken']);
  const status = (serial: number) =>
    db.get('select status from case_states where place = (select place from cases where id = ?)', caseId(serial));
  await desk.world.until(() => (status(1) as { status: string | null }).status === 'withdrawn');
  expect(status(2)).toEqual({ status: 'satisfied' });
  expect(await received()).toEqual(texts);
  expect(await control<unknown[]>('/cases')).toHaveLength(2);
  expect(rebuildStates(db)).toBe(0);
});

test('central restored from a copy: sent again, registered again, exactly once', async () => {
  const { desk, db, exchange, control, received } = await enrolledPair();
  const payloads = [1, 2].map((serial) => submit(db, serial));
  exchange.wake();
  await desk.world.until(all(db, 'registered'));
  await control('/copy', {});
  payloads.push(...[3, 4, 5].map((serial) => submit(db, serial)));
  exchange.wake();
  await desk.world.until(all(db, 'registered'));
  const heard = (): string | null => readExchange(db).serverEpoch;
  const before = heard();
  expect(await control('/restore', {})).toEqual({ done: true });
  expect(await received()).toHaveLength(2);
  exchange.wake();
  await desk.world.until(() => heard() !== before && all(db, 'registered')());
  expect(await received()).toEqual(payloads);
  const told = await control<{ id: string; number: string | null }[]>('/cases');
  expect(told).toHaveLength(5);
  expect(exchange.line()).toMatchObject({ state: 'online', problem: null });
  expect(rebuildStates(db)).toBe(0);
});

test('revoked: stopped by the signed word, nothing lost; lifted: the next start goes on', async () => {
  const { desk, db, exchange, control, received } = await enrolledPair();
  await desk.world.settle();
  const device = db.get<{ device: string }>('select device from device')?.device;
  await control('/revoke', { device });
  const payload = submit(db, 1);
  exchange.wake();
  await desk.world.settle();
  expect(exchange.line()).toMatchObject({ state: 'stopped', problem: { code: 'device.revoked' } });
  expect(stateOf(db, 1)).toBe('queued');
  await exchange.stop();
  await control('/revoke', { device, revoked: false });
  const again = desk.start();
  onTestFinished(() => again.stop());
  await desk.world.until(all(db, 'registered'));
  expect(await received()).toEqual([payload]);
});

test('papers follow the cases, through a lost answer and a cut', async () => {
  const { desk, db, exchange, fault, control } = await enrolledPair();
  const bytes = new Uint8Array(200_000).fill(9);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  addPaper(db, { holder: caseId(1), sha256, mediaType: 'image/jpeg', bytes, addedAt: savedAt });
  submit(db, 1, 'ასლით', [{ sha256, name: 'ასლი.jpg', mediaType: 'image/jpeg', size: bytes.length }]);
  await fault('drop-before', 1, 'paper');
  await fault('drop-after', 1, 'paper');
  exchange.wake();
  await desk.world.until(all(db, 'registered'));
  await desk.world.until(() => papersWaiting(db, caseId(1)) === 0 || desk.world.now() > 3 * 3_600_000);
  expect(papersWaiting(db, caseId(1))).toBe(0);
  expect((await control<{ papers: number }>('/counts')).papers).toBe(1);
});
