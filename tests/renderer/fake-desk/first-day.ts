// How the fake desk enrols and keeps its operators.
import { ok } from '../../../shared/result.ts';
import { type Answerers, no } from './answers.ts';
import { fakeId, tell, tick, type World } from './world.ts';

type Calls =
  | 'enrolment.read'
  | 'enrolment.begin'
  | 'enrolment.take'
  | 'standing.read'
  | 'standing.renew-key'
  | 'standing.enrol'
  | 'announcement.list'
  | 'announcement.mark'
  | 'operator.found'
  | 'operator.list'
  | 'operator.add'
  | 'operator.lock';

function added(world: World, given: { name: string; password: string; role: 'operator' | 'administrator' }) {
  if (world.operators.some(({ name }) => name === given.name)) return no('operator.name-taken');
  const operator = { ...given, id: fakeId(920 + world.operators.length), locked: false };
  world.operators.push(operator);
  const { password: _password, ...view } = operator;
  return ok(view);
}

export const aboutFirstDay: Pick<Answerers, Calls> = {
  'enrolment.read': (world) =>
    ok({
      state: world.enrolled ? 'enrolled' : world.enrolling.state,
      problem: world.enrolled ? null : world.enrolling.problem,
      sticks: world.enrolled ? [] : world.enrolmentSticks,
    }),
  'enrolment.begin': (world) => {
    world.enrolling = { state: 'trying', problem: null };
    tell(world, 'queue');
    return ok({});
  },
  'enrolment.take': (world, { code }) => {
    if (code !== world.enrolmentFileCode) return no('enrolment.file-unreadable');
    world.enrolled = true;
    tell(world, 'desk');
    return ok({});
  },
  'standing.read': ({ standing }) => ok(standing),
  'standing.renew-key': (world) => {
    world.standing = { ...world.standing, keyWaits: tick(world) };
    return ok({});
  },
  'standing.enrol': (world) => {
    if (!world.standing.enrollable) return no('operator.founded');
    world.standing = { ...world.standing, enrollable: false };
    tell(world, 'queue');
    return ok({});
  },
  'announcement.list': ({ announced }) =>
    ok({ unread: announced.filter(({ read }) => !read).length, announcements: announced }),
  'announcement.mark': (world, { announcement }) => {
    world.announced = world.announced.map((one) => (one.id === announcement ? { ...one, read: true } : one));
    return ok({});
  },
  'operator.found': (world, given) =>
    world.operators.length > 0 ? no('operator.founded') : added(world, { ...given, role: 'administrator' }),
  'operator.list': (world) => ok(world.operators.map(({ id, name, role, locked }) => ({ id, name, role, locked }))),
  'operator.add': (world, given) => added(world, given),
  'operator.lock': (world, { operator, locked }) => {
    const found = world.operators.find(({ id }) => id === operator);
    if (found === undefined) return no('call.invalid');
    found.locked = locked;
    return ok({});
  },
};
