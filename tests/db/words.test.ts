// Promise: what cases and drafts are found by is written with them and stays what writing it anew would give; and what
// is older than the index is caught up with, slice by slice, from wherever it was interrupted.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assembleCatalogue } from '../../build/catalogue/assemble.ts';
import { createDraft, discardDraft } from '../../db/drafts.ts';
import { placesByNumber, placesByWords, wordsAround } from '../../db/find.ts';
import { founding } from '../../db/migrations/0010-founding.ts';
import { addOperator } from '../../db/operators.ts';
import type { Db } from '../../db/sqlite.ts';
import {
  addCaseWords,
  birthWord,
  casesWithoutWords,
  draftsWithoutWords,
  draftWords,
  forgetCaseWords,
  keepDraftWords,
  mergeWords,
  noteWordsDone,
  phoneWord,
  restartWords,
  serviceWord,
  sweepWords,
  wordsProgress,
} from '../../db/words.ts';
import { at, caseOf, content, desk, file, fileIndexed, opened, scratch, uuid } from './fixture.ts';

/** Every word with the places that have it, as the index says. */
function index(db: Db): string[] {
  db.exec('create virtual table temp.seen using fts5vocab(main, case_words, instance)');
  const seen = db.all<{ term: string; doc: number }>('select distinct term, doc from temp.seen order by term, doc');
  db.exec('drop table temp.seen');
  return seen.map(({ term, doc }) => `${term} ${doc}`);
}
const begun = (...words: string[]) => words.map((word) => ({ begun: [word], services: [] }));
const word = fc.array(fc.constantFrom(...'abgi'), { minLength: 2, maxLength: 6 }).map((letters) => letters.join(''));
const words = fc.array(word, { minLength: 1, maxLength: 5 });

test('after any history the index is what is written anew, merged or not; rolled-back cases leave nothing', () => {
  const act = fc.record({ words, kept: fc.boolean(), merge: fc.boolean() });
  fc.assert(
    fc.property(fc.array(act, { minLength: 1, maxLength: 90 }), (acts) => {
      const [db, anew] = [opened(), opened()];
      const stored: string[][] = [];
      for (const { words: given, kept, merge } of acts) {
        const attempt = (): void =>
          db.transaction(() => {
            fileIndexed(db, given, { id: uuid(stored.length + 1) });
            if (!kept) throw new Error('power cut');
          });
        if (kept) attempt();
        else expect(attempt).toThrow('power cut');
        if (kept) stored.push(given);
        if (merge) while (mergeWords(db));
      }
      stored.forEach((given, place) => void addCaseWords(anew, place + 1, given));
      expect(index(db)).toEqual(index(anew));
      const every = new Set(stored.flat());
      expect(db.all<{ word: string }>('select word from known_words').map((row) => row.word)).toEqual(
        [...every].sort(),
      );
      for (const asked of every) {
        const having = stored.flatMap((given, place) =>
          given.some((one) => one.startsWith(asked)) ? [place + 1] : [],
        );
        expect(placesByWords(db, begun(asked), 200)).toEqual(having.reverse());
      }
      for (const one of [db, anew]) one.close();
    }),
    { seed: 21, numRuns: 15 },
  );
});

test('what was forgotten is found no more at once, and after the sweep its words stand nowhere in the file', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(words, fc.boolean()), { minLength: 1, maxLength: 60 }), (given) => {
      const [db, anew] = [opened(), opened()];
      given.forEach(([mine], at) => void fileIndexed(db, [...mine, 'dzveli'], { id: uuid(at + 1) }));
      const kept = given.flatMap(([mine, stays], at) => (stays ? [{ place: at + 1, mine: [...mine, 'dzveli'] }] : []));
      for (const { place, mine } of kept) addCaseWords(anew, place, mine);
      given.forEach(([, stays], at) => {
        if (!stays) db.transaction(() => forgetCaseWords(db, uuid(at + 1)));
      });
      expect(placesByWords(db, begun('dzveli'), 200)).toEqual(kept.map(({ place }) => place).reverse());
      while (sweepWords(db) || mergeWords(db));
      expect(index(db)).toEqual(index(anew));
      const known = (one: Db) => one.all('select word from known_words');
      expect(known(db)).toEqual(known(anew));
      restartWords(db);
      expect([index(db), known(db), wordsProgress(db)]).toEqual([[], [], { done: 0, last: given.length }]);
      for (const one of [db, anew]) one.close();
    }),
    { seed: 22, numRuns: 10 },
  );
});

test('words of a draft are the last ones kept, and gone with it, discarded or submitted', () => {
  const db = opened();
  addOperator(db, { id: uuid(1), name: 'ნინო', role: 'operator', password: '-', createdAt: at });
  for (const n of [1, 2, 3]) {
    createDraft(db, { id: uuid(n), service: 's', catalogueVersion: 1, operator: uuid(1), content, createdAt: at });
  }
  expect(draftsWithoutWords(db, 2)).toHaveLength(2);
  for (const n of [1, 2, 3]) keepDraftWords(db, uuid(n), { words: ['beri'], numbers: [] });
  keepDraftWords(db, uuid(2), { words: ['gela', 'nino'], numbers: ['99900000001'] });
  expect(draftsWithoutWords(db, 9)).toEqual([]);
  discardDraft(db, uuid(3));
  file(db);
  const left = { draft: uuid(2), service: 's', words: ['gela', 'nino'], numbers: ['99900000001'] };
  expect(draftWords(db)).toEqual([expect.objectContaining(left)]);
  db.close();
});

