// Promise: a live desk can be begun by whoever holds the code, and by nobody else; operators come and go without a hand at
// the database, and what they did goes on naming them.
import { expect, test } from 'vitest';
import { enrolDevice } from '../../../db/device.ts';
import { openTestDesk, testDevice } from '../desk.ts';

const founder = { name: 'თამარ გელაშვილი', password: 'გრძელი წინადადება' };

async function liveDesk() {
  const desk = await openTestDesk({ mode: 'live', enrolled: false });
  const enrol = () => enrolDevice(desk.db, testDevice);
  return { desk, enrol };
}

test('the first administrator is made once, on an enrolled live desk, and adds and locks others', async () => {
  const { desk, enrol } = await liveDesk();
  expect(await desk.call('operator.found', founder)).toMatchObject({ problem: { code: 'desk.not-enrolled' } });
  enrol();
  const first = await desk.done('operator.found', founder);
  expect(first).toMatchObject({ name: founder.name, role: 'administrator', locked: false });
  expect(await desk.call('operator.found', { ...founder, name: 'სხვა' })).toMatchObject({
    problem: { code: 'operator.founded' },
  });
  expect(await desk.call('operator.list', {})).toMatchObject({ problem: { code: 'call.not-signed-in' } });
  await desk.done('session.sign-in', { operator: first.id, password: founder.password });
  const second = await desk.done('operator.add', { name: 'გიორგი', password: 'მეორე პაროლი', role: 'operator' });
  expect(
    await desk.call('operator.add', { name: 'გიორგი', password: 'მესამე პაროლი', role: 'operator' }),
  ).toMatchObject({
    problem: { code: 'operator.name-taken' },
  });
  expect(await desk.call('operator.lock', { operator: first.id, locked: true })).toMatchObject({
    problem: { code: 'operator.self' },
  });
  await desk.done('operator.lock', { operator: second.id, locked: true });
  await desk.done('session.sign-out', {});
  const signIn = () => desk.call('session.sign-in', { operator: second.id, password: 'მეორე პაროლი' });
  expect(await signIn()).toMatchObject({ problem: { code: 'session.wrong-password' } });
  expect((await desk.done('desk.read', {})).operators).toEqual([{ id: first.id, name: founder.name }]);
  await desk.done('session.sign-in', { operator: first.id, password: founder.password });
  await desk.done('operator.lock', { operator: second.id, locked: false });
  await desk.done('session.sign-out', {});
  expect(await signIn()).toMatchObject({ ok: true, value: { role: 'operator' } });
  expect(
    await desk.call('operator.add', { name: 'მესამე', password: 'მესამე პაროლი', role: 'operator' }),
  ).toMatchObject({
    problem: { code: 'call.role-missing' },
  });
});

test('two at once found one administrator, and practice has its own', async () => {
  const { desk, enrol } = await liveDesk();
  enrol();
  const both = await Promise.all([
    desk.call('operator.found', founder),
    desk.call('operator.found', { ...founder, name: 'მეორე' }),
  ]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  const practice = await openTestDesk();
  expect(await practice.call('operator.found', founder)).toMatchObject({ problem: { code: 'operator.founded' } });
});
