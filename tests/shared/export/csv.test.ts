// Promise: what is written as CSV is read back by a strict reader of RFC 4180, every Georgian letter, quote and leading zero
// of it, and no cell begins a formula or is taken for a number or a date.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { casesCsv, casesJson, type ExportedCase } from '../../../shared/export/cases.ts';
import { csvOf, guarded } from '../../../shared/export/csv.ts';

/** Reads by the letter of RFC 4180, with semicolons: quotes only around a whole field, lines end in CR LF. Throws for anything else. */
function read(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = 0; at < text.length; ) {
    let field = '';
    if (text[at] === '"') {
      at += 1;
      for (;;) {
        if (at >= text.length) throw new Error('a quote that does not end');
        if (text[at] !== '"') field += text[at];
        else if (text[at + 1] === '"') {
          field += '"';
          at += 1;
        } else break;
        at += 1;
      }
      at += 1;
    } else {
      while (at < text.length && text[at] !== ';' && text[at] !== '\r') {
        if (text[at] === '"' || text[at] === '\n') throw new Error('a quote or line feed in a bare field');
        field += text[at];
        at += 1;
      }
    }
    row.push(field);
    if (text[at] === ';') at += 1;
    else if (text.startsWith('\r\n', at)) {
      rows.push(row);
      row = [];
      at += 2;
    } else throw new Error(`neither a separator nor the end of a line at ${at}`);
  }
  if (row.length > 0) throw new Error('a last line without its end');
  return rows;
}

/** As a spreadsheet takes the guard off again. */
const unguarded = (field: string): string => (field.startsWith("'") ? field.slice(1) : field);

test('any text comes back letter by letter, and nothing in it can run', () => {
  const letters = fc.constantFrom(...'აბგჯჰ„“"\'=+-@;,\t\r\n0129 ./:№Əàé😀'.split(/(?:)/u));
  const text = fc.oneof(fc.string({ unit: letters, maxLength: 20 }), fc.string({ unit: 'binary', maxLength: 12 }));
  fc.assert(
    fc.property(fc.array(fc.array(text, { minLength: 3, maxLength: 3 }), { maxLength: 6 }), (rows) => {
      const csv = csvOf(['ა', 'ბ', 'გ'], rows);
      expect(csv.codePointAt(0)).toBe(0xfeff);
      const [head, ...found] = read(csv.slice(1));
      expect(head).toEqual(['ა', 'ბ', 'გ']);
      expect(found.map((row) => row.map(unguarded))).toEqual(rows);
      for (const field of found.flat()) expect(field).not.toMatch(/^[=+\-@\t\r]/);
    }),
    { numRuns: 500, seed: 180 },
  );
});

test.each([
  ['01001012345', "'01001012345"],
  ['000123', "'000123"],
  ['12/2026', "'12/2026"],
  ['1.5', "'1.5"],
  ['+995555123456', "'+995555123456"],
  ['=HYPERLINK("http://x")', `'=HYPERLINK("http://x")`],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['-1', "'-1"],
  ["'ქართული", "''ქართული"],
  ['030 02 26 000022 14', '030 02 26 000022 14'],
  ['01-4123-26ა', '01-4123-26ა'],
  ['სახლი 5', 'სახლი 5'],
])('%s is written as %s', (text, written) => {
  expect(guarded(text)).toBe(written);
});

const one: ExportedCase = {
  deskNumber: '030022600002214',
  filedOn: '2026-11-03',
  service: { ka: 'გზის „დაზიანება"; და სხვა', en: 'Road' },
  municipality: { ka: 'მარნეული', en: 'Marneuli' },
  channel: 'system',
  state: 'registered',
  registrationNumber: '0012/26',
  status: 'in-review',
  withdrawn: true,
  operator: 'ნინო',
  copies: 2,
  person: 1,
  named: { applicant: 'გვენეტაძე-მჭედლიშვილი ხვიჩა', personalNumber: '01001012345', phone: '+995 555 12 34 56' },
};

test('a case as a line: days as people write them, numbers bare, no name unless asked for', () => {
  const [head, line] = read(casesCsv([one], 'ka', true).slice(1));
  const row = Object.fromEntries((head ?? []).map((name, at) => [name, line?.[at]]));
  expect(row).toMatchObject({
    'საკონტროლო ნომერი': '030 02 26 000022 14',
    'წარდგენის თარიღი': '03.11.2026',
    სერვისი: 'გზის „დაზიანება"; და სხვა',
    'სარეგისტრაციო ნომერი': "'0012/26",
    'უკან გამოთხოვილია': 'კი',
    'დასტურის ასლი': '2',
    განმცხადებელი: 'გვენეტაძე-მჭედლიშვილი ხვიჩა',
    'პირადი ნომერი': "'01001012345",
    'ტელეფონის ნომერი': "'+995 555 12 34 56",
  });
  const without = casesCsv([one], 'ka', false);
  expect(without).not.toMatch(/გვენეტაძე|01001012345|555/);
  expect(read(without.slice(1)).map((fields) => fields.length)).toEqual([12, 12]);
});

test('JSON keeps values as they are', () => {
  const { cases } = JSON.parse(casesJson([one, { ...one, named: null }])) as { cases: Record<string, unknown>[] };
  expect(cases[0]).toMatchObject({
    deskNumber: '030022600002214',
    personalNumber: '01001012345',
    filedOn: '2026-11-03',
  });
  expect(Object.keys(cases[1] ?? {})).not.toContain('personalNumber');
});
