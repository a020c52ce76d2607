// Promise: the small registers (receipts, operators, catalogue packages) give back what was put in, in their order.
import { expect, test } from 'vitest';
import { latestPackage, packageOf, storePackage } from '../../db/catalogue.ts';
import { addOperator, listOperators, readOperator } from '../../db/operators.ts';
import { addReceipt, receiptCopies } from '../../db/receipts.ts';
import { at, file, opened, uuid } from './fixture.ts';

test('copies of a receipt are numbered per case from 1', () => {
  const db = opened();
  const [one, other] = [file(db), file(db)];
  const copy = { size: 'A4', target: 'printer', operator: uuid(1), printedAt: at, said: '{}' } as const;
  expect(addReceipt(db, { ...copy, caseId: one.id })).toBe(1);
  expect(addReceipt(db, { ...copy, caseId: one.id, size: '80mm', target: 'pdf' })).toBe(2);
  expect(addReceipt(db, { ...copy, caseId: other.id })).toBe(1);
  expect(receiptCopies(db, one.id)).toEqual([
    { ...copy, copy: 1 },
    { ...copy, copy: 2, size: '80mm', target: 'pdf' },
  ]);
  expect(() => addReceipt(db, { ...copy, caseId: 'unknown' })).toThrow('FOREIGN KEY');
  db.close();
});

test('operators are listed without their passwords, in the order in which they came', () => {
  const db = opened();
  const nino = { id: uuid(2), name: 'ნინო საცდელი', role: 'operator', password: 'derived', createdAt: at } as const;
  const gia = { ...nino, id: uuid(1), name: 'გია საცდელი', role: 'administrator' } as const;
  for (const operator of [nino, gia]) addOperator(db, operator);
  expect(listOperators(db)).toEqual([
    { id: nino.id, name: nino.name, role: 'operator', lockedAt: null },
    { id: gia.id, name: gia.name, role: 'administrator', lockedAt: null },
  ]);
  expect(readOperator(db, nino.id)).toEqual({ ...nino, lockedAt: null });
  expect(readOperator(db, uuid(3))).toBeNull();
  expect(() => addOperator(db, nino)).toThrow('UNIQUE');
  db.close();
});

test('the highest catalogue version is the latest whatever came last, and a version keeps its text', () => {
  const db = opened();
  expect(latestPackage(db)).toBeNull();
  const stored = [4, 6, 5, 6].map((version, nth) =>
    storePackage(db, { version, package: `{"nth":${nth}}`, receivedAt: at }),
  );
  expect(stored).toEqual([true, true, true, false]);
  expect(latestPackage(db)).toEqual({ version: 6, package: '{"nth":1}' });
  expect([packageOf(db, 5), packageOf(db, 7)]).toEqual(['{"nth":2}', null]);
  db.close();
});
