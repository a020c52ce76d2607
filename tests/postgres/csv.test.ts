// Promise: the table of cases, opened by a program that is none of ours, keeps every Georgian letter, leading zero, quote and
// line break. PostgreSQL reads it as any spreadsheet does: CSV, semicolons, UTF-8.
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import pg from 'pg';
import { expect, inject, onTestFinished, test } from 'vitest';
import { csvOf } from '../../shared/export/csv.ts';

/** The rows below the headings, as PostgreSQL took them from the file. */
async function readByPostgres(csv: string, columns: number): Promise<string[][]> {
  const folder = mkdtempSync(join(tmpdir(), 'csv-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'cases.csv');
  writeFileSync(file, csv);
  // The server runs as a user of its own.
  chmodSync(folder, 0o755);
  const client = new pg.Client({ connectionString: inject('postgres') });
  await client.connect();
  try {
    const names = Array.from({ length: columns }, (_, at) => `c${at}`);
    await client.query(`create temp table cases (n serial, ${names.map((name) => `${name} text`).join(', ')})`);
    await client.query(
      `copy cases (${names.join(', ')}) from '${file}' with (format csv, delimiter ';', header, encoding 'UTF8')`,
    );
    const { rows } = await client.query<string[]>({
      text: `select ${names.map((name) => `coalesce(${name}, '')`).join(', ')} from cases order by n`,
      rowMode: 'array',
    });
    return rows;
  } finally {
    await client.end();
  }
}

/** As a spreadsheet takes the guard off again. */
const unguarded = (field: string): string => (field.startsWith("'") ? field.slice(1) : field);

test('a thousand rows of names, numbers and quotes come back as they were', async () => {
  const letters = fc.constantFrom(...'აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ„“"\'=+-@;,\t\r\n0129 ./:№Əàé😀'.split(/(?:)/u));
  const text = fc.string({ unit: letters, minLength: 1, maxLength: 30 });
  const rows = [
    ['01001012345', 'გვენეტაძე-მჭედლიშვილი ხვიჩა', 'სახლი "მზე"; ბინა 5\r\nსადარბაზო 2'],
    ['000123', '=HYPERLINK("http://x")', "'ქართული"],
    ...fc.sample(fc.tuple(text, text, text), { numRuns: 1_000, seed: 240 }),
  ];
  const read = await readByPostgres(csvOf(['ა', 'ბ', 'გ'], rows), 3);
  expect(read.map((row) => row.map(unguarded))).toEqual(rows);
});
