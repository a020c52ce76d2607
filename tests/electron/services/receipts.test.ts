// Promises: a receipt is made from committed cases only, every copy is counted, and nothing is called registered before
// central's word is stored.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { receiptCopies } from '../../../db/receipts.ts';
import { receiptHtml } from '../../../shared/receipt/html.ts';
import { receiptModel, receiptSaid } from '../../../shared/receipt/model.ts';
import { receiptWords } from '../../../shared/receipt/words.ts';
import { applicationContent, manualMunicipality, savedDraft, sensitiveService, submitted } from '../application.ts';
import { centralSays, registered } from '../central-says.ts';
import { catalogue, openTestDesk } from '../desk.ts';

test('recorded, not yet registered — until central’s event is stored, then number and date', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  const { deskNumber } = await submitted(desk);
  const html = async () => (await desk.done('receipt.read', { deskNumber, size: 'A4' })).html;
  const isRecorded = (page: string): void => {
    expect(page).toContain(receiptWords.recorded.ka);
    expect(page).not.toContain(receiptWords.registrationNumber.ka);
  };
  isRecorded(await html());
  centralSays(desk);
  isRecorded(await html());
  centralSays(desk, { kind: 'entry.waiting', epoch: 1, seq: 1 });
  isRecorded(await html());
  centralSays(desk, registered);
  const page = await html();
  expect(page).not.toContain(receiptWords.recorded.ka);
  expect(page).toContain(receiptWords.registrationNumber.ka);
  expect(page).toContain('REG-2026/77');
  expect(page).toContain('05.05.2026 10:00');
});

test('a refused case says that it was not registered', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  const { deskNumber } = await submitted(desk);
  centralSays(desk, {
    kind: 'entry.refused',
    epoch: 1,
    seq: 1,
    problem: { code: 'service.closed' },
    reason: 'დახურულია',
  });
  const { html } = await desk.done('receipt.read', { deskNumber, size: 'A4' });
  expect(html).toContain(receiptWords.notRegistered.ka);
  expect(html).not.toContain(receiptWords.recorded.ka);
});

test('it names center, number, applicant, route and answers, and carries the practice mark', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  const { deskNumber } = await submitted(desk, applicationContent({ municipality: manualMunicipality }));
  const { html, language, copies } = await desk.done('receipt.read', { deskNumber, size: '80mm' });
  expect({ language, copies }).toEqual({ language: 'ru', copies: 0 });
  for (const part of [
    catalogue.centers[0]?.name.ka ?? '?',
    deskNumber.replace(/^(\d{3})(\d{2})(\d{2})(\d{6})(\d{2})$/, '$1 $2 $3 $4 $5'),
    'მაგალითაძე ნინო',
    '04.05.2026 12:30',
    receiptWords.manual.ka,
    receiptWords.manual.ru,
    receiptWords.practice.ka,
    'სავარჯიშო ოპერატორი',
    'class="receipt roll"',
  ]) {
    expect(html).toContain(part);
  }
  expect(await desk.core.receiptPage(deskNumber, '80mm')).toEqual({ ok: true, value: html });
  expect(await desk.core.receiptPage(deskNumber, 'A3')).toMatchObject({ problem: { code: 'call.invalid' } });
  await desk.done('session.sign-out', {});
  expect(await desk.core.receiptPage(deskNumber, '80mm')).toMatchObject({ problem: { code: 'call.not-signed-in' } });
});

test('live mode has no practice mark', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  const { deskNumber } = await submitted(desk);
  const { deadlines, ...view } = await desk.done('case.read', { deskNumber });
  const facts = {
    view,
    said: receiptSaid(view, deadlines),
    centerName: { ka: 'ც', en: 'C' },
    copy: 1,
    size: 'A4',
  } as const;
  expect(receiptHtml(receiptModel({ ...facts, practice: true }), null)).toContain('watermark');
  expect(receiptHtml(receiptModel({ ...facts, practice: false }), null)).not.toMatch(/watermark|practice|სავარჯიშო —/);
});

test('a sensitive service is named on the applicant’s own receipt and case, and neutrally in the list', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  const { deskNumber } = await submitted(desk, applicationContent(), sensitiveService);
  const name = catalogue.services.find(({ id }) => id === sensitiveService)?.name.ka ?? '?';
  expect((await desk.done('receipt.read', { deskNumber, size: 'A4' })).html).toContain(name);
  expect((await desk.done('case.read', { deskNumber })).summary.serviceName.ka).toBe(name);
  const list = await desk.done('case.list', { state: null, before: null });
  expect(list.cases[0]?.serviceName.ka).toBe('სერვისი');
});

test('copies are counted; what the printer did not take is none', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  const { deskNumber, case: id } = await submitted(desk);
  const a4 = { deskNumber, size: 'A4' } as const;
  expect((await desk.done('receipt.read', a4)).html).toContain('>ასლი 1<');
  expect(await desk.done('receipt.print', { ...a4, to: 'printer' })).toEqual({ copy: 1, file: null });
  expect((await desk.done('receipt.read', a4)).html).toContain('>ასლი 2<');
  desk.jam();
  const jammed = await desk.call('receipt.print', { ...a4, to: 'printer' });
  expect(jammed).toMatchObject({ problem: { code: 'receipt.not-printed' } });
  const pdf = await desk.done('receipt.print', { ...a4, to: 'pdf' });
  expect(pdf.copy).toBe(2);
  expect(readFileSync(pdf.file ?? '', 'latin1')).toMatch(/^%PDF-/);
  expect(readdirSync(join(desk.folder, 'receipts'))).toEqual([`${deskNumber}-2.pdf`]);
  expect(receiptCopies(desk.db, id).map(({ copy, target }) => [copy, target])).toEqual([
    [1, 'printer'],
    [2, 'pdf'],
  ]);
  expect(desk.printed).toEqual([
    `print /receipt/${deskNumber}/A4 A4`,
    `print /receipt/${deskNumber}/A4 A4`,
    `pdf /receipt/${deskNumber}/A4 A4`,
  ]);
});

test('two prints at once do not carry one copy number', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  const { deskNumber } = await submitted(desk);
  const print = { deskNumber, size: 'A4', to: 'printer' } as const;
  const both = await Promise.all([desk.call('receipt.print', print), desk.call('receipt.print', print)]);
  expect(both.map((one) => (one.ok ? one.value.copy : one.problem.code))).toEqual([1, 'receipt.not-printed']);
  expect(await desk.done('receipt.print', print)).toMatchObject({ copy: 2 });
});

test('a draft has no receipt', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  await savedDraft(desk);
  expect(desk.db.get('select count(*) as n from receipts')).toEqual({ n: 0 });
  expect(existsSync(join(desk.folder, 'receipts'))).toBe(false);
});
