// Promise: what one sitting is about stays together and is never lost: it waits when somebody interrupts, when the shift
// ends and when the power goes, and comes back where it was; nobody's case gets into another's visit.
import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { applicationContent, generalService, sensitiveService, submitted } from '../application.ts';
import { openTestDesk, type TestDesk } from '../desk.ts';

async function atDesk(): Promise<TestDesk> {
  const desk = await openTestDesk();
  await desk.signIn();
  return desk;
}

const begin = (desk: TestDesk, sameApplicant?: string) =>
  desk.done('draft.create', { service: generalService, ...(sameApplicant !== undefined && { sameApplicant }) });

async function finish(desk: TestDesk, draft: { readonly id: string; readonly revision: number }) {
  const { revision } = await desk.done('draft.save', {
    draft: draft.id,
    revision: draft.revision,
    content: applicationContent(),
  });
  const again = await desk.done('case.similar', { draft: draft.id });
  const similar = again.similar.map((one) => one.case.deskNumber);
  const despite = similar.length === 0 ? {} : { despite: { reason: 'another-matter' as const, similar } };
  return desk.done('case.submit', { draft: draft.id, revision, ...despite });
}

test('several services of one sitting are one visit, and a new applicant begins another', async () => {
  const desk = await atDesk();
  const first = await submitted(desk);
  const second = await finish(desk, await begin(desk, first.deskNumber));
  const third = await finish(desk, await begin(desk, second.deskNumber));
  const { open } = await desk.done('visit.list', {});
  expect(open?.cases.map(({ deskNumber }) => deskNumber)).toEqual(
    [first, second, third].map(({ deskNumber }) => deskNumber),
  );
  expect(open?.persons).toEqual(['მაგალითაძე ნინო']);

  await begin(desk);
  const after = await desk.done('visit.list', {});
  expect(after.open?.cases).toEqual([]);
  expect(after.ended.map(({ visit }) => visit)).toEqual([open?.visit]);
  // Going on from a case of a visit that is over begins a visit of its own.
  await begin(desk, third.deskNumber);
  expect((await desk.done('visit.list', {})).open?.cases).toEqual([]);
});

test('a visit that is put aside waits with its age and comes back with its draft', async () => {
  const desk = await atDesk();
  const draft = await begin(desk);
  const parked = await desk.done('visit.park', {});
  expect(await desk.done('visit.park', {})).toEqual({ id: null });
  desk.clock.advance(14 * 60_000);
  const other = await begin(desk);
  const waiting = (await desk.done('visit.list', {})).parked;
  expect(waiting).toMatchObject([{ visit: parked.id, minutes: 14, drafts: [{ id: draft.id }], cases: [] }]);

  // An interruption is no reason to lose the interrupter: it waits as well.
  const back = await desk.done('visit.resume', { visit: parked.id ?? '' });
  expect(back).toMatchObject({ state: 'open', minutes: 0, drafts: [{ id: draft.id }] });
  expect((await desk.done('visit.list', {})).parked.flatMap(({ drafts }) => drafts.map(({ id }) => id))).toEqual([
    other.id,
  ]);
  // Whoever opens a draft is in its visit.
  await desk.done('draft.read', { draft: other.id });
  expect((await desk.done('visit.list', {})).open?.drafts).toMatchObject([{ id: other.id }]);
  expect(await desk.call('visit.resume', { visit: draft.id })).toMatchObject({ problem: { code: 'visit.unknown' } });
});

test('the end of a shift parks what is unfinished and ends what is done', async () => {
  const desk = await atDesk();
  const draft = await begin(desk);
  await desk.done('session.sign-out', {});
  await desk.signIn();
  expect((await desk.done('visit.list', {})).parked).toMatchObject([{ drafts: [{ id: draft.id }] }]);
  await submitted(desk);
  await desk.signIn();
  const { open, parked, ended } = await desk.done('visit.list', {});
  expect([open, parked.length, ended.length]).toEqual([null, 1, 1]);
});

test('a visit ends only when nothing in it is unfinished, and can be opened again', async () => {
  const desk = await atDesk();
  const draft = await begin(desk);
  const { open } = await desk.done('visit.list', {});
  const visit = open?.visit ?? '';
  expect(await desk.call('visit.end', { visit })).toMatchObject({ problem: { code: 'visit.unfinished' } });
  await finish(desk, draft);
  await desk.done('visit.end', { visit });
  await desk.done('visit.end', { visit });
  expect(await desk.done('visit.resume', { visit })).toMatchObject({ state: 'open', cases: [{}] });
});

test('the receipts of a visit are one print job, each copy is counted, and the slip is discreet', async () => {
  const desk = await atDesk();
  const first = await submitted(desk);
  const draft = await desk.done('draft.create', { service: sensitiveService, sameApplicant: first.deskNumber });
  const second = await finish(desk, draft);
  const visit = (await desk.done('visit.list', {})).open?.visit ?? '';
  expect(await desk.done('visit.print', { visit, size: 'A4', to: 'printer' })).toEqual({ receipts: 2, file: null });
  expect(desk.printed).toHaveLength(1);
  const [, path, size] = desk.printed[0]?.split(' ') ?? [];
  expect(size).toBe('A4');
  const page = await desk.done('page.read', { page: path?.replace('/page/', '') ?? '' });
  const articles = page.html.split('<article').slice(1);
  expect(articles).toHaveLength(3);
  const alone = await desk.done('receipt.read', { deskNumber: first.deskNumber, size: 'A4' });
  expect(alone.copies).toBe(1);
  const main = (html: string): string => html.slice(html.indexOf('<main>'), html.indexOf('</main>'));
  expect(main(articles[1] ?? '')).toBe(main(alone.html));
  expect(articles[2]).toContain(second.serviceName.ka);
  expect(articles[0]).not.toContain(second.serviceName.ka);

  // At once with a receipt of its own: not two papers with one number.
  const byItself = { deskNumber: first.deskNumber, size: 'A4', to: 'printer' } as const;
  const packed = { visit, size: 'A4', to: 'printer' } as const;
  const one = () => desk.call('receipt.print', byItself);
  const all = () => desk.call('visit.print', packed);
  for (const [first, then] of [[one, all] as const, [all, one] as const]) {
    const said = await Promise.all([first(), then()]);
    expect(said.map(({ ok }) => ok)).toEqual([true, false]);
    expect(said[1]).toMatchObject({ problem: { code: 'receipt.not-printed' } });
  }

  const kept = await desk.done('visit.print', { visit, size: '80mm', to: 'pdf' });
  expect(existsSync(kept.file ?? '')).toBe(true);
  desk.jam();
  expect(await desk.call('visit.print', { visit, size: 'A4', to: 'printer' })).toMatchObject({
    problem: { code: 'receipt.not-printed' },
  });
  expect((await desk.done('receipt.read', { deskNumber: second.deskNumber, size: 'A4' })).copies).toBe(3);
  await begin(desk);
  const empty = (await desk.done('visit.list', {})).open?.visit ?? '';
  expect(await desk.call('visit.print', { visit: empty, size: 'A4', to: 'pdf' })).toMatchObject({
    problem: { code: 'visit.empty' },
  });
});
