// Promise: a database from before the index of words left the commit comes over with its cases and their order; what was
// indexed is found as before, what was not begins anew; and the index leaves no room unused on the pages of a sealed file.
import { expect, test } from 'vitest';
import { latestVersion } from '../../db/cases.ts';
import { placesByWords } from '../../db/find.ts';
import { nothingFollowed, savedSince } from '../../db/journal/follow.ts';
import { shipped } from '../../db/migrations/shipped.ts';
import { packText } from '../../db/packed/text.ts';
import type { Db } from '../../db/sqlite.ts';
import { addCaseWords, mergeWords, wordsProgress } from '../../db/words.ts';
import { at, caseOf, fileIndexed, opened, scratch, uuid } from './fixture.ts';

const before = shipped.filter(({ number }) => number < 110);
const lighter = shipped.filter(({ number }) => number <= 110);
const begun = (word: string) => [{ begun: [word], services: [] }];

function fill(db: Db, done: number): void {
  for (let serial = 1; serial <= 3; serial += 1) {
    const { id, deskNumber, filedOn, payload } = caseOf(serial);
    db.run(
      `insert into cases (place, id, desk_number, service, municipality, channel, applicant_name, filed_on, filed_at)
       values (?, ?, ?, 's', 'm', 'system', 'x', ?, ?)`,
      ...[serial, id, deskNumber, filedOn, at],
    );
    db.run('insert into case_versions values (?, 1, ?, ?, ?)', serial, packText(payload, 'case'), uuid(9), at);
    db.run("insert into case_states (place, state) values (?, 'queued')", serial);
    if (serial <= done || serial === 3) addCaseWords(db, serial, ['dzveli']);
  }
  db.run('update words_progress set done = ?, last = 2', done);
}

test.each([
  ['caught up', 2, 3, [3, 2, 1]],
  ['half caught up', 1, 0, []],
])('an index that was %s', (_, done, then, found) => {
  const path = scratch();
  const old = opened(path, before);
  fill(old, done);
  old.close();
  const moved = opened(path, lighter);
  expect(wordsProgress(moved)).toEqual({ done: then, last: 3 });
  expect(placesByWords(moved, begun('dzve'), 9)).toEqual(found);
  moved.close();
  const db = opened(path);
  // A later migration begins the index anew.
  expect([wordsProgress(db), placesByWords(db, begun('dzve'), 9)]).toEqual([{ done: 0, last: 3 }, []]);
  expect(savedSince(db, nothingFollowed)).toMatchObject({ cases: [1, 2, 3].map(uuid), mark: { version: 3 } });
  expect(latestVersion(db, uuid(2))).toEqual({ version: 1, payload: caseOf(2).payload });
  expect(() => db.run("update case_versions set payload = ''")).toThrow('append-only');
  db.close();
});

test('no piece of the index needs a second page', () => {
  const db = opened();
  db.transaction(() => {
    for (let n = 1; n <= 1500; n += 1) fileIndexed(db, [`w${n * 7919}`, `x${n}`, `y${n % 97}`], { id: uuid(n) });
  });
  while (mergeWords(db));
  const pages = db.all<{ kind: string; pages: number }>(
    `select pagetype as kind, count(*) as pages from dbstat where name = 'case_words_data' group by pagetype`,
  );
  expect(pages.find(({ kind }) => kind === 'leaf')?.pages).toBeGreaterThan(5);
  expect(pages.filter(({ kind }) => kind === 'overflow')).toEqual([]);
  db.close();
});
