// Promise: the desk forgets by itself what is due, only while nobody works, one step at a time; the files in which the
// case may be go with it, others stay; and the first call that comes in stops it.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LogGone } from '../../../db/log/watch.ts';
import { submitted } from '../application.ts';
import { openTestDesk } from '../desk.ts';
import { forgotten, registerAll, years } from '../forgetting.ts';

test('while nobody works it forgets step by step, with the receipt files of the case', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  const numbers: string[] = [];
  for (let n = 0; n < 3; n += 1) numbers.push((await submitted(desk)).deskNumber);
  registerAll(desk);
  const folder = join(desk.folder, 'receipts');
  mkdirSync(folder, { recursive: true });
  const filed = desk.db.get<{ day: string }>('select filed_on as day from cases')?.day ?? '';
  const named = (days: string): string => `cases-${days}-20260504080000-named.csv`;
  // Of the case, of whoever came together, of whoever is on a page, and of the days on which it was filed.
  const mayHold = [
    `${numbers[0]}-1.pdf`,
    `${numbers[0]}-2.pdf`,
    'visit-1.pdf',
    'page-1.pdf',
    named(`2026-01-01-${filed}`),
  ];
  const others = [
    'another.pdf',
    'sheet-1.pdf',
    named('2025-01-01-2025-12-31'),
    `cases-${filed}-${filed}-20260504080000.csv`,
  ];
  for (const name of [...mayHold, ...others]) writeFileSync(join(folder, name), 'words');
  desk.core.start();
  // The first look judges, years later the second one erases.
  for (let fired = 0; fired < 10; fired += 1) desk.timers.fire();
  expect(forgotten(desk)).toBe(0);
  years(desk);
  for (let fired = 0; fired < 3 && forgotten(desk) === 0; fired += 1) desk.timers.fire();
  expect(forgotten(desk)).toBe(1);
  // Somebody comes: it stops where it is, and goes on after a rest.
  await desk.done('case.list', { state: null, before: null });
  desk.timers.fire();
  expect(forgotten(desk)).toBe(1);
  for (let fired = 0; fired < 30; fired += 1) desk.timers.fire();
  expect(forgotten(desk)).toBe(3);
  expect(readdirSync(folder).toSorted()).toEqual(others.toSorted());
  expect(desk.logged.filter(({ event }) => event === 'retention.swept').length).toBeGreaterThan(0);
  expect(desk.logged.filter(({ level }) => level === 'error')).toEqual([]);
  expect(JSON.stringify(desk.logged)).not.toMatch(/მაგალითაძე|99900000001/);
});

test('a log that is gone when somebody comes in between is told, and the desk goes on', async () => {
  let gone = false;
  const desk = await openTestDesk({
    wrap: (db) => ({
      ...db,
      get inTransaction() {
        return db.inTransaction;
      },
      pragma: (text) => {
        if (gone && text.includes('truncate')) throw new LogGone('emptied by a cleaner');
        return db.pragma(text);
      },
    }),
  });
  await desk.signIn();
  for (let n = 0; n < 2; n += 1) await submitted(desk);
  registerAll(desk);
  desk.core.start();
  for (let fired = 0; fired < 10; fired += 1) desk.timers.fire();
  years(desk);
  for (let fired = 0; fired < 3 && forgotten(desk) === 0; fired += 1) desk.timers.fire();
  // Begun; with the next step its words are gone.
  desk.timers.fire();
  expect(forgotten(desk)).toBe(1);
  gone = true;
  await desk.done('case.list', { state: null, before: null });
  desk.timers.fire();
  expect(desk.logged.filter(({ level }) => level === 'error').map(({ event }) => event)).toEqual(['retention.failed']);
  gone = false;
  for (let fired = 0; fired < 30; fired += 1) desk.timers.fire();
  expect(forgotten(desk)).toBe(2);
});
