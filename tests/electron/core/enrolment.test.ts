// Promise: a new desk becomes a device of central from its own screen: a wrong code says so and the right one, with the
// spaces of a print or a scanner in it, goes through; two desks of one center never get the same number. Whoever answers in
// central's place becomes nobody's central.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readClaim } from '../../../db/claim.ts';
import { readDevice } from '../../../db/device.ts';
import { systemClock } from '../../../electron/core/clock.ts';
import { enrolmentServices } from '../../../electron/core/enrolment.ts';
import { nodeHttp } from '../../../electron/core/http.ts';
import { openUnder } from '../../../electron/core/keys/age.ts';
import { systemRandom } from '../../../electron/core/random.ts';
import { systemTimers } from '../../../electron/core/timers.ts';
import { type Exchange, startExchange } from '../../../electron/sync/exchange.ts';
import { openStand, type Stand } from '../../central/harness.ts';
import { markedCode, newSigningKey } from '../../central/signing.ts';
import { sealedUnder } from '../../central/usb/sealing.ts';
import { startImpostor } from '../../nemesis/impostor.ts';
import { emptyStore, stateOf, submit, testFolder } from '../sync/store.ts';

/** A port of this machine where nobody listens. */
const unreachable = 'http://127.0.0.1:9';
const reading = { wall: '2026-05-04T08:00:00.000Z', monotonicMs: 0, bootId: 'boot', trusted: null };
const silent = { error: () => undefined, info: () => undefined, debug: () => undefined };

/** A desk without a code, and the two calls of its first screen. */
function newDesk(stand: Stand, mode: 'practice' | 'live' = 'live') {
  const db = emptyStore();
  const sticksFolder = testFolder();
  let exchange: Exchange | null = null;
  let told = (): void => undefined;
  onTestFinished(async () => exchange?.stop());
  const start = (enrolmentCode: string | null): Exchange =>
    startExchange({
      db,
      clock: systemClock(),
      random: systemRandom(),
      timers: systemTimers(),
      http: nodeHttp(),
      log: silent,
      config: { mode, enrolmentCode, centralUrl },
      onChange: () => told(),
    });
  let centralUrl = stand.central.url;
  const config = { centralUrl, enrolmentCode: null, folder: sticksFolder, sticksFolder };
  const calls = enrolmentServices({
    db,
    random: systemRandom(),
    config,
    line: () => exchange?.line() ?? { state: 'unproven', since: null, lastAnswer: null, nextTry: null, problem: null },
    begin: (enrolmentCode) => {
      void exchange?.stop();
      exchange = start(enrolmentCode);
    },
  });
  const read = () => calls['enrolment.read']({} as never, {});
  /** Resolves as soon as what the exchange tells makes this true. */
  const heard = (met: () => boolean) =>
    new Promise<void>((resolve) => {
      told = () => met() && resolve();
      told();
    });
  return {
    db,
    read,
    heard,
    line: () => exchange?.line(),
    /** Puts a file on the desk's one stick. */
    plugIn: (file: Uint8Array) => {
      mkdirSync(join(sticksFolder, 'IT'), { recursive: true });
      writeFileSync(join(sticksFolder, 'IT', 'sopeli-shashiani-1.sopeli-enrolment'), file);
    },
    /** Takes the place that the file on the stick gives; `url`: the line there is. */
    take: async (code: string, url = unreachable) => {
      centralUrl = url;
      const act = await calls['enrolment.take']({ reading } as never, { code, stick: 'IT' });
      if (typeof act !== 'function') throw new Error('not taken in two steps');
      return db.transaction(act);
    },
    /** Begins the exchange as at the next start, with this code if there is one. */
    begin: (code: string | null) => {
      centralUrl = stand.central.url;
      void exchange?.stop();
      exchange = start(code);
    },
    /** Gives the code and answers what the screen then says, as soon as it is more than "trying". */
    give: async (code: string, url = stand.central.url) => {
      centralUrl = url;
      const settled = new Promise<unknown>((resolve) => {
        told = () => {
          const said = read();
          if (said instanceof Promise || !said.ok) throw new Error('the screen cannot be told');
          if (said.value.state === 'enrolled' || said.value.problem !== null) resolve(said.value);
        };
      });
      expect(await calls['enrolment.begin']({} as never, { code })).toEqual({ ok: true, value: {} });
      return settled;
    },
  };
}

test('a wrong code is told, the right one enrols, and each desk of a center has a number of its own', async () => {
  const stand = await openStand();
  onTestFinished(() => stand.end());
  const [one, two] = [newDesk(stand), newDesk(stand)];
  expect(one.read()).toEqual({ ok: true, value: { state: 'none', problem: null, sticks: [] } });
  const code = await stand.control.code();
  const mistyped = { state: 'trying', problem: { code: 'enrolment.mistyped' } };
  const slip = code.startsWith('A') ? `B${code.slice(1)}` : `A${code.slice(1)}`;
  for (const wrong of [slip, code.slice(0, -1), 'WRONG-CODE-0001', stand.central.practiceCode])
    expect(await one.give(wrong)).toMatchObject(mistyped);
  const unknown = markedCode(newSigningKey().publicKey);
  expect(await one.give(unknown)).toMatchObject({ state: 'trying', problem: { code: 'enrolment.refused' } });
  expect(await one.give(`  ${code.slice(0, 5)} ${code.slice(5)}\n`)).toMatchObject({
    state: 'enrolled',
    problem: null,
  });
  expect(await two.give(code)).toMatchObject({ problem: { code: 'enrolment.refused' } });
  expect(await two.give(await stand.control.code())).toMatchObject({ state: 'enrolled' });
  const [first, second] = [readDevice(one.db), readDevice(two.db)];
  expect([first?.center, first?.desk]).toEqual([second?.center, 1]);
  expect(second?.desk).toBe(2);
});

