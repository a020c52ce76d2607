// A desk whose cases central has registered, and the years after which they may be forgotten.
import { keepEvent, markDelivered, markRegistered, recordAnswer } from '../../db/feed.ts';
import { hashAt } from '../../db/outbox.ts';
import { type TestDesk, testDevice } from './desk.ts';

const dayMs = 86_400_000;
const serverEpoch = '00000000-0000-7000-8000-0000000000aa';

/** Central has and registers everything, and speaks at the desk's time. */
export function registerAll({ db, clock }: TestDesk): void {
  const at = clock.read().wall;
  const entries = db.all<{ id: string; seq: number }>('select case_id as id, seq from outbox_entries order by seq');
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

/** Years pass, by the desk's clock and by central's. */
export function years(desk: TestDesk): void {
  desk.clock.advance(4000 * dayMs);
  const at = desk.clock.read().wall;
  recordAnswer(desk.db, { serverEpoch, time: at, receivedAt: at });
}

/** How many cases were forgotten. */
export const forgotten = ({ db }: TestDesk): number =>
  db.get<{ n: number }>('select count(*) as n from purges')?.n ?? 0;
