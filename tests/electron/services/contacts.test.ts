// Promise: a contact without an application is counted by kind and day, without a name anywhere, and a mistake can be taken
// back; the days add up.
import { expect, test } from 'vitest';
import { contactKinds } from '../../../shared/contract/contacts.ts';
import { submitted } from '../application.ts';
import { openTestDesk } from '../desk.ts';

test('contacts are counted by kind, on the day of Tbilisi, and taken back one by one', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  await desk.done('contact.count', { kind: 'advice' });
  await desk.done('contact.count', { kind: 'printing' });
  const counted = await desk.done('contact.count', { kind: 'advice' });
  expect(counted).toMatchObject({ kind: 'advice', today: { advice: 2, printing: 1, other: 0 } });
  expect(await desk.done('contact.take-back', {})).toMatchObject({ kind: 'advice', today: { advice: 1, printing: 1 } });
  expect(await desk.done('contact.take-back', {})).toMatchObject({ kind: 'printing', today: { printing: 0 } });

  // 20:30 in UTC is half past midnight in Tbilisi.
  desk.clock.advance(12 * 60 * 60_000);
  expect(await desk.done('contact.count', { kind: 'portal' })).toMatchObject({ today: { advice: 0, portal: 1 } });
  await submitted(desk);
  const { days } = await desk.done('day.read', {});
  expect(days.at(-1)).toMatchObject({ day: '2026-05-05', visits: 1, cases: 1, contacts: { portal: 1, advice: 0 } });
  expect(days.at(-2)).toMatchObject({ day: '2026-05-04', visits: 0, cases: 0, contacts: { advice: 1, printing: 0 } });
  expect(days[0]?.day).toBe('2026-04-22');
  expect(Object.keys(days[0]?.contacts ?? {})).toEqual([...contactKinds]);

  await desk.done('contact.take-back', {});
  // Yesterday's count stays.
  expect(await desk.call('contact.take-back', {})).toMatchObject({ problem: { code: 'contact.none' } });
  const { record } = desk.db.get<{ record: string }>(
    `select unpacked(record) as record from audit where unpacked(record) like '%contact.count%' order by seq desc limit 1`,
  ) ?? { record: '{}' };
  expect(JSON.parse(record)).toMatchObject({ call: 'contact.count', subject: 'portal', outcome: 'ok' });
});
