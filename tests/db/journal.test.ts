// Promises: the journal holds every committed case with its papers; whatever is cut out of it, put elsewhere in it or
// changed in it is noticed and costs no other record; a torn end is cut off and written again; a write that fails leaves
// it as it was.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { enrolDevice } from '../../db/device.ts';
import { margin } from '../../db/journal/follow.ts';
import { isWorthRewriting, type Journal, openJournal } from '../../db/journal/journal.ts';
import { type JournalEnd, readJournal } from '../../db/journal/read.ts';
import { type JournalRecord, recordName } from '../../db/journal/record.ts';
import { continueJournal, startJournal } from '../../db/journal/write.ts';
import { appendEntry } from '../../db/outbox.ts';
import { addPaper } from '../../db/papers.ts';
import type { Db } from '../../db/sqlite.ts';
import { systemRandom } from '../../electron/core/random.ts';
import { at, caseOf, file as fileCase, key, opened, scratch, uuid } from './fixture.ts';

const random = systemRandom().bytes;
const papers = (count: number): JournalRecord[] =>
  Array.from({ length: count }, (_, index) => ({ kind: 'paper', sha256: '', bytes: Buffer.from(`paper ${index}`) }));

function read(file: string, with_ = key): { end: JournalEnd; said: string[]; records: JournalRecord[] } {
  const records: JournalRecord[] = [];
  const end = readJournal(file, with_, (record) => records.push(record));
  return { end, records, said: records.map((one) => (one.kind === 'paper' ? String(one.bytes) : recordName(one))) };
}

function journalOf(records: readonly JournalRecord[]): { file: string; bytes: Buffer; starts: number[] } {
  const file = scratch('journal.log');
  const writer = startJournal(file, key, [], random);
  const starts = [writer.end().bytes];
  for (const record of records) {
    writer.append([record]);
    starts.push(writer.end().bytes);
  }
  writer.close();
  return { file, bytes: readFileSync(file), starts };
}

const texts = (count: number): string[] => Array.from({ length: count }, (_, index) => `paper ${index}`);

test('what was appended is read again, in order, and nothing of it can be read in the file', () => {
  const { file, bytes } = journalOf(papers(20));
  expect(read(file)).toMatchObject({ said: texts(20), end: { breaks: 0, tornBytes: 0, sequence: 20 } });
  expect(bytes.includes('paper')).toBe(false);
  expect(read(file, new Uint8Array(32)).said).toEqual([]);
});

test('any changed byte costs one record at most and is noticed', () => {
  const { file, bytes, starts } = journalOf(papers(6));
  fc.assert(
    fc.property(
      fc.integer({ min: starts[0] ?? 0, max: bytes.length - 1 }),
      fc.integer({ min: 1, max: 255 }),
      (place, flip) => {
        const changed = Buffer.from(bytes);
        changed[place] = (changed[place] ?? 0) ^ flip;
        writeFileSync(file, changed);
        const { said, end } = read(file);
        const hit = starts.findLastIndex((start) => start <= place);
        expect(said).toEqual(texts(6).filter((_, index) => index !== hit));
        expect(end.breaks + end.tornBytes).toBeGreaterThan(0);
      },
    ),
    { seed: 20_261_123, numRuns: 150 },
  );
});

test('records cut out, doubled or put in another order are noticed', () => {
  const { file, bytes, starts } = journalOf(papers(5));
  const part = (index: number): Buffer => bytes.subarray(starts[index], starts[index + 1]);
  const head = bytes.subarray(0, starts[0]);
  const orders = fc.array(fc.nat(4), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(orders, (order) => {
      writeFileSync(file, Buffer.concat([head, ...order.map(part)]));
      const { said, end } = read(file);
      expect(said).toEqual(order.map((index) => `paper ${index}`));
      // An end cut off between records cannot show by itself: the store then has more.
      expect(end.breaks > 0).toBe(order.some((record, index) => record !== index));
    }),
    { seed: 20_261_123, numRuns: 150 },
  );
});

