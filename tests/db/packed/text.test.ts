// Promise: a text comes back from the database to the letter, whatever was in it and however long ago it was packed; what
// was damaged is never taken for a text of somebody.
import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assembleCatalogue } from '../../../build/catalogue/assemble.ts';
import { caseWordsOf } from '../../../build/catalogue/case-words.ts';
import { fold, unfold } from '../../../db/packed/atoms.ts';
import {
  auditWords,
  caseWords,
  foldedAudit,
  foldedCase,
  knownHashes,
  personWords,
  toldWords,
  usualRecords,
} from '../../../db/packed/dictionaries.ts';
import { lettersOf, textOf } from '../../../db/packed/letters.ts';
import { packText, textIn } from '../../../db/packed/text.ts';
import { applications } from '../../bench/corpus/applications.ts';
import { file, opened } from '../fixture.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const georgian = fc.string({ unit: fc.constantFrom(...'აჰჿჱКя„№—"{:,0Z\n', '\ud800', '😀', 'Ა') });
const anyText = fc.oneof(georgian, fc.string({ unit: 'binary' }), fc.json());

test('any text comes back, also with broken surrogates', () => {
  fc.assert(
    fc.property(anyText, fc.constantFrom('case' as const, 'audit' as const), (text, kind) => {
      expect(textOf(lettersOf(text))).toBe(text);
      expect(textIn(packText(text, kind))).toBe(text);
      expect(textIn(text)).toBe(text);
    }),
    { seed: 5, numRuns: 500 },
  );
});

test('what was packed once can always be read: dictionaries and letters are frozen', () => {
  expect([caseWords, auditWords, foldedCase, foldedAudit, personWords, toldWords].map(sha256)).toEqual([
    '67e69e36a146bb9558d6c65070c9671d6b0a8cafd819ae9d96e574f1621b089c',
    '158b5645ee7f134e0a2e1987b8fd91459ea527e0fe57becf601f1e3a740fbe63',
    'e8f398eac07f16496dd024fd5362dd7cea8360ee2a99ec0e614f68e0ea4a4afe',
    '0e68267d1c4fbaf67f29cf78961f047c23bb79c6e9fbb90b409de11408426ae8',
    '51a185c6e824b386d993a286bc9eb277ce349a2b42297731c678c768ac13bd39',
    'dfacb93e29b7f2cb10ffebe27c6d76d6f296b248776aaa4fc70a62c34b3e366d',
  ]);
  const text = '{"kind":"case.submitted","answers":{"description":"გზა დაზიანებულია — „წყალი“ №5"}}';
  // As it was packed in 2026; another zlib may pack it otherwise.
  const stored = '01c39ddd510e0a405e60d2d48672ca5c83c237850f73a63774757c54f86eaa545b0b00';
  expect(textIn(Buffer.from(stored, 'hex'))).toBe(text);
  const persons = '{"case":"01ddbc25-e93d-7588-b104-2682e5ce0c10","byRepresentative":false,"together":false}';
  expect(textIn(Buffer.from('051001ddbc25e93d7588b1042682e5ce0c10ab464e8b387d8456ead60200', 'hex'))).toBe(persons);
  const told =
    '{"case":"01ddbc25-e93d-7588-b104-2682e5ce0c10","notices":[{"notice":"personal-data","act":"told","text":1,"language":"ka"}]}';
  const heard = '061001ddbc25e93d7588b1042682e5ce0c10ab464e8b582b16720af1dad85a00';
  expect(textIn(Buffer.from(heard, 'hex'))).toBe(told);
});

const atom = fc.oneof(
  fc.uuid(),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
  fc.stringMatching(/^[0-9a-f]{64}$/),
  fc.constantFrom(...knownHashes),
  fc.stringMatching(/^\d{1,70}$/),
  fc.constantFrom('1969-12-31T23:59:59.999Z', '2026-13-41', '2026-02-30', '9999-99-99T99:99:99.999Z', '00000000000000'),
  fc.constantFrom('\u0001', '\u0005', '\u0006', '\u000e', '\u001f', '"', 'ა', 'ff'),
);

test('ids, instants, hashes, dates and numbers come back to the letter wherever they stand, also twice and side by side', () => {
  fc.assert(
    fc.property(fc.array(atom, { maxLength: 60 }), fc.constantFrom('', '"', ' '), (atoms, between) => {
      const text = [...atoms, ...atoms.slice(0, 25)].join(between);
      const folded = fold(text);
      if (folded !== null) expect(unfold(folded, 6)).toBe(text);
      expect(textIn(packText(text, 'case'))).toBe(text);
    }),
    { seed: 7, numRuns: 400 },
  );
  const id = '01ddbc25-e93d-7588-b104-2682e5ce0c10';
  expect(fold(`{"a":"${id}","b":"${id}","at":"2035-01-08T08:00:01.358Z","no":"001023500000122"}`)).toEqual({
    text: '{"a":"\u0001","b":"\u000e","at":"\u0002","no":"\u0005"}',
    atoms: Buffer.from('01ddbc25e93d7588b1042682e5ce0c1001ddbc25e94e001023500000122f', 'hex'),
  });
  // Without an atom, with a mark of an atom that is not there, and with one too many.
  expect(unfold({ text: '\u000e', atoms: new Uint8Array(0) }, 5)).toBeNull();
  expect(unfold({ text: '\u0001', atoms: new Uint8Array(15) }, 5)).toBeNull();
  expect(unfold({ text: '\u0005', atoms: Buffer.of(0x12) }, 5)).toBeNull();
  expect(unfold({ text: '', atoms: Buffer.of(0x12) }, 5)).toBeNull();
});

