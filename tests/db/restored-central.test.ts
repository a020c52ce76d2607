// Promise: that central came back from a copy without a case stands in that case's history, also in a database that knew
// such restores before their time was kept; those alone have no time to tell.
import { expect, test } from 'vitest';
import { markDelivered, markUnproven } from '../../db/feed.ts';
import { shipped } from '../../db/migrations/shipped.ts';
import { appendEntry, hashAt } from '../../db/outbox.ts';
import { deliveriesOfCase, lossesOfCase } from '../../db/timeline.ts';
import { at, enrolEarlier, file, opened, scratch } from './fixture.ts';
import { enrolledDesk } from './retention/life.ts';

const [lost, again] = ['2026-03-03T08:15:00.000Z', '2026-03-04T08:15:00.000Z'];

test('delivered, lost and delivered again are told in their order', () => {
  const path = scratch();
  const before = opened(
    path,
    shipped.filter(({ number }) => number < 160),
  );
  enrolEarlier(before, enrolledDesk);
  const { id } = before.transaction(() => {
    const added = file(before);
    appendEntry(before, { caseId: added.id, version: 1, payload: added.payload });
    return added;
  });
  before.run('insert into deliveries values (1, 1, ?)', at);
  before.run('insert into central_restores (after_event, epoch, has_seq) values (0, 1, 0)');
  before.close();

  const db = opened(path);
  expect(lossesOfCase(db, id)).toEqual([]);
  const head = (seq: number) => ({ seq, hash: hashAt(db, enrolledDesk, seq) ?? '' });
  markUnproven(db, 1, 1, head(0), lost);
  expect(lossesOfCase(db, id)).toEqual([lost]);
  expect(deliveriesOfCase(db, id)).toEqual([{ at, change: 0 }]);
  markDelivered(db, 1, 0, head(1), again);
  expect(deliveriesOfCase(db, id)).toEqual([at, again].map((one) => ({ at: one, change: 0 })));
  db.close();
});
