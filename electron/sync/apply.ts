// Takes central's verified answer over into the store: all of it in one transaction, or nothing. Applying an answer
// twice changes nothing the second time.
//
// First what central has: it decides between queued and delivered. Then the feed in its order, each event once: numbers
// at or below the cursor are repeats, a hole is refused. An event that this version does not know, or cannot read, is
// kept raw and changes nothing, so that no event ever blocks those behind it.

import { latestPackage, storePackage } from '../../db/catalogue.ts';
import { expectCentralKey } from '../../db/central-key.ts';
import type { Device } from '../../db/device.ts';
import {
  isOurCase,
  keepEvent,
  markRefused,
  markRegistered,
  moveStatus,
  readExchange,
  recordAnswer,
  restartSteps,
  settlePapers,
} from '../../db/feed.ts';
import { caseOfEntry, hasEarlierEpochs, isChange } from '../../db/outbox.ts';
import { settle } from '../../db/salvage/settle.ts';
import type { Db } from '../../db/sqlite.ts';
import { readPackage } from '../../shared/catalogue/read.ts';
import { problem } from '../../shared/problems.ts';
import {
  type ExchangeAnswer,
  type FeedEvent,
  type KnownEvent,
  knownEventSchema,
  limits,
} from '../../shared/protocol/exchange.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { isOnOurChain, settleHas } from './has.ts';
import type { Changed, Wire } from './needs.ts';

export interface Applied {
  readonly changed: ReadonlySet<Changed>;
  /** New events stored, and how many of them this version could not read. */
  readonly events: number;
  readonly unread: number;
}

/** True when the events beyond the cursor follow it without a hole. */
function follows(events: readonly FeedEvent[], cursor: number): boolean {
  let last = cursor;
  for (const { n } of events) {
    if (n > last + 1) return false;
    last = Math.max(last, n);
  }
  return true;
}

/** The case an event is about, if it is one of ours. */
function caseOf(db: Db, event: KnownEvent): string | null {
  if (event.kind === 'catalogue.published' || event.kind === 'announcement') return null;
  if (event.kind === 'central.key') return null;
  if (event.kind === 'case.status') return isOurCase(db, event.case) ? event.case : null;
  return caseOfEntry(db, event.epoch, event.seq);
}

/** The case that an event of an unknown kind plainly names, by the words that version 1 uses: shown raw there. */
function caseNamed(db: Db, { event }: FeedEvent): string | null {
  const { case: id, epoch, seq } = event;
  if (typeof id === 'string' && isOurCase(db, id)) return id;
  return typeof epoch === 'number' && typeof seq === 'number' ? caseOfEntry(db, epoch, seq) : null;
}

function takePackage(db: Db, event: KnownEvent & { kind: 'catalogue.published' }, at: string): Changed | null {
  if (event.version <= (latestPackage(db)?.version ?? 0)) return null;
  const read = readPackage(event.package);
  if (!read.ok || read.value.version !== event.version) return null;
  return storePackage(db, { version: event.version, package: event.package, receivedAt: at }) ? 'catalogue' : null;
}

/** What the event means for the desk; what changed, or null. */
function take(db: Db, event: KnownEvent, caseId: string | null, at: string): Changed | null {
  if (event.kind === 'catalogue.published') return takePackage(db, event, at);
  if (event.kind === 'announcement') return 'announcements';
  if (event.kind === 'central.key') {
    expectCentralKey(db, event);
    return null;
  }
  if (caseId === null) return null;
  switch (event.kind) {
    case 'entry.waiting':
    case 'entry.taken':
      return 'cases';
    case 'entry.registered':
      if (isChange(db, event)) return 'cases';
      return markRegistered(db, caseId, event.registrationNumber, event.registeredAt) > 0 ? 'cases' : null;
    case 'entry.refused':
      if (isChange(db, event)) return 'cases';
      return markRefused(db, caseId) > 0 ? 'cases' : null;
    case 'case.status':
      return moveStatus(db, caseId, event.status, event.step) > 0 ? 'cases' : null;
  }
}

/** Stores one event of the feed and what follows from it. `read` false: kept raw. */
function takeEvent(db: Db, fed: FeedEvent, at: string): { changed: Changed | null; read: boolean } {
  const { n, event } = fed;
  const known = knownEventSchema.safeParse(event).data ?? null;
  const caseId = known === null ? caseNamed(db, fed) : caseOf(db, known);
  keepEvent(db, { n, kind: event.kind, caseId, event: JSON.stringify(event), receivedAt: at });
  if (known === null) return { changed: caseId === null ? null : 'cases', read: false };
  return { changed: take(db, known, caseId, at), read: true };
}

/**
 * Applies an answer received at `at`. Problems, with nothing changed: `memory.conflict` when what central has is not on
 * our chain, `answer.invalid` when its feed has a hole.
 */
export function applyAnswer(db: Db, device: Device, answer: ExchangeAnswer, at: string): Result<Applied> {
  return db.transaction(() => {
    const { cursor, serverEpoch } = readExchange(db);
    if (!isOnOurChain(db, device, answer.has)) return fail(problem('memory.conflict', `central has ${answer.has.seq}`));
    if (!follows(answer.events, cursor)) return fail(problem('answer.invalid', `feed does not follow ${cursor}`));
    const changed = new Set<Changed>();
    if (settleHas(db, device, answer.has, at) > 0) changed.add('cases');
    if (serverEpoch !== null && serverEpoch !== answer.serverEpoch) {
      restartSteps(db, at);
      // Set back to before our epoch began, central may lack anything of those before it.
      if (answer.has.seq === 0 && hasEarlierEpochs(db, device.epoch)) {
        settle(db, { at, call: 'memory', forgotten: true });
        for (const what of ['cases', 'desk'] as const) changed.add(what);
      }
    }
    const fresh = answer.events.filter(
      ({ n }, index, all) => n > cursor && all.findIndex((one) => one.n === n) === index,
    );
    let unread = 0;
    for (const event of fresh) {
      const taken = takeEvent(db, event, at);
      if (taken.changed !== null) changed.add(taken.changed);
      if (!taken.read) unread += 1;
    }
    const complete = answer.papersWanted.length < limits.papersPerAnswer;
    if (settlePapers(db, answer.papersWanted, complete, at) > 0) changed.add('cases');
    recordAnswer(db, { serverEpoch: answer.serverEpoch, time: answer.time, receivedAt: at });
    if (changed.has('cases')) changed.add('queue');
    return ok({ changed, events: fresh.length, unread });
  });
}

/** Events of one transaction: some milliseconds of a slow computer, between which a key that was pressed is answered. */
const sliceOf = 100;

/**
 * The same in slices, with a `pause` before each further one: a long answer is taken over as if it had come as several
 * short ones, so that a kill in between leaves the store as after a shorter answer, and the rest comes again.
 */
export async function applyInSlices(
  { db, pause }: Pick<Wire, 'db' | 'pause'>,
  device: Device,
  answer: ExchangeAnswer,
  at: string,
): Promise<Result<Applied>> {
  const changed = new Set<Changed>();
  let [events, unread] = [0, 0];
  for (let from = 0; from === 0 || from < answer.events.length; from += sliceOf) {
    if (from > 0) await pause();
    const applied = applyAnswer(db, device, { ...answer, events: answer.events.slice(from, from + sliceOf) }, at);
    if (!applied.ok) return applied;
    for (const what of applied.value.changed) changed.add(what);
    events += applied.value.events;
    unread += applied.value.unread;
  }
  return ok({ changed, events, unread });
}