test('whoever has all of central but its key enrols no desk, and central itself does afterwards', async () => {
  const stand = await openStand();
  onTestFinished(() => stand.end());
  const code = await stand.control.code();
  await stand.control.post('/copy');
  const impostor = await startImpostor(join(stand.folder, 'copy.db'), join(stand.folder, 'impostor'));
  onTestFinished(() => impostor.stop());
  const desk = newDesk(stand);
  expect(await desk.give(code, impostor.url)).toMatchObject({
    state: 'trying',
    problem: { code: 'enrolment.foreign' },
  });
  expect(readDevice(desk.db)).toBeNull();
  expect(await desk.give(code)).toMatchObject({ state: 'enrolled' });
});

test('in practice every computer knows the code, and the first central that answers is believed', async () => {
  const stand = await openStand();
  onTestFinished(() => stand.end());
  expect(await newDesk(stand, 'practice').give(stand.central.practiceCode)).toMatchObject({ state: 'enrolled' });
});

/** A place given out by central: its file, and the code that goes another way. */
async function givenOut(stand: Stand) {
  const { code, file, device, desk } = await stand.control.post<{
    code: string;
    file: string;
    device: string;
    desk: number;
  }>('/enrolment-files', { center: 'shashiani', centerNumber: 1 });
  return { code, device, desk, file: Buffer.from(file, 'base64') };
}

test('a file makes a desk of a new computer without a line, and central hears of it when there is one', async () => {
  const stand = await openStand();
  onTestFinished(() => stand.end());
  const [given, other] = [await givenOut(stand), await givenOut(stand)];
  const desk = newDesk(stand);
  expect(await desk.take(given.code)).toMatchObject({ problem: { code: 'stick.unknown' } });
  const damaged = Buffer.from(given.file);
  damaged.writeUInt8(damaged.readUInt8(given.file.length - 20) ^ 1, given.file.length - 20);
  const costly = Buffer.from(given.file.toString('latin1').replace(/ 15\n/, ' 22\n'), 'latin1');
  const files = [
    [Buffer.from('MZ a program'), given.code, 'enrolment.file-unreadable'],
    [Buffer.alloc(20_000), given.code, 'stick.failed'],
    [given.file.subarray(0, 300), given.code, 'enrolment.file-unreadable'],
    [damaged, given.code, 'enrolment.file-unreadable'],
    [costly, given.code, 'enrolment.file-unreadable'],
    [given.file, other.code, 'enrolment.file-unreadable'],
    [given.file, `${given.code.slice(0, -1)}?`, 'enrolment.mistyped'],
    [await sealedUnder(given.code, '{}\n\n'), given.code, 'enrolment.file-unreadable'],
  ] as const;
  for (const [file, code, problem] of files) {
    desk.plugIn(file);
    expect([problem, await desk.take(code)]).toMatchObject([problem, { problem: { code: problem } }]);
  }
  expect(desk.read()).toMatchObject({ value: { state: 'none', sticks: ['IT'] } });
  desk.plugIn(given.file);
  expect(await desk.take(given.code)).toEqual({ ok: true, value: {} });
  expect(await desk.take(given.code)).toMatchObject({ problem: { code: 'operator.founded' } });
  expect(readDevice(desk.db)).toMatchObject({ device: given.device, desk: given.desk, center: 'shashiani' });
  expect(readClaim(desk.db)).toEqual({ code: given.code, recipient: stand.central.recipient });
  submit(desk.db, 1);
  expect(await stand.control.get('/devices')).toEqual([]);
  // A line at last: the key goes first, then the case.
  desk.begin(null);
  await desk.heard(() => stateOf(desk.db, 1) === 'registered');
  expect(readClaim(desk.db)?.code).toBeNull();
  expect(await stand.control.get('/devices')).toMatchObject([{ id: given.device, desk: given.desk }]);
});

test('of two computers that took the same file, the second is told so and goes on as another desk, with all its cases', async () => {
  const stand = await openStand();
  onTestFinished(() => stand.end());
  const given = await givenOut(stand);
  const [one, two] = [newDesk(stand), newDesk(stand)];
  for (const desk of [one, two]) {
    desk.plugIn(given.file);
    expect(await desk.take(given.code)).toMatchObject({ ok: true });
    submit(desk.db, desk === one ? 1 : 2);
  }
  one.begin(null);
  await one.heard(() => stateOf(one.db, 1) === 'registered');
  two.begin(null);
  await two.heard(() => two.line()?.state === 'stopped');
  expect(two.line()?.problem?.code).toBe('enrolment.refused');
  expect(stateOf(two.db, 2)).toBe('queued');
  two.begin(await stand.control.code());
  await two.heard(() => stateOf(two.db, 2) === 'registered');
  expect(readDevice(two.db)?.device).not.toBe(given.device);
  expect(await stand.control.get<unknown[]>('/cases')).toHaveLength(2);
});

test('a file that another central made is not believed, though its code opens it', async () => {
  const [stand, other] = [await openStand(), await openStand()];
  onTestFinished(async () => {
    await Promise.all([stand.end(), other.end()]);
  });
  const [ours, theirs] = [await givenOut(stand), await givenOut(other)];
  const plain = await openUnder(theirs.code, theirs.file);
  const desk = newDesk(stand);
  desk.plugIn(await sealedUnder(ours.code, Buffer.from(plain ?? []).toString()));
  expect(await desk.take(ours.code)).toMatchObject({ problem: { code: 'enrolment.foreign' } });
  expect(readDevice(desk.db)).toBeNull();
});
