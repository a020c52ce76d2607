// Promise: a new desk becomes a device of central from its own screen: a wrong code says so and the right one, with the
// spaces of a print or a scanner in it, goes through; two desks of one center never get the same number. Whoever answers in
// central's place becomes nobody's central.
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readDevice } from '../../../db/device.ts';
import { systemClock } from '../../../electron/core/clock.ts';
import { enrolmentServices } from '../../../electron/core/enrolment.ts';
import { nodeHttp } from '../../../electron/core/http.ts';
import { systemRandom } from '../../../electron/core/random.ts';
import { systemTimers } from '../../../electron/core/timers.ts';
import { type Exchange, startExchange } from '../../../electron/sync/exchange.ts';
import { openStand, type Stand } from '../../central/harness.ts';
import { markedCode, newSigningKey } from '../../central/signing.ts';
import { startImpostor } from '../../nemesis/impostor.ts';
import { emptyStore } from '../sync/store.ts';

const silent = { error: () => undefined, info: () => undefined, debug: () => undefined };

/** A desk without a code, and the two calls of its first screen. */
function newDesk(stand: Stand, mode: 'practice' | 'live' = 'live') {
  const db = emptyStore();
  let exchange: Exchange | null = null;
  let told = (): void => undefined;
  onTestFinished(async () => exchange?.stop());
  let centralUrl = stand.central.url;
  const config = { centralUrl, enrolmentCode: null };
  const calls = enrolmentServices({
    db,
    config,
    line: () => exchange?.line() ?? { state: 'unproven', since: null, lastAnswer: null, nextTry: null, problem: null },
    begin: (enrolmentCode) => {
      void exchange?.stop();
      exchange = startExchange({
        db,
        clock: systemClock(),
        random: systemRandom(),
        timers: systemTimers(),
        http: nodeHttp(),
        log: silent,
        config: { mode, enrolmentCode, centralUrl },
        onChange: () => told(),
      });
    },
  });
  const read = () => calls['enrolment.read']({} as never, {});
  return {
    db,
    read,
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
  expect(one.read()).toEqual({ ok: true, value: { state: 'none', problem: null } });
  const code = await stand.control.code();
  const mistyped = { state: 'trying', problem: { code: 'enrolment.mistyped' } };
  const slip = code.startsWith('A') ? `B${code.slice(1)}` : `A${code.slice(1)}`;
  for (const wrong of [slip, code.slice(0, -1), 'WRONG-CODE-0001', stand.central.practiceCode])
    expect(await one.give(wrong)).toMatchObject(mistyped);
  const unknown = markedCode(newSigningKey().publicKey);
  expect(await one.give(unknown)).toMatchObject({ state: 'trying', problem: { code: 'enrolment.refused' } });
  expect(await one.give(`  ${code.slice(0, 5)} ${code.slice(5)}\n`)).toEqual({ state: 'enrolled', problem: null });
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
