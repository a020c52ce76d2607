// Promise: what an applicant was told and agreed to is a record of its own: the very text, its language, who heard it and
// when; not merely a tick.
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { payloadsAt } from '../../../db/cases.ts';
import { entriesAfter } from '../../../db/outbox.ts';
import { caseSubmittedSchema, payloadSchema } from '../../../shared/cases/payload.ts';
import { applicationContent, generalService, savedDraft, submitted } from '../application.ts';
import { catalogue, openTestDesk } from '../desk.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const [notice, news] = catalogue.notices ?? [];
if (notice === undefined || news === undefined) throw new Error('the catalogue has no such texts');
const opened = '2026-05-04T08:30:00.000Z';

test('the record says which text was read, in which language, to whom, and when it was ticked, not when it was filed', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  const draft = await savedDraft(desk, applicationContent({ receiptLanguage: 'en' }));
  desk.clock.advance(3 * 86_400_000);
  const { deskNumber } = await desk.done('case.submit', { draft: draft.id, revision: draft.revision });
  const { content } = await desk.done('case.read', { deskNumber });
  expect(content.notices).toEqual([
    {
      notice: 'personal-data',
      act: 'told',
      text: notice.version,
      language: 'en',
      sha256: sha256(notice.text.en),
      to: 'applicant',
      at: opened,
    },
  ]);
  // What central gets is what is stored.
  const { notices } = caseSubmittedSchema.parse(JSON.parse(payloadsAt(desk.db, [1]).get(1) ?? ''));
  expect(notices).toEqual(content.notices);
});

test('a tick that is taken back and set again counts from then on; a language without the text is told in Georgian', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  const told = applicationContent({ receiptLanguage: 'hy' });
  const draft = await desk.done('draft.create', { service: generalService });
  const save = async (revision: number, dataNotice: boolean): Promise<void> => {
    const content = { ...told, applicant: { ...told.applicant, dataNotice } };
    await desk.done('draft.save', { draft: draft.id, revision, content });
    desk.clock.advance(60_000);
  };
  await save(0, true);
  await save(1, false);
  await save(2, true);
  await save(3, true);
  const { deskNumber } = await desk.done('case.submit', { draft: draft.id, revision: 4 });
  const { content } = await desk.done('case.read', { deskNumber });
  const [record] = content.notices ?? [];
  expect(record).toMatchObject({ language: 'ka', sha256: sha256(notice.text.ka), at: '2026-05-04T08:32:00.000Z' });
});

test('a consent is one more record, heard by who sits there; without the tick there is none', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  const plain = applicationContent();
  const bySms = { notifyBy: 'sms', phone: '599000001' };
  const representative = {
    byRepresentative: true,
    representativeBasis: 'parent',
    representativeName: 'გიორგი მაგალითაძე',
  };
  const of = async (more: Record<string, boolean | string>) => {
    const { deskNumber } = await submitted(desk, { ...plain, applicant: { ...plain.applicant, ...bySms, ...more } });
    return (await desk.done('case.read', { deskNumber })).content.notices?.map(({ act, to }) => [act, to]);
  };
  expect(await of({})).toEqual([['told', 'applicant']]);
  expect(await of({ newsBySms: true })).toEqual([
    ['told', 'applicant'],
    ['consented', 'applicant'],
  ]);
  expect(await of({ newsBySms: true, ...representative })).toEqual([
    ['told', 'representative'],
    ['consented', 'representative'],
  ]);
  // Nobody asks for it where no SMS was wanted; an answer that hides is none.
  expect(await of({ newsBySms: true, notifyBy: 'center' })).toEqual([['told', 'applicant']]);
});

test('the receipt says it in one line in place of the tick', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  const { deskNumber } = await submitted(desk, applicationContent({ receiptLanguage: 'en' }));
  const { html } = await desk.done('receipt.read', { deskNumber, size: 'A5' });
  expect(html).toContain(notice.name.ka);
  expect(html).toContain('№ 1/en, 04.05.2026 12:30');
  const tick = catalogue.applicantFields.find(({ id }) => id === notice.field);
  expect(html).not.toContain(tick?.label.ka);
});

test('a correction that states the consent no more withdraws it; given and withdrawn, both go to central', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  const plain = applicationContent();
  const agreed = { ...plain.applicant, notifyBy: 'sms', phone: '599000001', newsBySms: true };
  const { deskNumber, service } = await submitted(desk, { ...plain, applicant: agreed });
  desk.clock.advance(60_000);
  const draft = await desk.done('draft.create', { service, corrects: deskNumber });
  const content = { ...draft.content, applicant: { ...draft.content.applicant, newsBySms: false } };
  const { revision } = await desk.done('draft.save', { draft: draft.id, revision: 0, content });
  const reason = 'განმცხადებელმა თანხმობა გამოიხმო';
  await desk.done('case.correct', { deskNumber, draft: draft.id, revision, reason });
  const read = await desk.done('case.read', { deskNumber });
  expect(read.content.notices?.map(({ notice: id, act, at }) => [id, act, at])).toEqual([
    ['personal-data', 'told', opened],
    ['news-sms', 'consented', opened],
    ['news-sms', 'withdrawn', '2026-05-04T08:31:00.000Z'],
  ]);
  const [, sent] = entriesAfter(desk.db, 1, 0, 10);
  expect(payloadSchema.parse(JSON.parse(sent?.payload ?? ''))).toMatchObject({ notices: read.content.notices });
  const { html } = await desk.done('receipt.read', { deskNumber, size: 'A4' });
  expect(html).toContain('თანხმობა გამოხმობილია, 04.05.2026 12:31');
});

test('a consent is taken back by one call, once; the case stays otherwise as it was', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  const plain = applicationContent();
  const agreed = { ...plain.applicant, notifyBy: 'sms', phone: '599000001', newsBySms: true };
  const { deskNumber } = await submitted(desk, { ...plain, applicant: agreed });
  const before = (await desk.done('case.read', { deskNumber })).content;
  desk.clock.advance(60_000);
  await desk.done('consent.withdraw', { deskNumber, notice: 'news-sms' });
  const { content } = await desk.done('case.read', { deskNumber });
  expect(content.notices?.map(({ act }) => act)).toEqual(['told', 'consented', 'withdrawn']);
  expect(content.applicant).toEqual({ ...before.applicant, newsBySms: false });
  expect([content.answers, content.papers, content.filedOn]).toEqual([before.answers, before.papers, before.filedOn]);
  expect(entriesAfter(desk.db, 1, 0, 10)).toHaveLength(2);
  for (const notice of ['news-sms', 'personal-data', 'no-such-text']) {
    expect(await desk.call('consent.withdraw', { deskNumber, notice })).toMatchObject({
      problem: { code: 'case.unchanged' },
    });
  }
  const next = await desk.done('draft.create', { service: generalService, sameApplicant: deskNumber });
  expect(next.content.applicant).not.toHaveProperty('newsBySms');
});
