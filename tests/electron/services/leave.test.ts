// Promise: of several who apply together one leaves alone: the application stays for the others, by the rules of
// corrections; the slip says nothing of them, and the name is found no more.
import { expect, test } from 'vitest';
import { entriesAfter } from '../../../db/outbox.ts';
import { payloadSchema } from '../../../shared/cases/payload.ts';
import type { CaseSummary } from '../../../shared/contract/cases.ts';
import { sheetText } from '../../../shared/receipt/sheet.ts';
import { paperFile } from '../../renderer/filling.ts';
import { applicationContent, reasoned, savedDraft } from '../application.ts';
import { centralSays, registered } from '../central-says.ts';
import { openTestDesk, type TestDesk } from '../desk.ts';
import { digitsOnPage } from '../qr-reader.ts';

const reason = 'მილის შეკეთებას სხვა გზით ითხოვს';
const household = (lastName: string, number: string) => ({ lastName, firstName: 'ლეილა', personalNumber: number });
const street = [household('მურადოვა', '99900000611'), household('ქავთარაძე', '99900000612')];

async function petition(): Promise<{ desk: TestDesk; filed: CaseSummary }> {
  const desk = await openTestDesk();
  await desk.signIn();
  const content = applicationContent();
  const { id: draft, revision } = await savedDraft(desk, content);
  const { buffer } = paperFile('application/pdf', 1);
  const file = { field: 'applicant.signatureSheet', name: 'ხელმოწერები.pdf', bytes: new Uint8Array(buffer) };
  const sheet = await desk.done('paper.add', { draft, ...file });
  const group = { together: true, furtherApplicants: street, signatureSheet: [sheet] };
  const applicant = { ...content.applicant, ...group };
  const saved = await desk.done('draft.save', { draft, revision, content: reasoned({ ...content, applicant }) });
  return { desk, filed: await desk.done('case.submit', { draft, revision: saved.revision }) };
}
const leave = (desk: TestDesk, { deskNumber }: CaseSummary, place: number, base = 1) =>
  desk.call('case.leave', { deskNumber, base, place, reason });
const count = async (desk: TestDesk, text: string): Promise<number> =>
  (await desk.done('case.find', { text, state: null, page: 0 })).count;
const sheetOf = async (desk: TestDesk, { deskNumber }: CaseSummary) => {
  const { html } = await desk.done('receipt.read', { deskNumber, size: 'A4' });
  await desk.done('receipt.print', { deskNumber, size: 'A4', to: 'printer' });
  return { html, scanned: digitsOnPage(html) };
};

test('one leaves: a further version without this name travels behind, and the others stay', async () => {
  const { desk, filed } = await petition();
  expect(await count(desk, 'მურადოვა')).toBe(1);
  expect(await leave(desk, filed, 0)).toMatchObject({ value: { state: 'queued', withdrawn: false } });
  const [first, second] = entriesAfter(desk.db, 1, 0, 10).map(({ payload }) =>
    payloadSchema.parse(JSON.parse(payload)),
  );
  expect(first).toMatchObject({ version: 1, applicant: { furtherApplicants: street } });
  const stays = { together: true, furtherApplicants: street.slice(1) };
  expect(second).toMatchObject({ kind: 'case.corrected', version: 2, base: 1, reason, applicant: stays });
  expect(second).toMatchObject({ papers: first && 'papers' in first ? first.papers : [] });
  expect([await count(desk, 'მურადოვა'), await count(desk, 'ქავთარაძე')]).toEqual([0, 1]);
});

test('the last of them leaves: it is the application of one, and can be corrected as such', async () => {
  const { desk, filed } = await petition();
  await leave(desk, filed, 1);
  await leave(desk, filed, 0, 2);
  const { content } = await desk.done('case.read', { deskNumber: filed.deskNumber });
  expect(content.applicant).toMatchObject({ together: false, lastName: 'მაგალითაძე' });
  expect(Object.keys(content.applicant)).not.toContain('furtherApplicants');
  const { deskNumber, service } = filed;
  const draft = await desk.done('draft.create', { service, corrects: deskNumber });
  const applicant = { ...draft.content.applicant, lastName: 'წერეთელი' };
  const begun = { draft: draft.id, revision: 0, content: { ...draft.content, applicant } };
  const { revision } = await desk.done('draft.save', begun);
  const corrected = await desk.call('case.correct', { deskNumber, draft: draft.id, revision, reason });
  expect(corrected).toMatchObject({ value: { applicantName: 'წერეთელი ნინო' } });
});

test('by where the case stands: registered under its number, decided and kept, withdrawn not at all', async () => {
  const { desk, filed } = await petition();
  centralSays(desk, registered);
  const taken = { kind: 'entry.taken' as const, epoch: 1, seq: 2, decided: null };
  expect(await leave(desk, filed, 0)).toMatchObject({ value: { registrationNumber: registered.registrationNumber } });
  const decided = { status: 'satisfied', step: 1, at: '2026-05-06T08:00:00.000Z', note: '' };
  centralSays(desk, taken, { kind: 'case.status', case: filed.case, ...decided });
  expect(await leave(desk, filed, 0)).toMatchObject({ problem: { code: 'case.changed' } });
  expect(await leave(desk, filed, 1, 2)).toMatchObject({ problem: { code: 'case.unchanged' } });
  expect(await leave(desk, filed, 0, 2)).toMatchObject({ value: { status: 'satisfied' } });
  centralSays(desk, { ...taken, seq: 3, decided: 'satisfied' });
  const { changes } = await desk.done('case.read', { deskNumber: filed.deskNumber });
  expect(changes.map(({ standing }) => standing)).toEqual(['taken', 'late']);
  const asked = { reason, askedBy: { role: 'applicant' as const, name: '' } };
  await desk.done('case.withdraw', { deskNumber: filed.deskNumber, base: 3, ...asked });
  expect(await leave(desk, filed, 0, 4)).toMatchObject({ problem: { code: 'case.withdrawn' } });
});

test('the slip names who left and nobody else of them, and is told genuine after the next one left too', async () => {
  const { desk, filed } = await petition();
  await leave(desk, filed, 0);
  const { html, scanned } = await sheetOf(desk, filed);
  for (const text of ['განცხადებიდან გასვლის დასტური', 'მურადოვა ლეილა', reason]) expect(html).toContain(text);
  for (const text of ['ქავთარაძე', '99900000611', '99900000612', '99900000001']) expect(html).not.toContain(text);
  await leave(desk, filed, 0, 2);
  const { verdict, lines } = await desk.done('receipt.check', { scanned });
  expect(verdict).toBe('genuine');
  expect(sheetText(lines)).toContain('განცხადებიდან გავიდა: მურადოვა ლეილა');
});