test('what was packed with its atoms once can always be read', () => {
  const text = '{"case":"01ddbc25-e93d-7588-b104-2682e5ce0c10","at":"2035-01-08T08:00:01.358Z"}';
  const stored = '031601ddbc25e93d7588b1042682e5ce0c1001ddbc25e94eab464e8ba06592205100';
  expect(textIn(Buffer.from(stored, 'hex'))).toBe(text);
});

test('the catalogue’s texts for applicants are known by their hashes, and their places in the list are for ever', () => {
  const texts = (assembleCatalogue().notices ?? []).flatMap(({ text }) => Object.values(text));
  expect(knownHashes).toEqual(expect.arrayContaining(texts.map((text = '') => sha256(text))));
  const stored = packText(`{"case":"${knownHashes[3]}","sha256":"${knownHashes[0]}"}`, 'case');
  expect([...stored.subarray(0, 4)]).toEqual([7, 2, 3, 0]);
  const frozen = sha256(knownHashes.slice(0, 4).join());
  expect(frozen).toBe('1a2bde01fbde1badcb3e9217c656ad7489105bfdce6d4e6ec08fab2e3311329b');
});

test('the usual record of a call is its number behind what is its own, others are packed', () => {
  const record = (call: string, subject: string | null, outcome = 'ok'): string =>
    JSON.stringify({
      reading: {
        wall: '2035-01-08T08:00:01.358Z',
        monotonicMs: 100_001,
        boot: '01ddbc25-e93d-8588-b104-2682e5ce0c10',
        trusted: '2035-01-08T07:00:00.000Z',
      },
      operator: '01ddbc25-e93d-7588-b104-2682e5ce0c11',
      call,
      subject,
      outcome,
    });
  // As it was packed before such records were known.
  const before =
    '043601DDBC25EFF431CECFFCC2A58C6AAC4A85A1F8811E8D0000000000007000800000000000000101DDBC25EFF1722EA72550DCAC6F168C23CA05C606668644860479AE0000';
  expect(textIn(Buffer.from(before, 'hex'))).toContain('"monotonicMs":3061,');
  for (const subject of ['01ddbc25-e93d-7588-b104-2682e5ce0c12', '001023500000122', null]) {
    const text = record('case.submit', subject);
    const packed = packText(text, 'audit');
    expect([packed[0], textIn(packed)]).toEqual([8, text]);
    expect(textIn(packed.subarray(0, -1))).toBeNull();
  }
  for (const text of [record('case.submit', null, 'forbidden'), record('no.call', null), record('case.find', 'x')]) {
    const packed = packText(text, 'audit');
    expect([packed[0], textIn(packed)]).toEqual([9, text]);
  }
  expect(sha256(usualRecords.slice(0, 222).join())).toBe(
    'e29d525ef4e9e7c7acb7d1eb987318c5cc6194dbbcdbc70b14b98a6c06c39878',
  );
});

test('damaged bytes are no text, or another one that the chains over them tell from it', () => {
  const packed = packText('{"kind":"case.submitted"}', 'case');
  for (const stored of [null, 5, new Uint8Array(0), packed.subarray(0, 5), Buffer.from([9, ...packed.subarray(1)])]) {
    expect(textIn(stored)).toBeNull();
  }
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      for (const number of [1, 3, 5, 6, 7, 8, 9]) {
        const found = textIn(Buffer.from([number, ...bytes]));
        expect(found === null || typeof found === 'string').toBe(true);
      }
    }),
    { seed: 6, numRuns: 300 },
  );
});

test('a statement over a damaged text fails like a damaged database, and gives nothing', () => {
  const db = opened();
  const { id } = file(db);
  db.exec('drop trigger case_versions_frozen');
  db.run('update case_versions set payload = ?', Buffer.of(1, 255, 255));
  expect(() =>
    db.get('select unpacked(payload) from case_versions where place = (select place from cases where id = ?)', id),
  ).toThrow(expect.objectContaining({ code: 'SQLITE_CORRUPT' }));
  db.close();
});

test('cases take less than a third of their text; a dictionary made today would save next to nothing more', () => {
  const pkg = assembleCatalogue();
  const source = applications(pkg, 'packed', () => '2026-11-23');
  const texts = Array.from({ length: 300 }, () => JSON.stringify(source.next().value));
  const size = (sizes: number[]): number => sizes.reduce((sum, one) => sum + one, 0);
  const packed = size(texts.map((text) => packText(text, 'case').length));
  expect(packed / size(texts.map((text) => Buffer.byteLength(text)))).toBeLessThan(1 / 3);
  const today = lettersOf(caseWordsOf(pkg) + foldedCase);
  const fresh = size(
    texts.map((text) => {
      const folded = fold(text) ?? { text, atoms: new Uint8Array(0) };
      return folded.atoms.length + deflateRawSync(lettersOf(folded.text), { dictionary: today }).length;
    }),
  );
  expect(packed / fresh).toBeLessThan(1.03);
});
