// Promise: bytes are kept once per content and as long as anybody holds them; a case never loses a paper.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addPaper,
  dropUnheldPapers,
  holdersOf,
  markPaperDelivered,
  papersWaiting,
  readPaper,
} from '../../db/papers.ts';
import type { Db } from '../../db/sqlite.ts';
import { at, file, opened } from './fixture.ts';

function add(db: Db, holder: string, sha256: string): void {
  addPaper(db, { holder, sha256, mediaType: 'image/jpeg', bytes: Buffer.from(`bytes of ${sha256}`), addedAt: at });
}

test('a paper comes back byte for byte, and what is unknown is null', () => {
  const db = opened();
  const bytes = new Uint8Array(300_000).map((_, place) => (place * 7) % 256);
  addPaper(db, { holder: 'd1', sha256: 'x', mediaType: 'application/pdf', bytes, addedAt: at });
  const paper = readPaper(db, 'x');
  expect(paper?.mediaType).toBe('application/pdf');
  expect(Buffer.compare(paper?.bytes ?? new Uint8Array(), bytes)).toBe(0);
  expect(db.get('select size from papers')).toEqual({ size: 300_000 });
  expect(readPaper(db, 'y')).toBeNull();
  db.close();
});

test('kept exactly while held, for any order of adding and dropping', () => {
  const holders = fc.constantFrom('d1', 'd2', 'd3');
  const contents = fc.constantFrom('a', 'b', 'c');
  const step = fc.oneof(
    fc.record({ act: fc.constant('add' as const), holder: holders, content: contents }),
    fc.record({ act: fc.constant('drop' as const), holder: holders, kept: fc.subarray(['a', 'b', 'c']) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const db = opened();
      let model: [string, string][] = [];
      for (const one of steps) {
        if (one.act === 'add') {
          add(db, one.holder, one.content);
          model = [...model.filter(([h, c]) => h !== one.holder || c !== one.content), [one.holder, one.content]];
        } else {
          dropUnheldPapers(db, one.holder, one.kept);
          model = model.filter(([h, c]) => h !== one.holder || one.kept.includes(c));
        }
        for (const content of ['a', 'b', 'c']) {
          const held = model.filter(([, c]) => c === content).map(([h]) => h);
          expect(holdersOf(db, content).toSorted()).toEqual(held.toSorted());
          expect(readPaper(db, content) !== null).toBe(held.length > 0);
        }
      }
      expect(db.get('select (select count(*) from papers) - (select count(*) from paper_bytes) as loose')).toEqual({
        loose: 0,
      });
      db.close();
    }),
    { seed: 5, numRuns: 30 },
  );
});

test('a paper of a case cannot be dropped, whoever asks', () => {
  const db = opened();
  const { id } = file(db);
  add(db, id, 'a');
  expect(() => dropUnheldPapers(db, id, [])).toThrow(/keeps its papers/);
  expect(() => db.run('delete from papers')).toThrow(/FOREIGN KEY/);
  expect(() => db.run("update paper_bytes set bytes = x'00'")).toThrow(/append-only/);
  expect(readPaper(db, 'a')).not.toBeNull();
  db.close();
});

test('papers wait until central is proven to have them; the first proof stays', () => {
  const db = opened();
  const { id } = file(db);
  for (const content of ['a', 'b']) add(db, id, content);
  add(db, 'another draft', 'c');
  expect(papersWaiting(db, id)).toBe(2);
  markPaperDelivered(db, 'a', at);
  markPaperDelivered(db, 'a', '2027-01-01T00:00:00.000Z');
  expect(papersWaiting(db, id)).toBe(1);
  expect(db.get("select delivered_at as at from papers where sha256 = 'a'")).toEqual({ at });
  db.close();
});

test('nothing waits of a case that central refused, or that goes on paper', () => {
  for (const state of ['refused', 'manual']) {
    const db = opened();
    const { id } = file(db);
    add(db, id, 'a');
    expect(papersWaiting(db, id)).toBe(1);
    db.run('update case_states set state = ?', state);
    expect(papersWaiting(db, id)).toBe(0);
    db.close();
  }
});
