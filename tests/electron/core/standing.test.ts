// What an administrator may do about the desk's key: one new key at a time, and a new enrolment only where central does not
// take the desk, by a code that is whole.
import { expect, test } from 'vitest';
import { nextKey } from '../../../db/device-keys.ts';
import { systemRandom } from '../../../electron/core/random.ts';
import { standingServices } from '../../../electron/core/standing.ts';
import type { Line } from '../../../shared/contract/desk.ts';
import { type ProblemCode, problem } from '../../../shared/problems.ts';
import { markedCode, newSigningKey } from '../../central/signing.ts';
import { emptyStore, enrolledStore } from '../sync/store.ts';

function standing(db = enrolledStore()) {
  const begun: string[] = [];
  let woken = 0;
  let line: Line = { state: 'online', since: null, lastAnswer: null, nextTry: null, problem: null };
  const calls = standingServices({
    db,
    random: systemRandom(),
    config: { centralUrl: 'http://127.0.0.1:9' },
    line: () => line,
    wake: () => {
      woken += 1;
    },
    begin: (code) => begun.push(code),
  });
  const context = { reading: { wall: '2026-05-04T08:00:00.000Z' } } as never;
  return {
    db,
    begun,
    woken: () => woken,
    says: (code: ProblemCode) => {
      line = { ...line, state: 'stopped', problem: problem(code) };
    },
    read: () => calls['standing.read'](context, {}),
    renew: () => calls['standing.renew-key'](context, {}),
    enrol: (code: string) => calls['standing.enrol'](context, { code }),
  };
}

test('one new key waits at a time; until central answers, the mark is that of the old one', () => {
  const desk = standing();
  const before = desk.read();
  expect(before).toMatchObject({ ok: true, value: { mark: expect.stringMatching(/^([0-9a-f]{4} ){3}[0-9a-f]{4}$/) } });
  expect(desk.renew()).toEqual({ ok: true, value: {} });
  const waits = nextKey(desk.db);
  expect(desk.renew()).toEqual({ ok: true, value: {} });
  expect(nextKey(desk.db)).toEqual(waits);
  expect(desk.woken()).toBe(2);
  expect(desk.read()).toEqual({ ...before, value: { ...Reflect.get(before, 'value'), keyWaits: waits?.since } });
});

test('a new code is taken only where it helps, and only a whole one', () => {
  const desk = standing();
  const code = markedCode(newSigningKey().publicKey);
  expect(desk.enrol(code)).toMatchObject({ problem: { code: 'operator.founded' } });
  for (const said of ['device.revoked', 'device.unknown', 'memory.conflict', 'request.tampered'] as const) {
    desk.says(said);
    expect(desk.read()).toMatchObject({ value: { enrollable: true } });
  }
  expect(desk.enrol(`${code.slice(0, -1)}?`)).toMatchObject({ problem: { code: 'enrolment.mistyped' } });
  expect(desk.enrol(` ${code} `)).toEqual({ ok: true, value: {} });
  expect(desk.begun).toEqual([code]);
  desk.says('line.unreachable');
  expect(desk.enrol(code)).toMatchObject({ problem: { code: 'operator.founded' } });
});

test('a desk that was never enrolled has no key to change', () => {
  const desk = standing(emptyStore());
  expect(desk.read()).toEqual({
    ok: true,
    value: { mark: null, keySince: null, keyWaits: null, enrollable: false },
  });
  expect(desk.renew()).toMatchObject({ problem: { code: 'desk.not-enrolled' } });
});
