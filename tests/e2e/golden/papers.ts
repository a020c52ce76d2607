// The other papers that leave the desk, printed for comparison: the page of a day with its code, the list that goes along
// with cases on paper, a paper form, and the receipts of a visit in one. As full as they get, with the longest names.
import type { DayBook } from '../../../shared/contract/daybook.ts';
import { packHtml } from '../../../shared/receipt/pack.ts';
import { blankForms } from '../../../shared/report/blank-form.ts';
import { dayWord } from '../../../shared/report/day-words.ts';
import { dayBookPage } from '../../../shared/report/daybook.ts';
import { transferList } from '../../../shared/report/hand-over.ts';
import { reportHtml } from '../../../shared/report/page.ts';
import { type GoldenPage, georgian, goldenReceipts, longestReceipt } from './receipts.ts';

const center = { ka: georgian.center, en: '' };
const service = {
  ka: georgian.service,
  en: '',
  ru: 'Выписка из реестра прав на движимые вещи и нематериальные имущественные блага',
};
const { applicant, operator } = longestReceipt('A4', null);
const at = '2026-05-04T14:05:00.000Z';
const numbers = ['001022600000197', '001022600000296', '001022600000395'];
const filed = numbers.map((deskNumber) => ({
  ...{ case: '01900000-0000-7000-8000-000000000001', deskNumber, service: 'road', serviceName: service },
  ...{ applicantName: applicant, route: { channel: 'system' as const, municipality: 'ambrolauri-city' } },
  ...{ filedOn: '2026-05-04', filedAt: at, state: 'registered' as const, registrationNumber: 'REG-2026/77-000123' },
  ...{ status: null, withdrawn: true },
}));
const book: DayBook = {
  ...{ day: '2026-05-04', operator: null, count: 131 },
  operators: [
    {
      operator: '01900000-0000-7000-8000-000000000002',
      name: operator,
      visits: 98,
      cases: 131,
      receipts: 140,
      contacts: 12,
    },
  ],
  services: [{ name: service, cases: 131 }],
  contacts: { advice: 4, portal: 5, printing: 2, referral: 0, status: 1, other: 0 },
  cases: filed.map((one) => ({ ...one, operatorName: operator, copies: 2 })),
  unsent: { count: 60, cases: filed },
  unregistered: { count: 3, cases: filed },
  voided: [
    { from: numbers[0] ?? '', to: numbers[0] ?? '', count: 1, why: 'voided', reason: 'ბლანკი დაზიანდა წვიმისგან' },
    { from: numbers[1] ?? '', to: numbers[2] ?? '', count: 10, why: 'left-out', reason: '' },
  ],
};
const made = { language: 'ka' as const, center, madeAt: at, madeBy: operator };

const dayPage = reportHtml(dayBookPage({ ...made, book, practice: true, desk: 2, sheet: 317, operatorName: null }), {
  digits: '1'.repeat(200),
  words: dayWord('ka', 'check'),
});
const transfer = reportHtml(
  transferList({
    ...made,
    municipality: { ka: georgian.municipality, en: '' },
    cases: numbers.map((deskNumber) => ({ deskNumber, applicant, service, filedOn: '2026-05-04', papers: 12 })),
  }),
);
const pack = packHtml({
  ...{
    size: 'A5',
    language: 'ru',
    center: { ...center, ru: 'Общественный центр Квемо-Натанеби' },
    operator,
    begunAt: at,
  },
  receipts: numbers.slice(0, 2).map((deskNumber) => ({
    ...{ deskNumber, service, applicant },
    html: goldenReceipts.find(({ name }) => name === 'A5-ru')?.html ?? '',
  })),
});

export const goldenPapers: readonly GoldenPage[] = [
  { name: 'day-page', size: 'A4', html: dayPage },
  { name: 'transfer', size: 'A4', html: transfer },
  {
    name: 'paper-form',
    size: 'A4',
    html: blankForms({ language: 'ka', numbers: numbers.slice(0, 1), center, practice: true }),
  },
  { name: 'visit-pack', size: 'A5', html: pack },
];
