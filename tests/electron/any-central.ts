// A central in any mood: it takes what it likes of the desk's chain, registers, refuses, tells statuses in any order, repeats
// itself, says things nobody knows, leaves holes, and comes back from a copy of last week. All it says is about what it has.
import { readDevice } from '../../db/device.ts';
import { readExchange } from '../../db/feed.ts';
import { chainHead, entriesAfter, hashAt } from '../../db/outbox.ts';
import { applyAnswer } from '../../electron/sync/apply.ts';
import { caseStatuses, type FeedEvent } from '../../shared/protocol/exchange.ts';
import type { TestDesk } from './desk.ts';

export const moods = [
  'takes',
  'registers',
  'refuses',
  'changes',
  'tells',
  'repeats',
  'babbles',
  'hole',
  'restored',
] as const;
export type Mood = (typeof moods)[number];

const epochOf = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** Each answer goes through the exchange's own code, as if it had been verified. `pick` and `size` say about what and how much. */
export function anyCentral(desk: TestDesk): (mood: Mood, pick: number, size: number) => void {
  let server = 1;
  let step = 0;
  const said: FeedEvent[] = [];
  return (mood, pick, size) => {
    desk.clock.advance(1_000);
    const device = readDevice(desk.db);
    if (device === null) return;
    const { cursor, has } = readExchange(desk.db);
    const head = chainHead(desk.db, device);
    if (mood === 'restored') server += 1;
    const reach =
      mood === 'restored'
        ? Math.floor(has.seq / 2)
        : mood === 'takes'
          ? has.seq + (size % (head.seq - has.seq + 1))
          : has.seq;
    const seq = reach === 0 ? 0 : 1 + (pick % reach);
    const entry = seq === 0 ? undefined : entriesAfter(desk.db, device.epoch, seq - 1, 1)[0];
    const id = entry === undefined ? '' : (JSON.parse(entry.payload) as { case: string }).case;
    const about = { epoch: device.epoch, seq };
    const at = desk.clock.read().wall;
    step = mood === 'restored' ? 0 : step;
    const status = caseStatuses[pick % caseStatuses.length] ?? 'in-review';
    const event = (): FeedEvent['event'] | null => {
      if (seq === 0 || mood === 'takes' || mood === 'restored') return null;
      if (mood === 'registers') {
        return { kind: 'entry.registered', ...about, registrationNumber: `R-${seq}-${size}`, registeredAt: at };
      }
      if (mood === 'changes') return { kind: 'entry.taken', ...about, decided: size > 3 ? status : null };
      if (mood === 'refuses')
        return { kind: 'entry.refused', ...about, problem: { code: 'entry.refused' }, reason: 'უარი' };
      if (mood === 'tells') {
        // One step forward or some back.
        step += 1;
        return { kind: 'case.status', case: id, status, step: Math.max(1, step - (size % 4)), at, note: '' };
      }
      return mood === 'babbles' ? { kind: 'village.weather', case: id, sky: 'blue' } : null;
    };
    const fresh = event();
    const next = fresh === null ? [] : [{ n: cursor + 1, event: fresh }];
    const events =
      mood === 'repeats'
        ? said.slice(-(size + 1))
        : mood === 'hole'
          ? [{ n: cursor + 2 + size, event: { kind: 'x' } }]
          : next;
    const applied = applyAnswer(
      desk.db,
      device,
      {
        protocol: 1,
        serverEpoch: epochOf(server),
        time: at,
        has: { seq: reach, hash: hashAt(desk.db, device, reach) ?? '' },
        events,
        more: false,
        papersWanted: [],
      },
      at,
    );
    if (applied.ok !== (mood !== 'hole')) throw new Error(`${mood}: ${JSON.stringify(applied)}`);
    if (applied.ok) said.push(...next);
  };
}
