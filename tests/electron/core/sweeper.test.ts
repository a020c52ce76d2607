// Promise: the desk forgets by itself what is due, only while nobody works, one step at a time; the case's receipt files go
// with it, other files stay; and the first call that comes in stops it.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keepEvent, markDelivered, markRegistered, recordAnswer } from '../../../db/feed.ts';
import { hashAt } from '../../../db/outbox.ts';
import { submitted } from '../application.ts';
import { openTestDesk, type TestDesk, testDevice } from '../desk.ts';

const dayMs = 86_400_000;
const serverEpoch = '00000000-0000-7000-8000-0000000000aa';

/** Central has and registers everything, and speaks at the desk's time. */
function registerAll({ db, clock }: TestDesk): void {
  const at = clock.read().wall;
  const entries = db.all<{ id: string; seq: number }>('select case_id as id, seq from outbox order by seq');
  const last = entries.at(-1)?.seq ?? 0;
  db.transaction(() => {
    markDelivered(db, testDevice.epoch, 0, { seq: last, hash: hashAt(db, testDevice, last) ?? '' }, at);
    for (const { id, seq } of entries) {
      const event = { kind: 'entry.registered', epoch: 1, seq, registrationNumber: `R-${seq}`, registeredAt: at };
      keepEvent(db, { n: seq, kind: event.kind, caseId: id, event: JSON.stringify(event), receivedAt: at });
      markRegistered(db, id, event.registrationNumber, at);
    }
    recordAnswer(db, { serverEpoch, time: at, receivedAt: at });
  });
}

function years(desk: TestDesk): void {
  desk.clock.advance(4000 * dayMs);
  const at = desk.clock.read().wall;
  recordAnswer(desk.db, { serverEpoch, time: at, receivedAt: at });
}

const forgotten = ({ db }: TestDesk): number => db.get<{ n: number }>('select count(*) as n from purges')?.n ?? 0;

test('while nobody works it forgets step by step, with the receipt files of the case', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  const numbers: string[] = [];
  for (let n = 0; n < 3; n += 1) numbers.push((await submitted(desk)).deskNumber);
  registerAll(desk);
  const folder = join(desk.folder, 'receipts');
  mkdirSync(folder, { recursive: true });
  for (const name of [`${numbers[0]}-1.pdf`, `${numbers[0]}-2.pdf`, 'another.pdf']) {
    writeFileSync(join(folder, name), 'receipt');
  }
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
  expect([existsSync(join(folder, `${numbers[0]}-1.pdf`)), existsSync(join(folder, `${numbers[0]}-2.pdf`))]).toEqual([
    false,
    false,
  ]);
  expect(existsSync(join(folder, 'another.pdf'))).toBe(true);
  expect(desk.logged.filter(({ event }) => event === 'retention.swept').length).toBeGreaterThan(0);
  expect(desk.logged.filter(({ level }) => level === 'error')).toEqual([]);
  expect(JSON.stringify(desk.logged)).not.toMatch(/მაგალითაძე|99900000001/);
});
