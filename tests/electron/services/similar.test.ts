// Promise: a person who asks for the same again is noticed before the case is filed, whoever spells the name how; the
// operator decides, and the decision stays in the audit chain.
import { expect, test } from 'vitest';
import { verifyAudit } from '../../../db/audit.ts';
import { deskNumber } from '../../../shared/cases/desk-number.ts';
import type { Answers } from '../../../shared/forms/answers.ts';
import {
  applicationContent,
  generalService,
  manualMunicipality,
  savedDraft,
  sensitiveService,
  submitted,
} from '../application.ts';
import { centralSays, registered } from '../central-says.ts';
import { catalogue, openTestDesk, type TestDesk } from '../desk.ts';

const day = 86_400_000;
const unproven = {
  documentType: 'none',
  noDocumentReason: 'lost',
  recognisedBy: 'operator',
  recognisedHow: 'მეზობელია',
};
const noNumber = { ...unproven, personalNumber: '', lastName: 'იუსუბოვი', firstName: 'ლეილა' };
const content = (applicant: Answers = {}, municipality?: string) => {
  const usual = applicationContent(municipality === undefined ? {} : { municipality });
  return { ...usual, applicant: { ...usual.applicant, ...applicant } };
};
async function signedIn(): Promise<TestDesk> {
  const desk = await openTestDesk();
  await desk.signIn();
  return desk;
}
async function similarTo(desk: TestDesk, applicant: Answers = {}, service = generalService, municipality?: string) {
  const draft = await savedDraft(desk, content(applicant, municipality), service);
  const { similar } = await desk.done('case.similar', { draft: draft.id });
  return similar.map((one) => [one.case.deskNumber, one.same]);
}

/** Another service of the same category on a case form, and one of another category. */
const category = catalogue.services.find(({ id }) => id === generalService)?.category;
const others = catalogue.services.filter(({ id, intake }) => intake === 'case-form' && id !== generalService);
const related = others.find((service) => service.category === category)?.id ?? '';
const foreign = others.find((service) => service.category !== category)?.id ?? '';

test('the same person with the same service, by personal number', async () => {
  const desk = await signedIn();
  const { deskNumber: number } = await submitted(desk);
  expect(await similarTo(desk)).toEqual([[number, ['personalNumber', 'service']]]);
  expect(await similarTo(desk, { lastName: 'სხვაძე' })).toEqual([[number, ['personalNumber', 'service']]]);
  expect(await similarTo(desk, { personalNumber: '99900000002' })).toEqual([]);
});

test('by name and birth date when a number is missing, in any alphabet', async () => {
  const desk = await signedIn();
  const { deskNumber: number } = await submitted(desk, content(noNumber));
  const same = [[number, ['name', 'birthDate', 'service']]];
  expect(await similarTo(desk, noNumber)).toEqual(same);
  expect(await similarTo(desk, { ...noNumber, lastName: 'Юсубов', firstName: 'Лейла' })).toEqual(same);
  expect(await similarTo(desk, { ...noNumber, lastName: 'Yusubov', firstName: 'Leyla' })).toEqual(same);
  expect(await similarTo(desk, { ...noNumber, birthDate: '16.03.1980' })).toEqual([]);
  expect(await similarTo(desk, { ...noNumber, firstName: 'ლალი' })).toEqual([]);
});

test('another service of the category counts in the same municipality only, one of another category never', async () => {
  const desk = await signedIn();
  const { deskNumber: number } = await submitted(desk);
  expect(await similarTo(desk, {}, related)).toEqual([[number, ['personalNumber', 'category', 'municipality']]]);
  expect(await similarTo(desk, {}, related, manualMunicipality)).toEqual([]);
  expect(await similarTo(desk, {}, foreign)).toEqual([]);
});

test('only open cases of the last ninety days; a sensitive one goes by its neutral name', async () => {
  const desk = await signedIn();
  const { deskNumber: number, case: id } = await submitted(desk);
  centralSays(desk, registered);
  desk.clock.advance(90 * day);
  expect(await similarTo(desk)).toHaveLength(1);
  const decided = {
    kind: 'case.status',
    case: id,
    status: 'satisfied',
    step: 9,
    at: '2026-05-04T08:00:00.000Z',
    note: '',
  };
  centralSays(desk, decided);
  expect(await similarTo(desk)).toEqual([]);
  const again = await submitted(desk);
  expect(await similarTo(desk)).toEqual([[again.deskNumber, ['personalNumber', 'service']]]);
  expect(again.deskNumber).not.toBe(number);
  desk.clock.advance(91 * day);
  expect(await similarTo(desk)).toEqual([]);
  await submitted(desk, content(), sensitiveService);
  const draft = await savedDraft(desk, content(), sensitiveService);
  const { similar } = await desk.done('case.similar', { draft: draft.id });
  expect(similar[0]?.case.serviceName.ka).toBe('სერვისი');
});

test('going on all the same is kept with its reason, in the audit chain too', async () => {
  const desk = await signedIn();
  const { deskNumber: number } = await submitted(desk);
  const draft = await savedDraft(desk);
  const despite = { reason: 'new-facts' as const, similar: [number] };
  const filed = await desk.done('case.submit', { draft: draft.id, revision: draft.revision, despite });
  const audited = desk.db.get<{ record: string }>('select unpacked(record) as record from audit order by seq desc');
  expect(JSON.parse(audited?.record ?? '')).toMatchObject({ call: 'case.submit', subject: draft.id, despite });
  expect(verifyAudit(desk.db).ok).toBe(true);
  const { timeline, content: kept } = await desk.done('case.read', { deskNumber: filed.deskNumber });
  expect(timeline[0]).toMatchObject({ kind: 'saved', detail: 'new-facts' });
  expect(Object.keys(kept)).not.toContain('despite');
  for (const sql of ['update case_overrides set reason = 1', 'delete from case_overrides']) {
    expect(() => desk.db.run(sql)).toThrow('append-only');
  }
});

test('a case that is not here cannot be named, and then nothing is filed', async () => {
  const desk = await signedIn();
  const draft = await savedDraft(desk);
  const absent = deskNumber({ center: 999, desk: 9, year: 2026, serial: 9 });
  const despite = { reason: 'new-facts' as const, similar: [absent] };
  const refused = await desk.call('case.submit', { draft: draft.id, revision: draft.revision, despite });
  expect(refused).toMatchObject({ problem: { code: 'case.unknown' } });
  expect(desk.db.get('select count(*) as n from cases')).toEqual({ n: 0 });
});