test('cases of a database that is older than the index: numbers at once, words slice by slice, new ones beside them', () => {
  const path = scratch();
  const old = opened(path, [founding]);
  for (let serial = 1; serial <= 5; serial += 1) {
    const one = caseOf(serial);
    old.run(
      `insert into cases (id, desk_number, service, municipality, channel, applicant_name, personal_number, filed_on, filed_at)
       values (?, ?, 's', 'm', 'system', 'x', ?, ?, ?)`,
      one.id,
      one.deskNumber,
      one.personalNumber,
      one.filedOn,
      one.filedAt,
    );
    old.run('insert into case_versions values (?, 1, ?, ?, ?)', one.id, one.payload, 'o', at);
    old.run("insert into case_states (place, case_id, state) values (?, ?, 'queued')", serial, one.id);
  }
  old.run('insert into serials values (?, ?, 5)', desk.desk, desk.year);
  old.close();
  let db = opened(path);
  expect(wordsProgress(db)).toEqual({ done: 0, last: 5 });
  expect([...placesByNumber(db, { number: '3', digits: caseOf(3).deskNumber.slice(-6) }).keys()]).toEqual([3]);
  file(db);
  for (const [slice, places] of [
    [2, [1, 2]],
    [2, [3, 4]],
  ] as const) {
    db.transaction(() => {
      for (const { place, payload } of casesWithoutWords(db, slice)) {
        expect(JSON.parse(payload)).toMatchObject({ case: uuid(place) });
        addCaseWords(db, place, ['zveli']);
        noteWordsDone(db, place);
      }
    });
    expect(placesByWords(db, begun('zvel'), 200)).toEqual(expect.arrayContaining([...places]));
    db.close();
    db = opened(path);
  }
  expect(wordsProgress(db)).toEqual({ done: 4, last: 6 });
  expect(casesWithoutWords(db, 9).map(({ place }) => place)).toEqual([5, 6]);
  noteWordsDone(db, 6);
  expect(casesWithoutWords(db, 9)).toEqual([]);
  db.close();
});

test('services, telephones and birth dates stand in the index as one sign each, no two services as the same', () => {
  const services = assembleCatalogue().services.map(({ id }) => serviceWord(id));
  const signs = [...services, ...['0000', '9999'].map(phoneWord), ...['1899-12-31', '2026-11-23'].map(birthWord)];
  expect(new Set(signs).size).toBe(signs.length);
  expect(signs.filter((one) => [...one].length !== 1 || /^[\p{L}\d]/u.test(one))).toEqual([]);
  const db = opened();
  db.transaction(() => {
    for (const [at, one] of signs.entries()) fileIndexed(db, ['gela', one], { id: uuid(at + 1) });
  });
  for (const [at, one] of signs.entries()) expect(placesByWords(db, begun('gel', one), 9)).toEqual([at + 1]);
  expect(db.all('select word from known_words')).toEqual([{ word: 'gela' }]);
  db.close();
});

test('a telephone is found by its end; what a mistyped word was meant for is among the words around it', () => {
  const db = opened();
  for (const [n, phone] of ['995599123456', '995599773456', '995322123457'].entries()) {
    fileIndexed(db, ['gelasvili', phoneWord(phone)], {
      id: uuid(n + 1),
      payload: JSON.stringify({ phone: `+${phone}` }),
    });
  }
  for (const [digits, places] of [
    ['3456', [2, 1]],
    ['23456', [1]],
    ['599123456', [1]],
    ['995599773456', [2]],
    ['123457', [3]],
    ['993456', []],
    ['4566', []],
  ] as const) {
    expect([digits, ...placesByNumber(db, { number: digits, digits }).keys()]).toEqual([digits, ...places]);
  }
  for (const typed of ['gilasvili', 'xelasvili', 'elasvili', 'egelasvili', 'glasvili', 'glea', 'egla', 'gelasvlii']) {
    expect([typed, wordsAround(db, typed)]).toEqual([typed, ['gelasvili']]);
  }
  db.close();
});

test('a beginning that few words have is asked for by name, one that many have as it stands, one of none by nothing', () => {
  const db = opened();
  const many = [...'abcdefghijklmnopqrstu'].map((letter) => `zvela${letter}`);
  many.forEach((given, place) => void addCaseWords(db, place + 1, [given, 'dzvelisdze']));
  const newest = many.map((_, place) => place + 1).reverse();
  for (const asked of ['zv', 'zve', 'zvela', 'dzveli', 'dzvelisdze'])
    expect(placesByWords(db, begun(asked), 200)).toEqual(newest);
  expect(placesByWords(db, begun('zvela', 'dzvel'), 3)).toEqual(newest.slice(0, 3));
  expect(placesByWords(db, begun('zvelac'), 200)).toEqual([3]);
  for (const asked of ['zvelax', 'zx']) expect(placesByWords(db, begun(asked), 200)).toEqual([]);
  expect(placesByWords(db, [{ begun: ['zvelax', 'zvelab'], services: [] }], 200)).toEqual([2]);
  db.close();
});
