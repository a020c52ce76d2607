// Promises: every view, print and change is in the chain with its act or neither is; a bug in a service is answered,
// noted without what it knew, and undone.
import { expect, test } from 'vitest';
import { verifyAudit } from '../../../db/audit.ts';
import { createDraft } from '../../../db/drafts.ts';
import type { Db } from '../../../db/sqlite.ts';
import type { Services } from '../../../electron/core/call.ts';
import { createDispatch } from '../../../electron/core/dispatch.ts';
import { systemRandom } from '../../../electron/core/random.ts';
import { createSession } from '../../../electron/core/session.ts';
import { practiceOperator } from '../../../electron/services/practice.ts';
import { ok } from '../../../shared/result.ts';
import { applicationContent, generalService, savedDraft, submitted } from '../application.ts';
import { openTestDesk, type TestDesk } from '../desk.ts';

interface Audited {
  readonly call: string;
  readonly outcome: string;
  readonly subject: string | null;
  readonly operator: string | null;
}
function audited(desk: TestDesk): Audited[] {
  return desk.db
    .all<{ record: string }>('select unpacked(record) as record from audit order by seq')
    .map(({ record }) => JSON.parse(record));
}

/** A dispatch over a real store whose `draft.create` writes and then does as told; `wrap` stands between the two. */
async function dispatchWith(create: Services['draft.create'], wrap = (db: Db): Db => db) {
  const desk = await openTestDesk();
  const session = createSession();
  session.set({
    operator: practiceOperator.operator,
    name: 'ნინო',
    role: 'operator',
    since: '2026-05-04T08:00:00.000Z',
  });
  const writes: Services['draft.create'] = (context, input) => {
    const content = applicationContent();
    const id = systemRandom().uuid();
    createDraft(desk.db, {
      id,
      service: generalService,
      catalogueVersion: 1,
      operator: practiceOperator.operator,
      content,
      createdAt: context.reading.wall,
    });
    return create(context, input);
  };
  const logged: string[] = [];
  const log = (event: string, facts = {}) => void logged.push(JSON.stringify({ event, facts }));
  const dispatch = createDispatch({
    db: wrap(desk.db),
    random: systemRandom(),
    log: { error: log, info: log, debug: log },
    session,
    services: { 'draft.create': writes } as unknown as Services,
    reserve: { spent: () => false, release: () => false },
    presentOf: ({ wall }) => wall,
    takeReading: () => ({ ...desk.clock.read(), trusted: null }),
    done: () => Promise.resolve(),
  });
  const drafts = () => desk.db.get<{ n: number }>('select count(*) as n from drafts')?.n;
  return { dispatch, logged, drafts, session };
}

test('a throwing service is answered as a crash with an id, undone, and its message is not logged', async () => {
  const { dispatch, logged, drafts } = await dispatchWith(() => {
    throw new Error('Unexpected token in "ნინო Magalitadze 99900000001"');
  });
  const result = await dispatch('draft.create', { service: generalService });
  expect(result).toMatchObject({
    ok: false,
    problem: { code: 'call.crashed', detail: expect.stringMatching(/^[0-9a-f-]{36}$/) },
  });
  expect(drafts()).toBe(0);
  expect(logged.join()).toContain('dispatch.test.ts');
  expect(logged.join()).not.toMatch(/ნინო|Magalitadze|999/);
});

test('an output that breaks the contract is a bug and is undone', async () => {
  const { dispatch, drafts } = await dispatchWith(() => ok({ id: 'x' } as never));
  expect(await dispatch('draft.create', { service: generalService })).toMatchObject({
    problem: { code: 'call.crashed' },
  });
  expect(drafts()).toBe(0);
});

test('a promise that rejects is a crash like any other', async () => {
  const { dispatch } = await dispatchWith(() => Promise.reject(new TypeError('x')));
  expect(await dispatch('draft.create', { service: generalService })).toMatchObject({
    problem: { code: 'call.crashed' },
  });
});

