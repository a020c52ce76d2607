// Promises: what was typed is shown and never obeyed; every language has every word; Georgian stays in its own letters.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { originals } from '../../../shared/cases/documents.ts';
import { printReasonSchema } from '../../../shared/contract/cases.ts';
import { type Language, languages } from '../../../shared/primitives.ts';
import { receiptHtml } from '../../../shared/receipt/html.ts';
import type { ReceiptModel } from '../../../shared/receipt/model.ts';
import { sheetLines } from '../../../shared/receipt/sheet.ts';
import { receiptWords } from '../../../shared/receipt/words.ts';

const plain: ReceiptModel = {
  language: 'en',
  size: 'A4',
  practice: true,
  copy: 1,
  copyReason: null,
  deskNumber: '001022600000197',
  center: { ka: 'შაშიანი', second: 'Shashiani' },
  service: { ka: 'გზის შეკეთება', second: 'Road repair' },
  unproven: true,
  applicant: 'მაგალითაძე ნინო',
  filedAt: '04.05.2026 12:30',
  enteredAt: null,
  municipality: { ka: 'გურჯაანის მუნიციპალიტეტი', second: 'Gurjaani Municipality' },
  channel: 'system',
  registration: null,
  refused: false,
  due: [
    { counted: 'filed', on: '04.06.2026' },
    { counted: 'registered', on: '05.06.2026' },
  ],
  lines: [{ label: { ka: 'თემა', second: 'Subject' }, value: { ka: 'გზა', second: null } }],
  documents: [{ name: { ka: 'საკადასტრო ნახაზი', second: 'Survey' }, original: 'returned', copies: ['0123456789ab'] }],
  papers: [{ name: 'scan.pdf', hash: 'abcdef012345' }],
  operator: 'სავარჯიშო ოპერატორი',
  change: null,
};

/** The slip of a correction that a decision came before. */
const corrected: ReceiptModel = {
  ...plain,
  change: {
    ...{ kind: 'corrected', version: 2, at: '06.05.2026 09:15', askedBy: null, left: null, standing: 'late' },
    reason: 'გვარი არასწორად იყო ჩაწერილი',
    changed: [
      {
        label: { ka: 'გვარი', second: 'Last name' },
        before: { ka: 'მაგალიტაძე', second: null },
        after: { ka: 'მაგალითაძე', second: null },
      },
      {
        label: { ka: 'ტელეფონი', second: 'Phone' },
        before: { ka: '', second: null },
        after: { ka: '555', second: null },
      },
    ],
  },
};

const slipOfWithdrawal = (standing: NonNullable<ReceiptModel['change']>['standing']): ReceiptModel => ({
  ...plain,
  lines: [],
  documents: [],
  papers: [],
  change: {
    ...{ kind: 'withdrawn', version: 3, at: '07.05.2026 10:00', reason: 'აღარ სჭირდება', changed: [], standing },
    left: null,
    askedBy: standing === 'saved' ? { role: 'applicant', name: '' } : { role: 'representative', name: 'ბერიძე გიორგი' },
  },
});

/** The slip of one of several who leaves. */
const leaving: ReceiptModel = {
  ...plain,
  change: {
    ...{ kind: 'left', version: 2, at: '07.05.2026 10:00', reason: 'აღარ ეთანხმება', standing: 'saved' },
    ...{ askedBy: null, left: 'მურადოვა ლეილა', changed: [] },
  },
};

const mark = '1'.repeat(253);

const tags = (html: string): string[] => html.match(/<[^>]*>/g) ?? [];

function typedEverywhere(text: string): ReceiptModel {
  const both = { ka: text, second: text };
  return {
    ...plain,
    center: both,
    service: both,
    applicant: text,
    municipality: both,
    registration: { number: text, at: text },
    due: [{ counted: 'filed', on: text }],
    lines: [{ label: both, value: both }],
    documents: [{ name: both, original: 'seen', copies: [text] }],
    papers: [{ name: text, hash: text }],
    operator: text,
    change: {
      ...{ kind: 'withdrawn', version: 2, at: text, reason: text, left: text, standing: 'saved' },
      askedBy: { role: 'representative', name: text },
      changed: [{ label: both, before: both, after: both }],
    },
  };
}

