// Promise: a list of chosen cases has every case that is meant, once and newest first, page by page; kept choices are an
// operator's own, and what stands open names no sensitive service.
import { expect, test } from 'vitest';
import { practiceOperator } from '../../../electron/services/practice.ts';
import { type CaseFilter, noFilter } from '../../../shared/contract/case-views.ts';
import { applicationContent, generalService, manualMunicipality, sensitiveService, submitted } from '../application.ts';
import { openTestDesk, type TestDesk } from '../desk.ts';

const day = 86_400_000;

async function listed(desk: TestDesk, filter: CaseFilter, state: 'manual' | 'queued' | null = null): Promise<string[]> {
  const numbers: string[] = [];
  for (let before: string | null = null; ; ) {
    const page: { cases: { deskNumber: string }[]; next: string | null } = await desk.done('case.list', {
      state,
      before,
      filter,
    });
    numbers.push(...page.cases.map(({ deskNumber }) => deskNumber));
    if (page.next === null) return numbers;
    before = page.next;
  }
}

test('by service, operator, days, state and all of them', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  const number = async (content = applicationContent(), service = generalService): Promise<string> =>
    (await submitted(desk, content, service)).deskNumber;
  const first = await number();
  const manual = await number(applicationContent({ municipality: manualMunicipality }));
  const sensitive = await number(applicationContent(), sensitiveService);
  desk.clock.advance(3 * day);
  const last = await number();
  expect(await listed(desk, noFilter)).toEqual([last, sensitive, manual, first]);
  expect(await listed(desk, { ...noFilter, service: sensitiveService })).toEqual([sensitive]);
  expect(await listed(desk, { ...noFilter, operator: practiceOperator.operator })).toHaveLength(4);
  expect(await listed(desk, { ...noFilter, operator: '00000000-0000-7000-8000-00000000ffff' })).toEqual([]);
  expect(await listed(desk, { ...noFilter, period: { days: 3 } })).toEqual([last]);
  expect(await listed(desk, { ...noFilter, period: { days: 4 } })).toHaveLength(4);
  expect(await listed(desk, { ...noFilter, period: { from: '2026-05-04', to: '2026-05-06' } })).toHaveLength(3);
  expect(await listed(desk, { ...noFilter, service: generalService, period: { days: 4 } }, 'manual')).toEqual([manual]);
  expect(await listed(desk, { ...noFilter, overdue: true })).toEqual([]);
  desk.clock.advance(400 * day);
  expect(await listed(desk, { ...noFilter, overdue: true })).toEqual(
    (await desk.done('case.list', { state: null, before: null })).cases
      .filter(({ due }) => due?.state === 'overdue')
      .map(({ deskNumber }) => deskNumber),
  );
});

test('pages follow each other without a gap or a double', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  const numbers: string[] = [];
  for (let n = 0; n < 53; n += 1) numbers.unshift((await submitted(desk)).deskNumber);
  const page = await desk.done('case.list', { state: null, before: null, filter: noFilter });
  expect([page.cases.length, page.more, page.next]).toEqual([50, true, numbers[49]]);
  expect(await listed(desk, noFilter)).toEqual(numbers);
  expect(await listed(desk, { ...noFilter, service: generalService }, 'queued')).toEqual(numbers);
});

test('a choice is kept under a name, replaced and let go of', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  await submitted(desk);
  await submitted(desk, applicationContent(), sensitiveService);
  const filter = { ...noFilter, period: { days: 7 }, overdue: true };
  const kept = await desk.done('view.save', { name: ' ჩემი კვირა ', filter });
  expect(kept.views).toEqual([{ name: 'ჩემი კვირა', filter }]);
  expect(kept.services.map(({ id }) => id)).toEqual([generalService]);
  expect(kept.operators).toEqual([{ id: practiceOperator.operator, name: practiceOperator.name }]);
  const again = await desk.done('view.save', { name: 'ჩემი კვირა', filter: noFilter });
  expect(again.views).toEqual([{ name: 'ჩემი კვირა', filter: noFilter }]);
  for (let n = 0; n < 19; n += 1) await desk.done('view.save', { name: `ხედი ${n}`, filter });
  expect(await desk.call('view.save', { name: 'კიდევ', filter })).toMatchObject({ problem: { code: 'call.invalid' } });
  expect((await desk.done('view.remove', { name: 'ჩემი კვირა' })).views).toHaveLength(19);
});
