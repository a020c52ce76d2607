// Promise: every text that is read out says what the law asks of it, and a consent holds until it is taken back.
import { expect, test } from 'vitest';
import { assembleCatalogue } from '../../../build/catalogue/assemble.ts';
import { consentsHeld, languageShown, noticeRecord, noticesCorrected } from '../../../shared/cases/notices.ts';
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

test('a correction adds to the records and takes none away; a consent that it states no more is withdrawn', () => {
  const at = (minute: number): string => `2026-11-23T08:0${minute}:00.000Z`;
  const by = (minute: number) => ({ language: 'ka' as const, to: 'applicant' as const, at: at(minute) });
  const heard = noticeRecord(told, by(0), () => 'a');
  const given = noticeRecord(consent, by(0), () => 'b');
  const again = (minute: number) => [
    noticeRecord(told, by(minute), () => 'a'),
    noticeRecord(consent, by(minute), () => 'b'),
  ];
  const before = [heard, given];
  expect(noticesCorrected(before, again(1), by(1))).toEqual(before);
  const representative = { to: 'representative' as const, at: at(2) };
  const taken = noticesCorrected(before, again(2).slice(0, 1), representative);
  expect(taken).toEqual([...before, { ...given, act: 'withdrawn', ...representative }]);
  expect(consentsHeld(taken)).toEqual([]);
  expect(noticesCorrected(taken, again(3).slice(0, 1), by(3))).toEqual(taken);
  const anew = noticesCorrected(taken, again(4), by(4));
  expect(anew).toEqual([...taken, { ...given, at: at(4) }]);
  expect(consentsHeld(anew)).toHaveLength(1);
  // A case of a catalogue without such texts hears them at its correction.
  expect(noticesCorrected([], again(5).slice(0, 1), by(5))).toEqual([{ ...heard, at: at(5) }]);
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
