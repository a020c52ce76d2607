// Migration 60: a desk with a feed keeps it under the numbers it has; a desk that enrols anew goes on above them.
import { expect, test } from 'vitest';
import { readDevice, replaceDevice } from '../../db/device.ts';
import { keepEvent, readExchange } from '../../db/feed.ts';
import { shipped } from '../../db/migrations/shipped.ts';
import { at, enrolEarlier, opened, scratch, uuid } from './fixture.ts';

const device = {
  device: uuid(1),
  epoch: 1,
  center: 'shua-center',
  centerNumber: 12,
  desk: 3,
  privateKey: new Uint8Array(32),
  centralKeyId: 'central-1',
  centralPublicKey: '',
  enrolledAt: at,
};

test('events stay where they are, and those of another enrolment follow them', () => {
  const path = scratch();
  const before = opened(
    path,
    shipped.filter(({ number }) => number < 60),
  );
  enrolEarlier(before, device);
  for (const n of [1, 2]) before.run('insert into feed_events values (?, ?, null, ?, ?)', n, 'village.fair', '{}', at);
  before.run('update exchange set cursor = 2');
  before.close();

  const db = opened(path);
  const keep = (n: number) => keepEvent(db, { n, kind: 'village.fair', caseId: null, event: '{}', receivedAt: at });
  keep(3);
  replaceDevice(db, { ...device, device: uuid(2), epoch: 2 });
  expect(readExchange(db)).toMatchObject({ cursor: 0, request: 0, has: { seq: 0 } });
  keep(1);
  expect(readExchange(db).cursor).toBe(1);
  expect(readDevice(db)?.device).toBe(uuid(2));
  expect(db.all('select n from feed_events order by n')).toEqual([1, 2, 3, 4].map((n) => ({ n })));
  db.close();
});
