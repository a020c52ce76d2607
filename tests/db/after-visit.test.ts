// Promise: what was noted about a case survives a rebuild of a damaged database, each act once; numbers on paper forms stay on
// them; the migration leaves older rows as they were.
import { expect, test } from 'vitest';
import { actsOf, addAct } from '../../db/acts.ts';
import { addCase } from '../../db/cases.ts';
import { shipped } from '../../db/migrations/shipped.ts';
import { addPad, numbersOfPad, padNumber, voidNumber } from '../../db/pads.ts';
import { mergeDamaged } from '../../db/salvage/merge.ts';
import { missingNumbers } from '../../db/salvage/settle.ts';
import { at, caseOf, desk, file, opened, scratch, uuid } from './fixture.ts';

const device = { centerNumber: desk.center, desk: desk.desk };
const pad = { id: uuid(70), reservedOn: '2026-03-02', reservedAt: at, operator: uuid(1) };
const act = { kind: 'papers-brought', what: 'ცნობა' } as const;

function withOperator() {
  const db = opened();
  db.run("insert into operators values (?, 'ნინო საცდელი', 'operator', '-', ?)", uuid(1), at);
  return db;
}

test('a rebuild takes acts and pads over, once, whatever places the cases have there', () => {
  const [from, into] = [withOperator(), withOperator()];
  for (let n = 1; n <= 2; n += 1) file(from);
  // It stands at another place here.
  addCase(into, caseOf(2));
  const noted = { id: uuid(80), caseId: caseOf(2).id, act, on: '2026-03-03', at, operator: uuid(1) };
  addAct(from, noted);
  addAct(into, noted);
  addAct(from, { ...noted, id: uuid(81), caseId: caseOf(1).id });
  addPad(from, pad, device, 3);
  const [first = ''] = numbersOfPad(from, pad.id).map(({ deskNumber }) => deskNumber);
  voidNumber(from, { deskNumber: first, reason: 'დასველდა', operator: uuid(1), at });
  mergeDamaged(from, into);
  expect(actsOf(into, caseOf(2).id)).toEqual([{ act, on: '2026-03-03', at, operator: uuid(1) }]);
  expect(actsOf(into, caseOf(1).id)).toHaveLength(1);
  expect(padNumber(into, first)).toMatchObject({ voided: 'დასველდა', used: 0 });
  // Numbers on paper are not lost cases.
  for (const { deskNumber } of numbersOfPad(into, pad.id)) expect(missingNumbers(into)).not.toContain(deskNumber);
  from.close();
  into.close();
});

test('a database of before keeps its cases as they were, and takes pads and acts from then on', () => {
  const path = scratch();
  const before = opened(
    path,
    shipped.filter(({ number }) => number < 210),
  );
  before.run("insert into operators values (?, 'ნინო საცდელი', 'operator', '-', ?)", uuid(1), at);
  const filed = file(before);
  const row = before.get('select * from cases');
  before.close();
  const db = opened(path);
  expect(db.get('select * from cases')).toEqual(row);
  addPad(db, pad, device, 2);
  addAct(db, { id: uuid(80), caseId: filed.id, act, on: '2026-03-02', at, operator: uuid(1) });
  // The series goes on behind the case and the pad.
  expect(file(db).deskNumber).toBe(caseOf(4).deskNumber);
  expect(actsOf(db, filed.id)).toHaveLength(1);
  for (const table of ['pads', 'pad_numbers', 'acts']) {
    expect(() => db.run(`delete from ${table}`), table).toThrow(/append-only/);
  }
  db.close();
});
