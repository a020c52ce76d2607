// Promise: what an operator says of two cases' applicants, that they are one person, is heeded by the search, the warning of
// doubles and what is carried over; it changes no case, and one call undoes all of it.
import { expect, test } from 'vitest';
import { payloadsAt } from '../../../db/cases.ts';
import { deskNumber } from '../../../shared/cases/desk-number.ts';
import { applicationContent, generalService, savedDraft, submitted } from '../application.ts';
import { openTestDesk, type TestDesk } from '../desk.ts';

const day = 86_400_000;
const plain = applicationContent();
const person = (more: Record<string, string>) => ({ ...plain, applicant: { ...plain.applicant, ...more } });
const before = person({ lastName: 'წიქარიძე', firstName: 'დალი', personalNumber: '99900000213' });
const after = person({ lastName: 'გვენეტაძე', firstName: 'დალი', personalNumber: '99900000221' });

const find = async (desk: TestDesk, text: string) =>
  (await desk.done('case.find', { text, state: null, page: 0 })).found;
const numbersOf = async (desk: TestDesk, text: string): Promise<string[]> =>
  (await find(desk, text)).flatMap((one) => (one.kind === 'case' ? [one.case.deskNumber] : []));

async function twoCases() {
  const desk = await openTestDesk();
  await desk.signIn();
  const one = await submitted(desk, before);
  const other = await submitted(desk, after);
  return { desk, one: one.deskNumber, other: other.deskNumber };
}

test('joined, each is found with the other, warned of and carried over; parted, none of it is', async () => {
  const { desk, one, other } = await twoCases();
  const payloads = payloadsAt(desk.db, [1, 2]);
  expect(await numbersOf(desk, '99900000213')).toEqual([one]);

  const said = await desk.done('person.join', { deskNumber: one, other, reason: 'name-changed' });
  expect(said).toMatchObject([{ deskNumber: other, applicantName: 'გვენეტაძე დალი', personalNumber: '99900000221' }]);
  expect(await desk.done('person.same', { deskNumber: other })).toMatchObject([{ deskNumber: one }]);
  expect(await numbersOf(desk, '99900000213')).toEqual([one, other]);
  expect(await numbersOf(desk, 'გვენეტაძე')).toEqual([other, one]);
  const [, joined] = await find(desk, '99900000213');
  expect(joined?.facts).toEqual([{ kind: 'samePerson', text: 'წიქარიძე დალი' }]);
  const draft = await savedDraft(desk, before);
  const similar = async () => (await desk.done('case.similar', { draft: draft.id })).similar;
  expect((await similar()).map((found) => [found.case.deskNumber, found.same])).toEqual([
    [one, ['personalNumber', 'service']],
    [other, ['joined', 'service']],
  ]);

  const held = async () => {
    const made = await desk.done('person.report', { person: '99900000213', language: 'en' });
    const { html } = await desk.done('page.read', { page: made.page });
    return { cases: made.cases, other: html.includes('გვენეტაძე'), why: html.includes('the name has changed') };
  };
  expect(await held()).toEqual({ cases: 2, other: true, why: true });

  expect(await desk.done('person.part', { deskNumber: other, other: one })).toEqual([]);
  expect(await held()).toEqual({ cases: 1, other: false, why: false });
  expect(await numbersOf(desk, '99900000213')).toEqual([one]);
  expect((await similar()).map((found) => found.case.deskNumber)).toEqual([one]);
  expect(payloadsAt(desk.db, [1, 2])).toEqual(payloads);
  expect(payloads.size).toBe(2);
});

test('one person over several steps: by number, by word, by number again', async () => {
  const { desk, one, other } = await twoCases();
  desk.clock.advance(day);
  const third = (await submitted(desk, after)).deskNumber;
  await desk.done('person.join', { deskNumber: third, other: one, reason: 'other-spelling' });
  expect((await numbersOf(desk, 'წიქარიძე')).toSorted()).toEqual([one, other, third].toSorted());
  const { content } = await desk.done('draft.create', { service: generalService, sameApplicant: one });
  expect(content.reused?.from).toBe(one);
});

test('said twice it is said once, joined again it counts again; nobody is joined to himself, to nothing or unnoticed', async () => {
  const { desk, one, other } = await twoCases();
  const rows = () => desk.db.all<{ act: string }>('select act from same_persons order by n').map(({ act }) => act);
  const join = { deskNumber: one, other, reason: 'number-mistyped' as const };
  await desk.done('person.join', join);
  await desk.done('person.join', { ...join, deskNumber: other, other: one });
  await desk.done('person.part', { deskNumber: one, other });
  await desk.done('person.part', { deskNumber: one, other });
  await desk.done('person.join', join);
  expect(rows()).toEqual(['joined', 'parted', 'joined']);
  expect(await desk.call('person.join', { ...join, other: one })).toMatchObject({ problem: { code: 'call.invalid' } });
  const foreign = deskNumber({ center: 9, desk: 9, year: 2026, serial: 1 });
  expect(await desk.call('person.join', { ...join, other: foreign })).toMatchObject({
    problem: { code: 'case.unknown' },
  });
  const said = desk.db.all<{ record: string }>('select unpacked(record) as record from audit order by seq');
  const acts = said.map(({ record }) => JSON.parse(record) as { call: string; subject: string; outcome: string });
  expect(acts.filter(({ call, outcome }) => call === 'person.join' && outcome === 'ok')).toHaveLength(3);
});
