// Promise: every text that is read out says what the law asks of it, and a consent holds until it is taken back.
import { expect, test } from 'vitest';
import { assembleCatalogue } from '../../../build/catalogue/assemble.ts';
import { consentsHeld, languageShown, noticeRecord } from '../../../shared/cases/notices.ts';
import { noticeLines } from '../../../shared/receipt/model.ts';

const { notices = [] } = assembleCatalogue();
const [told, consent] = notices;
if (told === undefined || consent === undefined) throw new Error('the catalogue has no such texts');

test('the notice names who, why, on what ground, how long, the rights and where to turn; a consent may be refused and taken back', () => {
  for (const word of [
    'ამუშავებ',
    'საჭიროა',
    'საფუძველი',
    'ვადის',
    'გასწორება',
    'წაშლა',
    'დაცვის სამსახურს',
    'სასამართლოს',
  ]) {
    expect(told.text.ka).toContain(word);
  }
  for (const word of [
    'processed by',
    'needed to',
    'ground',
    'time',
    'correction',
    'erasure',
    'Protection Service',
    'court',
  ]) {
    expect(told.text.en).toContain(word);
  }
  expect(consent.text.ka).toContain('გამოხმობა ნებისმიერ დროს');
  expect(consent.text.en).toContain('withdraw this consent');
  expect(notices.every(({ field }, at) => notices.findIndex((one) => one.field === field) === at)).toBe(true);
});

test('a language in which nobody wrote the text is answered in Georgian', () => {
  expect([languageShown(told, 'en'), languageShown(told, 'hy'), languageShown(told, 'ka')]).toEqual(['en', 'ka', 'ka']);
});

test('a consent holds from when it is given until it is taken back, and again when given anew', () => {
  const record = noticeRecord(consent, { language: 'ka', to: 'applicant', at: '2026-11-23T08:00:00.000Z' }, () => '');
  const taken = { ...record, act: 'withdrawn' as const };
  expect(consentsHeld(undefined)).toEqual([]);
  expect(consentsHeld([record])).toEqual([record]);
  expect(consentsHeld([record, taken])).toEqual([]);
  expect(consentsHeld([record, taken, record])).toEqual([record]);
  expect(consentsHeld([{ ...record, notice: told.id, act: 'told' }])).toEqual([]);
  expect(noticeLines([record, taken], notices, 'en').map(({ value }) => value)).toEqual([
    { ka: '№ 1/ka, 23.11.2026 12:00', second: null },
    { ka: 'თანხმობა გამოხმობილია, 23.11.2026 12:00', second: 'Consent withdrawn, 23.11.2026 12:00' },
  ]);
});
