// Promise: what is typed is kept as typed, and no save overwrites a newer one.
import { expect, test } from 'vitest';
import {
  applicationContent,
  generalService,
  manualMunicipality,
  savedDraft,
  sensitiveService,
  submitted,
} from '../application.ts';
import { catalogue, openTestDesk, testDevice } from '../desk.ts';

const notACase = catalogue.services.find(({ intake }) => intake !== 'case-form')?.id ?? '';

test('a new draft begins with the center’s own municipality and language, empty', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  const draft = await desk.done('draft.create', { service: generalService });
  const center = catalogue.centers.find(({ id }) => id === testDevice.center);
  expect(draft).toMatchObject({
    revision: 0,
    catalogueVersion: catalogue.version,
    content: { applicant: {}, answers: {}, step: 'applicant' },
  });
  const municipality = catalogue.municipalities.find(({ id }) => id === draft.content.municipality);
  expect(municipality?.mergedInto).toBeNull();
  expect(draft.content.receiptLanguage).toBe(center?.receiptLanguages[1] ?? 'ka');
  expect(await desk.call('draft.create', { service: notACase })).toMatchObject({
    problem: { code: 'service.not-a-case' },
  });
});

test('a desk that is not enrolled takes no drafts: they could never become cases', async () => {
  const desk = await openTestDesk({ enrolled: false });
  await desk.signIn();
  expect(await desk.done('desk.read', {})).toMatchObject({ enrolled: false, center: null, desk: null });
  expect(await desk.call('draft.create', { service: generalService })).toMatchObject({
    problem: { code: 'desk.not-enrolled' },
  });
});

test('half-typed answers come back exactly; of two saves over one revision only the first counts', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  const draft = await desk.done('draft.create', { service: generalService });
  const content = applicationContent({
    applicant: { personalNumber: ' 999-0000', lastName: 'მაგ ' },
    answers: { subject: '' },
  });
  desk.clock.advance(1000);
  const saved = await desk.done('draft.save', { draft: draft.id, revision: 0, content });
  expect(saved).toEqual({ revision: 1, savedAt: '2026-05-04T08:30:01.000Z' });
  const late = await desk.call('draft.save', { draft: draft.id, revision: 0, content: applicationContent() });
  expect(late).toMatchObject({ problem: { code: 'draft.outdated' } });
  expect(await desk.done('draft.read', { draft: draft.id })).toMatchObject({ revision: 1, content });
});

test('a submitted draft says so; a discarded one is unknown', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  const { case: id } = await submitted(desk);
  const save = { draft: id, revision: 1, content: applicationContent() };
  expect(await desk.call('draft.save', save)).toMatchObject({ problem: { code: 'draft.submitted' } });
  expect(await desk.call('draft.discard', { draft: id })).toMatchObject({ problem: { code: 'draft.submitted' } });
  const draft = await savedDraft(desk);
  await desk.done('draft.discard', { draft: draft.id });
  expect(await desk.call('draft.read', { draft: draft.id })).toMatchObject({ problem: { code: 'draft.unknown' } });
  expect(await desk.done('queue.read', {})).toMatchObject({ drafts: 0, queued: 1 });
});

test('the list shows the applicant, and a sensitive service by a neutral name', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  const plain = await savedDraft(desk);
  desk.clock.advance(1000);
  const sensitive = await savedDraft(desk, applicationContent(), sensitiveService);
  const list = await desk.done('draft.list', {});
  expect(list.map(({ id }) => id)).toEqual([sensitive.id, plain.id]);
  expect(list[0]?.serviceName.ka).toBe('სერვისი');
  expect(list[1]).toMatchObject({ applicantName: 'მაგალითაძე ნინო' });
  expect(list[1]?.serviceName).toEqual(catalogue.services.find(({ id }) => id === generalService)?.name);
});

test('another service for the same applicant begins with their particulars, their age told, and nothing stated for them', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  const earlier = await submitted(
    desk,
    applicationContent({ municipality: manualMunicipality, receiptLanguage: 'hy' }),
  );
  const { content } = await desk.done('draft.create', {
    service: sensitiveService,
    sameApplicant: earlier.deskNumber,
  });
  expect(content).toMatchObject({
    municipality: manualMunicipality,
    receiptLanguage: 'hy',
    applicant: { lastName: 'მაგალითაძე', firstName: 'ნინო', personalNumber: '99900000001', birthDate: '15.03.1980' },
    answers: {},
    reused: { from: earlier.deskNumber, filedAt: earlier.filedAt },
  });
  expect(content.applicant).not.toHaveProperty('dataNotice');
  const filled = { ...applicationContent(), ...content, answers: applicationContent().answers, step: 'check' as const };
  const stated = { ...filled, applicant: { ...filled.applicant, dataNotice: true } };
  const second = await submitted(desk, stated);
  expect(second.applicantName).toBe(earlier.applicantName);
});

test('nobody’s particulars come from a case that is not there', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  const other = await openTestDesk();
  await other.signIn();
  const { deskNumber } = await submitted(other);
  expect(await desk.call('draft.create', { service: generalService, sameApplicant: deskNumber })).toMatchObject({
    problem: { code: 'case.unknown' },
  });
  expect(await desk.done('draft.list', {})).toEqual([]);
});

test('another member of the family begins with what the family shares, in the same visit, its origin told', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  const plain = applicationContent();
  const earlier = await submitted(desk, { ...plain, applicant: { ...plain.applicant, phone: '599000001' } });
  const { id, content } = await desk.done('draft.create', {
    service: generalService,
    sameFamily: earlier.deskNumber,
  });
  expect(content.reused).toEqual({ from: earlier.deskNumber, filedAt: earlier.filedAt, family: true, answers: {} });
  expect(content.applicant).toMatchObject({ lastName: 'მაგალითაძე', phoneOwnerName: 'ნინო მაგალითაძე' });
  for (const own of ['firstName', 'personalNumber', 'birthDate', 'documentNumber', 'dataNotice']) {
    expect(content.applicant).not.toHaveProperty(own);
  }
  const { open } = await desk.done('visit.list', {});
  expect([open?.cases.length, open?.drafts.map((draft) => draft.id)]).toEqual([1, [id]]);
});
