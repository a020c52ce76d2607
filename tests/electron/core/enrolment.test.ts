// Promise: a new desk becomes a device of central from its own screen: a wrong code says so and the right one, with the
// spaces of a print or a scanner in it, goes through; two desks of one center never get the same number.
import { expect, onTestFinished, test } from 'vitest';
import { readDevice } from '../../../db/device.ts';
import { systemClock } from '../../../electron/core/clock.ts';
import { enrolmentServices } from '../../../electron/core/enrolment.ts';
import { nodeHttp } from '../../../electron/core/http.ts';
import { systemRandom } from '../../../electron/core/random.ts';
import { systemTimers } from '../../../electron/core/timers.ts';
import { type Exchange, startExchange } from '../../../electron/sync/exchange.ts';
import { openStand, type Stand } from '../../central/harness.ts';
import { emptyStore } from '../sync/store.ts';

const silent = { error: () => undefined, info: () => undefined, debug: () => undefined };

/** A desk without a code, and the two calls of its first screen. */
function newDesk(stand: Stand) {
  const db = emptyStore();
  let exchange: Exchange | null = null;
  let told = (): void => undefined;
  onTestFinished(async () => exchange?.stop());
  const config = { centralUrl: stand.central.url, enrolmentCode: null };
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
        config: { ...config, enrolmentCode },
        onChange: () => told(),
      });
    },
  });
  const read = () => calls['enrolment.read']({} as never, {});
  return {
    db,
    read,
    /** Gives the code and answers what the screen then says, as soon as it is more than "trying". */
    give: async (code: string) => {
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
  expect(await one.give('WRONG-CODE-0001')).toMatchObject({ state: 'trying', problem: { code: 'enrolment.refused' } });
  const code = await stand.control.code();
  expect(await one.give(`  ${code.slice(0, 5)} ${code.slice(5)}\n`)).toEqual({ state: 'enrolled', problem: null });
  expect(await two.give(code)).toMatchObject({ problem: { code: 'enrolment.refused' } });
  expect(await two.give(await stand.control.code())).toMatchObject({ state: 'enrolled' });
  const [first, second] = [readDevice(one.db), readDevice(two.db)];
  expect([first?.center, first?.desk]).toEqual([second?.center, 1]);
  expect(second?.desk).toBe(2);
});
