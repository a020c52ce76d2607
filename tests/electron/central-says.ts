// Central's word on a case, applied by the exchange's own code as if a verified answer had come.
import { readDevice } from '../../db/device.ts';
import { readExchange } from '../../db/feed.ts';
import { chainHead } from '../../db/outbox.ts';
import { applyAnswer } from '../../electron/sync/apply.ts';
import type { FeedEvent } from '../../shared/protocol/exchange.ts';
import type { TestDesk } from './desk.ts';

/** Central has everything the desk queued, and says these events. */
export function centralSays(desk: TestDesk, ...events: FeedEvent['event'][]): void {
  const device = readDevice(desk.db);
  if (device === null) throw new Error('the desk is not enrolled');
  const { cursor } = readExchange(desk.db);
  const at = desk.clock.read().wall;
  const applied = applyAnswer(
    desk.db,
    device,
    {
      protocol: 1,
      serverEpoch: '00000000-0000-7000-8000-0000000000ce',
      time: at,
      has: chainHead(desk.db, device),
      events: events.map((event, index) => ({ n: cursor + index + 1, event })),
      more: false,
      papersWanted: [],
    },
    at,
  );
  if (!applied.ok) throw new Error(applied.problem.code);
}

/** The event that registers the desk's first case. */
export const registered = {
  kind: 'entry.registered',
  epoch: 1,
  seq: 1,
  registrationNumber: 'REG-2026/77',
  registeredAt: '2026-05-05T06:00:00.000Z',
} as const;
