// Promises: what was asked of the printer is written down before the printer gets it, and stays until somebody knows what
// became of it, also over a stop of the desk; a copy counts only when paper came out.
import { expect, test } from 'vitest';
import { addPrintJob } from '../../../db/print-jobs.ts';
import type { Db } from '../../../db/sqlite.ts';
import { applicationContent, generalService, reasoned, submitted } from '../application.ts';
import { openTestDesk } from '../desk.ts';

test('a printer that does not take it leaves a job, which is printed again with its reason; only paper is a copy', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  const { deskNumber } = await submitted(desk);
  await desk.done('receipt.print', { deskNumber, size: 'A5', to: 'printer' });
  expect(await desk.done('print.list', {})).toEqual([]);
  desk.jam();
  const refused = await desk.call('receipt.print', { deskNumber, size: 'A5', to: 'printer', reason: 'lost' });
  expect(refused).toMatchObject({ problem: { code: 'receipt.not-printed' } });
  const [job] = await desk.done('print.list', {});
  expect(job).toMatchObject({
    deskNumber,
    size: 'A5',
    reason: 'lost',
    state: 'failed',
    trouble: 'not-taken',
    tries: 1,
  });
  const again = { job: job?.job ?? '' };
  expect(await desk.call('print.again', again)).toMatchObject({ problem: { code: 'receipt.not-printed' } });
  expect(await desk.done('print.list', {})).toMatchObject([{ state: 'failed', tries: 2 }]);
  // Somebody looked: it had come out after all, before the printer said no.
  await desk.done('print.settle', { ...again, outcome: 'came-out' });
  expect((await desk.done('receipt.read', { deskNumber, size: 'A5' })).copies).toBe(2);
  expect(await desk.done('print.list', {})).toEqual([]);
  expect(await desk.call('print.again', again)).toMatchObject({ problem: { code: 'print.unknown' } });
});

test('a job is committed before the printer gets its page, and one that a stop left open waits for somebody to look', async () => {
  const seen: unknown[] = [];
  const desk = await openTestDesk();
  await desk.signIn();
  const one = await submitted(desk);
  const { deskNumber } = one;
  const push = desk.printed.push.bind(desk.printed);
  desk.printed.push = (...lines) => {
    // Asked by a transaction of its own: inside another one it would fail.
    seen.push(desk.db.transaction(() => desk.db.get('select state, tries from print_jobs')));
    return push(...lines);
  };
  await desk.done('receipt.print', { deskNumber, size: 'A4', to: 'printer' });
  expect(seen).toEqual([{ state: 'open', tries: 1 }]);
  // What a stop at this moment leaves behind.
  const operator = desk.db.get<{ id: string }>('select id from operators')?.id ?? '';
  const id = '00000000-0000-7000-8000-0000000000b1';
  addPrintJob(desk.db, { id, caseId: one.case, size: '80mm', reason: '', operator, askedAt: desk.clock.read().wall });
  expect(await desk.done('print.list', {})).toMatchObject([{ job: id, state: 'unknown', trouble: null }]);
  expect(await desk.done('print.again', { job: id })).toEqual({ copy: 2, file: null });
  expect(desk.printed.at(-1)).toContain('80mm');
  expect(desk.db.all('select state, tries, copy from print_jobs order by n')).toEqual([
    { state: 'printed', tries: 1, copy: 1 },
    { state: 'printed', tries: 2, copy: 2 },
  ]);
});

test('paper that came out wrong goes back to the list; what nobody needs is dropped; nothing asked is ever deleted', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  const { deskNumber } = await submitted(desk);
  expect(await desk.call('print.wrong', { deskNumber, trouble: 'no-paper' })).toMatchObject({ ok: false });
  await desk.done('receipt.print', { deskNumber, size: 'A4', to: 'printer' });
  const { job } = await desk.done('print.wrong', { deskNumber, trouble: 'wrong-size' });
  expect(await desk.done('print.list', {})).toMatchObject([{ job, state: 'failed', trouble: 'wrong-size' }]);
  // It was good after all: that is no second copy.
  await desk.done('print.settle', { job, outcome: 'came-out' });
  expect((await desk.done('receipt.read', { deskNumber, size: 'A4' })).copies).toBe(1);
  await desk.done('print.wrong', { deskNumber, trouble: 'wrong-size' });
  await desk.done('print.settle', { job, outcome: 'dropped' });
  expect(await desk.done('print.list', {})).toEqual([]);
  expect((await desk.done('receipt.read', { deskNumber, size: 'A4' })).copies).toBe(1);
  expect(() => desk.db.run('delete from print_jobs')).toThrow(/stays/);
  expect(() => desk.db.run("update print_jobs set reason = 'lost'")).toThrow(/stays/);
});

test('the receipts of a visit that do not come out together wait one by one', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  const one = await submitted(desk);
  const begun = await desk.done('draft.create', { service: generalService, sameApplicant: one.deskNumber });
  const content = reasoned(applicationContent());
  const { revision } = await desk.done('draft.save', { draft: begun.id, revision: begun.revision, content });
  const other = await desk.done('case.submit', { draft: begun.id, revision });
  const { open } = await desk.done('visit.list', {});
  desk.jam();
  const asked = { visit: open?.visit ?? '', size: 'A4' as const, to: 'printer' as const };
  expect(await desk.call('visit.print', asked)).toMatchObject({ ok: false });
  const waiting = await desk.done('print.list', {});
  expect(new Set(waiting.map(({ deskNumber }) => deskNumber))).toEqual(new Set([one.deskNumber, other.deskNumber]));
});

test('receipts of a visit that could not be written down are not at the printer: they can be printed again', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  await submitted(desk);
  const visit = (await desk.done('visit.list', {})).open?.visit ?? '';
  desk.db.exec(`create temp trigger full before insert on main.print_jobs begin select raise(abort, 'no'); end`);
  expect(await desk.call('visit.print', { visit, size: 'A4', to: 'printer' })).toMatchObject({ ok: false });
  desk.db.exec('drop trigger full');
  expect(await desk.done('visit.print', { visit, size: 'A4', to: 'printer' })).toEqual({ receipts: 1, file: null });
});

test('a try that could not be written down is not printed, the second as little as the first', async () => {
  let failing = false;
  const wrap = (db: Db): Db => ({
    ...db,
    get inTransaction() {
      return db.inTransaction;
    },
    transaction: (body) =>
      db.transaction(() => {
        const done = body();
        if (failing) throw Object.assign(new Error('failed'), { code: 'SQLITE_IOERR' });
        return done;
      }),
  });
  const desk = await openTestDesk({ wrap });
  await desk.signIn();
  const { deskNumber } = await submitted(desk);
  const fails = async (call: () => Promise<unknown>) => {
    failing = true;
    expect(await call()).toMatchObject({ problem: { code: 'desk.disk-failing' } });
    failing = false;
    await desk.done('print.list', {});
  };
  await fails(() => desk.call('receipt.print', { deskNumber, size: 'A4', to: 'printer' }));
  expect(desk.printed).toEqual([]);
  desk.jam();
  await desk.call('receipt.print', { deskNumber, size: 'A4', to: 'printer' });
  const [job] = await desk.done('print.list', {});
  expect(desk.printed).toHaveLength(1);
  await fails(() => desk.call('print.again', { job: job?.job ?? '' }));
  expect(desk.printed).toHaveLength(1);
  expect(await desk.done('print.list', {})).toMatchObject([{ state: 'failed', tries: 1 }]);
});