test('what was begun within a commit that failed is answered once, and its own failure ends nothing', async () => {
  // Rejected unheard, it would end the process, and this run with it.
  const { dispatch, drafts } = await dispatchWith(
    () => Promise.reject(new TypeError('x')),
    (db) => ({
      ...db,
      transaction: (body) =>
        db.transaction(() => {
          body();
          throw Object.assign(new Error('failed'), { code: 'SQLITE_IOERR' });
        }),
    }),
  );
  expect(await dispatch('draft.create', { service: generalService })).toMatchObject({
    problem: { code: 'desk.disk-failing' },
  });
  expect(drafts()).toBe(0);
});

test('the chain tells who did what to which case, also what was refused, without personal data', async () => {
  const desk = await openTestDesk();
  await desk.call('session.sign-in', { operator: practiceOperator.operator, password: 'wrong' });
  await desk.signIn();
  const { deskNumber, case: id } = await submitted(desk);
  await desk.done('case.read', { deskNumber });
  await desk.done('receipt.print', { deskNumber, size: 'A4', to: 'printer' });
  await desk.call('draft.read', { draft: id });
  await desk.done('session.sign-out', {});
  const operator = practiceOperator.operator;
  expect(audited(desk).map(({ call, outcome, subject, operator }) => [call, outcome, subject, operator])).toEqual([
    ['session.sign-in', 'session.wrong-password', operator, null],
    ['session.sign-in', 'ok', operator, null],
    ['draft.create', 'ok', id, operator],
    ['case.submit', 'ok', id, operator],
    ['case.read', 'ok', deskNumber, operator],
    ['receipt.print', 'ok', deskNumber, operator],
    ['draft.read', 'draft.submitted', id, operator],
    ['session.sign-out', 'ok', null, operator],
  ]);
  expect(JSON.stringify(audited(desk))).not.toMatch(/[\u10A0-\u10FF]/);
  expect(verifyAudit(desk.db)).toEqual({ ok: true, seq: 8 });
});

test('a sign-in or view whose audit entry cannot be written is not given', async () => {
  let full = false;
  const desk = await openTestDesk({
    wrap: (db) => ({
      ...db,
      get inTransaction() {
        return db.inTransaction;
      },
      run: (sql, ...values) => {
        if (full && sql.includes('audit')) throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' });
        return db.run(sql, ...values);
      },
    }),
  });
  await desk.signIn();
  const draft = await savedDraft(desk);
  await desk.done('session.sign-out', {});
  full = true;
  await expect(desk.signIn()).rejects.toThrow('desk.disk-full');
  expect((await desk.done('desk.read', {})).session).toBeNull();
  full = false;
  await desk.signIn();
  full = true;
  expect(await desk.call('draft.read', { draft: draft.id })).toMatchObject({ problem: { code: 'desk.disk-full' } });
  expect(await desk.call('session.sign-out', {})).toMatchObject({ ok: false });
  expect((await desk.done('desk.read', {})).session).not.toBeNull();
});

test('screens are told what changed after the commit, and quiet work runs when nobody calls', async () => {
  const desk = await openTestDesk();
  const told: string[] = [];
  const stop = desk.core.onEvent(({ changed }) => told.push(changed));
  await desk.signIn();
  await submitted(desk);
  expect(told).toEqual(['desk', 'drafts', 'queue', 'visits', 'drafts', 'drafts', 'cases', 'queue', 'visits', 'pads']);
  // First the words of the case go into their index.
  for (let moment = 0; moment < 3; moment += 1) desk.timers.fire();
  expect(desk.logged.filter(({ level }) => level === 'error')).toEqual([]);
  stop();
  await desk.done('session.sign-out', {});
  // One more from the quiet moments, in which the reserve was made.
  expect(told).toHaveLength(11);
});

test('a listener that fails turns no committed answer into a crash and stops no other', async () => {
  const desk = await openTestDesk();
  const told: string[] = [];
  desk.core.onEvent(() => {
    throw new Error('the window is gone');
  });
  desk.core.onEvent(({ changed }) => told.push(changed));
  await desk.signIn();
  expect(told).toEqual(['desk']);
  expect(desk.logged.filter(({ event }) => event === 'listener failed')).toHaveLength(1);
});