test('torn at any byte: what was whole stays, and the journal goes on behind it', () => {
  const { file, bytes, starts } = journalOf(papers(4));
  fc.assert(
    fc.property(fc.integer({ min: starts[0] ?? 0, max: bytes.length }), (length) => {
      writeFileSync(file, bytes.subarray(0, length));
      const torn = read(file);
      const whole = starts.filter((start) => start <= length).length - 1;
      expect(torn).toMatchObject({ said: texts(whole), end: { breaks: 0, tornBytes: length - (starts[whole] ?? 0) } });
      const writer = continueJournal(file, torn.end, random);
      writer.append([{ kind: 'paper', sha256: '', bytes: Buffer.from('next') }]);
      writer.close();
      expect(read(file)).toMatchObject({ said: [...texts(whole), 'next'], end: { breaks: 0, tornBytes: 0 } });
    }),
    { seed: 20_261_123, numRuns: 100 },
  );
});

test('of an append that was not flushed any part may be missing: that is no damage; of a flushed one it is', () => {
  const file = scratch('journal.log');
  const writer = startJournal(file, key, papers(2), random);
  const begun = writer.end().bytes;
  writer.append(papers(4));
  const ended = writer.end().bytes;
  writer.close();
  const bytes = readFileSync(file);
  fc.assert(
    fc.property(fc.integer({ min: begun, max: ended - 1 }), fc.integer({ min: 1, max: 400 }), (from, length) => {
      // Turned round, so that no byte happens to be what it was.
      const holed = (whole: Buffer): Buffer =>
        whole.map((byte, at) => (at >= from && at < from + length && at < ended ? 255 - byte : byte)) as Buffer;
      writeFileSync(file, holed(bytes));
      const { end } = read(file);
      expect(end).toMatchObject({ breaks: 0 });
      expect(end.bytes).toBeGreaterThanOrEqual(begun);
      expect(end.bytes).toBeLessThanOrEqual(from);
      const after = continueJournal(file, end, random);
      after.append([{ kind: 'paper', sha256: '', bytes: Buffer.from('next') }]);
      after.close();
      expect(read(file)).toMatchObject({ end: { breaks: 0, tornBytes: 0 } });
      expect(read(file).said.at(-1)).toBe('next');

      writeFileSync(file, bytes);
      const later = continueJournal(file, read(file).end, random);
      later.append(papers(1));
      later.close();
      writeFileSync(file, holed(readFileSync(file)));
      expect(read(file).end.breaks).toBeGreaterThan(0);
    }),
    { seed: 20_261_123, numRuns: 100 },
  );
});

test('a batch that fails half way leaves nothing of itself', () => {
  const { file } = journalOf(papers(2));
  const writer = continueJournal(file, read(file).end, random);
  const failing = function* (): Generator<JournalRecord> {
    yield* papers(3);
    throw new Error('the store failed');
  };
  expect(() => writer.append(failing())).toThrow('the store failed');
  expect(read(file)).toMatchObject({ said: texts(2), end: { tornBytes: 0 } });
  writer.append(papers(1));
  writer.close();
  expect(read(file)).toMatchObject({ said: [...texts(2), 'paper 0'], end: { breaks: 0 } });
});

function enrolled(path = scratch()): { db: Db; path: string } {
  const db = opened(path);
  enrolDevice(db, {
    device: uuid(9),
    epoch: 1,
    center: 'shua-center',
    centerNumber: 12,
    desk: 3,
    privateKey: new Uint8Array(32).fill(7),
    centralKeyId: 'central-1',
    centralPublicKey: '',
    enrolledAt: at,
  });
  return { db, path };
}

function saveCase(db: Db, manual = false): string {
  return db.transaction(() => {
    const { id, payload } = fileCase(db, manual ? { channel: 'manual' } : {});
    const sha256 = `${id.slice(-6)}`.padStart(64, '0');
    addPaper(db, { holder: id, sha256, mediaType: 'image/png', bytes: Buffer.from(`scan of ${id}`), addedAt: at });
    if (!manual) appendEntry(db, { caseId: id, version: 1, payload });
    return id;
  });
}

