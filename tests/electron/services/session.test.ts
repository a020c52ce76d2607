// Promises: only the right password opens the desk, guessing slows down, and practice and live never mix.
import { expect, test } from 'vitest';
import { addOperator } from '../../../db/operators.ts';
import { systemRandom } from '../../../electron/core/random.ts';
import { createPasswords } from '../../../electron/services/passwords.ts';
import { practiceOperator, preparePractice } from '../../../electron/services/practice.ts';
import { mayTry, noTries, oneMore } from '../../../electron/services/tries.ts';
import { openTestDesk, passwordWorker, temporaryFolder } from '../desk.ts';

const passwords = createPasswords(passwordWorker, systemRandom());
const wrong = { operator: practiceOperator.operator, password: 'not-this' };
const right = { operator: practiceOperator.operator, password: practiceOperator.password };

test('a password is kept as salted Argon2id with 19 MiB and two passes, and verified by it', async () => {
  const [first, second] = await Promise.all([passwords.hash('საიდუმლო'), passwords.hash('საიდუმლო')]);
  expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(first).not.toBe(second);
  expect(await passwords.verify('საიდუმლო', first)).toBe(true);
  expect(await passwords.verify('საიდუმლო ', first)).toBe(false);
});

test('a worker that is not there is a bug, not a silent no', async () => {
  const none = createPasswords(new URL('file:///nowhere/password-worker.ts'), systemRandom());
  await expect(none.verify('x', 'y')).rejects.toThrow();
});

test('signing in and out', async () => {
  const desk = await openTestDesk();
  const before = await desk.done('desk.read', {});
  expect(before).toMatchObject({ mode: 'practice', enrolled: true, session: null, practice: right });
  expect(before.operators).toEqual([{ id: practiceOperator.operator, name: practiceOperator.name }]);
  expect(await desk.call('session.sign-in', wrong)).toMatchObject({ problem: { code: 'session.wrong-password' } });
  const session = await desk.done('session.sign-in', right);
  expect(session).toMatchObject({ operator: practiceOperator.operator, role: 'operator' });
  expect((await desk.done('desk.read', {})).session).toEqual(session);
  await desk.done('session.sign-out', {});
  expect((await desk.done('desk.read', {})).session).toBeNull();
});

test('after five wrong passwords even the right one waits; time on the monotonic clock opens it again', async () => {
  const desk = await openTestDesk();
  const codes = await Promise.all(
    Array.from({ length: 8 }, async () => {
      const result = await desk.call('session.sign-in', wrong);
      return result.ok ? 'ok' : result.problem.code;
    }),
  );
  expect(codes.filter((code) => code === 'session.wrong-password')).toHaveLength(5);
  expect(await desk.call('session.sign-in', right)).toMatchObject({ problem: { code: 'session.too-many-tries' } });
  desk.clock.advance(30_000);
  await desk.done('session.sign-in', right);
  await desk.done('session.sign-out', {});
  expect(await desk.call('session.sign-in', wrong)).toMatchObject({ problem: { code: 'session.wrong-password' } });
});

test('the pause doubles with each further try up to a quarter of an hour, and a quiet one forgets', () => {
  let tries = noTries;
  for (let n = 0; n < 5; n += 1) {
    expect(mayTry(tries, 0)).toBe(true);
    tries = oneMore(tries, 0);
  }
  expect([mayTry(tries, 29_999), mayTry(tries, 30_000)]).toEqual([false, true]);
  tries = oneMore(tries, 30_000);
  expect([mayTry(tries, 89_999), mayTry(tries, 90_000)]).toEqual([false, true]);
  for (let n = 0; n < 20; n += 1) tries = oneMore(tries, 90_000);
  expect([mayTry(tries, 90_000 + 899_999), mayTry(tries, 90_000 + 900_000)]).toEqual([false, true]);
  expect(oneMore(tries, 990_000)).toEqual({ count: 1, last: 990_000 });
});

test('live mode has no practice operator, and a database never changes its mode', async () => {
  const live = await openTestDesk({ mode: 'live', folder: temporaryFolder() });
  expect(await live.done('desk.read', {})).toMatchObject({ mode: 'live', operators: [], practice: null });
  expect(await live.call('session.sign-in', right)).toMatchObject({ problem: { code: 'session.wrong-password' } });
  addOperator(live.db, {
    id: '00000000-0000-7000-8000-000000000002',
    name: 'ნინო',
    role: 'operator',
    password: 'x',
    createdAt: '2026-05-04T08:00:00.000Z',
  });
  const unreadable = { ok: false, problem: { code: 'desk.database-unreadable' } };
  expect(await preparePractice(live.db, 'practice', passwords, '')).toMatchObject(unreadable);
  const practice = await openTestDesk();
  expect(await preparePractice(practice.db, 'live', passwords, '')).toMatchObject(unreadable);
});