test('every field that is printed, but the place for the signature, is in the text that the mark vouches for', () => {
  const lines = [{ label: { ka: 'თემა', second: null }, value: { ka: 'გზა', second: null } }];
  const model: ReceiptModel = { ...plain, language: null, lines };
  const labels = [...receiptHtml(model, mark).matchAll(/<dt>(.*?)<\/dt>/g)].map(([, dt = '']) =>
    dt.replace(/<[^>]*>/g, ''),
  );
  const vouched = sheetLines(model).map(({ label }) => label);
  expect(labels).toContain(receiptWords.identity.ka);
  expect(labels.filter((label) => !vouched.includes(label))).toEqual([receiptWords.signature.ka]);
});

test('no typed text adds, changes or ends an element, wherever it stands', () => {
  const frame = tags(receiptHtml(typedEverywhere('ნინო'), mark));
  const pieces = fc.constantFrom(
    '<',
    '>',
    '"',
    "'",
    '&',
    '/',
    '<script>',
    '</bdi>',
    '-->',
    '<!--',
    ']]>',
    '&lt;',
    '=',
    '`',
    'ნ',
    '\n',
    '\u202E',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
      expect(tags(receiptHtml(typedEverywhere(parts.join('')), mark))).toEqual(frame);
    }),
    { seed: 3 },
  );
  const hostile = receiptHtml(typedEverywhere('<img src=x onerror="alert(1)">'), mark);
  expect(hostile).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;');
});

test('the page has no script and no inline style, and links its one stylesheet', () => {
  const html = receiptHtml(plain, mark);
  expect(html).not.toMatch(/<script|<style|style=|javascript:|on\w+=|https?:/i);
  expect(html).toContain('<link rel="stylesheet" href="/print.css">');
});

test('every word stands in Georgian and in the second language; Georgian alone has no second half', () => {
  const used = (language: ReceiptModel['language']): string =>
    [
      plain,
      { ...plain, channel: 'manual' as const, refused: true, documents: [], papers: [] },
      {
        ...plain,
        registration: { number: 'R', at: '05.05.2026 10:00' },
        enteredAt: '06.05.2026 10:00',
        documents: originals.map((original) => ({ name: { ka: 'ასლი', second: null }, original, copies: [] })),
      },
      corrected,
      leaving,
      ...printReasonSchema.options.map((copyReason) => ({ ...plain, copyReason })),
      ...(['saved', 'taken', 'refused', 'manual'] as const).map((standing) => slipOfWithdrawal(standing)),
    ]
      .map((model) => receiptHtml({ ...model, language }, mark))
      .join('\n');
  for (const language of languages) {
    const html = used(language === 'ka' ? null : language);
    // A pack of receipts has a page of its own, and what was withdrawn is said in a line of the model.
    const { packTitle: _, packCount: __, withdrawn: ___, ...own } = receiptWords;
    for (const words of Object.values<Readonly<Record<Language, string>>>(own)) {
      expect(html).toContain(words.ka);
      expect(html).toContain(words[language]);
    }
    expect(html.includes('class="second"')).toBe(language !== 'ka');
  }
});

test('words are written in the letters of their language, and no Georgian is upper-cased', () => {
  const letters: Record<Language, RegExp> = {
    ka: /^[\u10D0-\u10F0\s.,—]+$/,
    hy: /^[\u0531-\u0589\s.,—]+$/,
    az: /^[A-Za-zÇçƏəĞğİıÖöŞşÜü\s.,—]+$/,
    ru: /^[А-Яа-яЁё\s.,—]+$/,
    en: /^[A-Za-z\s.,—]+$/,
  };
  for (const words of Object.values(receiptWords)) {
    for (const language of languages) expect(words[language]).toMatch(letters[language]);
  }
});

test('registered is said with a registration only, refused with a refusal only', () => {
  const said = (model: Partial<ReceiptModel>) => {
    const html = receiptHtml({ ...plain, ...model }, null);
    return [receiptWords.recorded.ka, receiptWords.notRegistered.ka, receiptWords.registrationNumber.ka].map((word) =>
      html.includes(word),
    );
  };
  expect(said({})).toEqual([true, false, false]);
  expect(said({ refused: true })).toEqual([false, true, false]);
  expect(said({ registration: { number: 'R-1', at: null } })).toEqual([false, false, true]);
});