const journalFor = (db: Db, path: string): Journal =>
  openJournal(db, { file: join(dirname(path), 'journal.log'), databaseKey: key, random, stamp: '20260302T081500Z' });
const kinds = (path: string): string[] =>
  read(join(dirname(path), 'journal.log')).records.map((one) =>
    one.kind === 'row' ? one.table : one.kind === 'case' ? `case ${one.deskNumber} ${one.entry?.seq ?? '-'}` : one.kind,
  );

test('the journal follows the store: identity, papers before their case, manual cases too, each once', () => {
  const { db, path } = enrolled();
  const first = journalFor(db, path);
  saveCase(db);
  first.follow('new');
  saveCase(db, true);
  first.follow('new');
  first.follow('everything');
  const expected = ['device', 'paper', `case ${caseOf(1).deskNumber} 1`, 'paper', `case ${caseOf(2).deskNumber} -`];
  expect(kinds(path)).toEqual(expected);
  first.close();
  // What was committed while no journal was open is appended at the next opening.
  saveCase(db);
  const second = journalFor(db, path);
  second.follow('everything');
  second.follow('new');
  expect(kinds(path)).toEqual([...expected, 'paper', `case ${caseOf(3).deskNumber} 2`]);
  second.close();
  db.close();
});

test('a store that lost what the journal has is told, and nothing is appended or cut', () => {
  const { db, path } = enrolled();
  const journal = journalFor(db, path);
  saveCase(db);
  journal.follow('new');
  journal.close();
  const before = readFileSync(join(dirname(path), 'journal.log'));
  const other = enrolled().db;
  const behind = journalFor(other, path);
  expect(behind.lost).toBe(1);
  saveCase(other);
  behind.follow('everything');
  expect(readFileSync(join(dirname(path), 'journal.log')).equals(before)).toBe(true);
});

test('a damaged journal is set aside as it is, and a new one written from the store', () => {
  const { db, path } = enrolled();
  const journal = journalFor(db, path);
  for (let n = 0; n < 3; n++) saveCase(db);
  journal.follow('new');
  journal.close();
  const file = join(dirname(path), 'journal.log');
  const damaged = readFileSync(file);
  damaged[300] = (damaged[300] ?? 0) ^ 1;
  writeFileSync(file, damaged);
  const whole = kinds(path).length;
  const next = journalFor(db, path);
  next.follow('everything');
  next.close();
  expect(kinds(path)).toHaveLength(whole + 1);
  expect(readFileSync(`${file}.damaged-20260302T081500Z`).equals(damaged)).toBe(true);
});

test('a journal under another key is set aside whole, not cut as if it were torn', () => {
  const { db, path } = enrolled();
  const journal = journalFor(db, path);
  saveCase(db);
  journal.follow('new');
  journal.close();
  const file = join(dirname(path), 'journal.log');
  const before = readFileSync(file);
  const place = { file, databaseKey: new Uint8Array(32).fill(3), random, stamp: '20260303T081500Z' };
  openJournal(db, place).close();
  expect(readFileSync(`${file}.damaged-20260303T081500Z`).equals(before)).toBe(true);
  expect(read(file, place.databaseKey).said).toContain(`case ${uuid(1)} 1`);
});

test('written anew, it drops old registered cases with delivered papers and nothing else', () => {
  const { db, path } = enrolled();
  const ids = Array.from({ length: margin + 3 }, () => saveCase(db));
  db.run("update case_states set state = 'registered' where place <= 3");
  db.run('update papers set delivered_at = ?', at);
  db.run(
    'update papers set delivered_at = null where sha256 in (select sha256 from paper_holders where holder = ?)',
    ids[1] ?? '',
  );
  const journal = journalFor(db, path);
  journal.close();
  const kept = read(join(dirname(path), 'journal.log')).records.flatMap((one) =>
    one.kind === 'case' ? [one.case] : [],
  );
  expect(kept.sort()).toEqual(ids.filter((_, index) => index !== 0 && index !== 2).sort());
  expect([isWorthRewriting(1e6, 0), isWorthRewriting(4e7, 0), isWorthRewriting(4e7, 3e7)]).toEqual([
    false,
    true,
    false,
  ]);
});
