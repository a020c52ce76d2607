// Promise: copies printed before receipts kept what they said are still listed, and new ones stand behind them.
import { expect, test } from 'vitest';
import { shipped } from '../../db/migrations/shipped.ts';
import { addReceipt, receiptCopies } from '../../db/receipts.ts';
import { at, file, opened, scratch, uuid } from './fixture.ts';

test('an older copy says nothing, the next one what it said; neither can be changed', () => {
  const path = scratch();
  const before = opened(
    path,
    shipped.filter(({ number }) => number < 150),
  );
  const { id } = file(before);
  before.run('insert into receipts values (?, 1, ?, ?, ?, ?)', id, 'A4', 'printer', uuid(1), at);
  before.close();

  const db = opened(path);
  addReceipt(db, { caseId: id, size: 'A4', target: 'pdf', operator: uuid(1), printedAt: at, said: '{"version":1}' });
  expect(receiptCopies(db, id).map(({ copy, said }) => [copy, said])).toEqual([
    [1, null],
    [2, '{"version":1}'],
  ]);
  expect(() => db.run(`update receipts set said = '{}'`)).toThrow('append-only');
  db.close();
});
