// When central has what this desk does not: a desk restored from an older copy, or a disk that was copied. The first gets
// its own entries back and goes on in a new epoch. The second shares its name with another computer, or with itself from
// before it was set back: it takes what central has, gives no number again, and becomes a device of its own by a new
// enrolment code. Nothing that either of them has is lost, and nothing is filed twice: central knows a case by its id.
import { centralKeys } from '../../db/central-key.ts';
import type { Device } from '../../db/device.ts';
import { readExchange, takeRequestNumber } from '../../db/feed.ts';
import { followsOurs, takeBack, takeCases } from '../../db/memory.ts';
import { hashAt } from '../../db/outbox.ts';
import { settle } from '../../db/salvage/settle.ts';
import { type Problem, type ProblemCode, problem } from '../../shared/problems.ts';
import type { Entry } from '../../shared/protocol/exchange.ts';
import { type OwnEntriesRequest, ownEntriesAnswerSchema, ownEntriesPath } from '../../shared/protocol/own-entries.ts';
import { hear, readBody } from './answer.ts';
import { correct } from './correct.ts';
import { enrolOnce } from './enrol.ts';
import type { Wire } from './needs.ts';
import type { Outcome } from './policy.ts';
import { sendSigned } from './send.ts';

const conflict = problem('memory.conflict');

/** One page of our own entries at central, or how it went instead. */
async function askPage(wire: Wire, device: Device, after: number) {
  const { db, clock } = wire;
  const request: OwnEntriesRequest = {
    protocol: 1,
    device: device.device,
    epoch: device.epoch,
    request: takeRequestNumber(db),
    after,
    sentAt: clock.read().wall,
  };
  const { answer, signature } = await sendSigned(
    wire,
    {
      method: 'POST',
      path: ownEntriesPath,
      headers: { 'content-type': 'application/json' },
      body: Buffer.from(JSON.stringify(request), 'utf8'),
    },
    { keyId: device.device, seed: device.privateKey },
  );
  return hear(answer, signature, centralKeys(wire.db, device), (bytes) => readBody(bytes, ownEntriesAnswerSchema));
}

/** Everything central has behind what it was last proven to have, in order; or the outcome of not getting it. */
async function askAll(wire: Wire, device: Device): Promise<{ entries: Entry[] } | { outcome: Outcome }> {
  const entries: Entry[] = [];
  const from = readExchange(wire.db).has.seq;
  for (;;) {
    const heard = await askPage(wire, device, from + entries.length);
    if (heard.kind === 'none') {
      // A portal in the way, or a central that does not know the question: what is wrong is still the conflict.
      const why = heard.why === 'silence' ? heard.problem : conflict;
      return { outcome: { kind: 'failed', problem: why, heard: false, retryAfterMs: null } };
    }
    const at = wire.clock.read().wall;
    if (heard.kind === 'problem') {
      const outcome = correct(wire.db, device, heard.problem, heard.retryAfterMs, at);
      const later = outcome.kind !== 'failed' || outcome.problem.code.startsWith('central.');
      return { outcome: later ? outcome : { kind: 'stop', problem: conflict } };
    }
    entries.push(...heard.body.entries);
    if (heard.body.entries.length === 0 || heard.body.has.seq <= from + entries.length) return { entries };
  }
}

/** The enrolment code that the desk was given last. */
export interface GivenCode {
  readonly code: string;
  /** Somebody typed it just now. */
  readonly typed: boolean;
}

/** What is heard where neither side knows the other's key any more, and from a line that changes bytes. */
const mayBeTheLine = ({ code }: Problem): boolean => code === 'request.tampered' || code === 'answer.foreign';

/** Becomes a device of its own; a code that central does not take leaves the desk stopped until it gets another. */
async function enrolAnew(wire: Wire, device: Device, given: GivenCode | null, why: Problem): Promise<Outcome> {
  const stop: Outcome = { kind: 'stop', problem: why };
  if (given === null) return stop;
  const pinned = { keys: centralKeys(wire.db, device), typed: given.typed };
  // Who does not know us, or answers by a key that we were never told, may have been set back to before anything it said.
  const forgotten = why.code === 'device.unknown' || mayBeTheLine(why);
  const outcome = await enrolOnce(wire, given.code, pinned, (db, next) => {
    settle(db, { at: next.enrolledAt, call: 'memory', next, forgotten });
  });
  // The code may be an old one that nobody typed now: why a new one is wanted comes first, what is wrong with it behind.
  if (outcome.kind !== 'failed') return outcome;
  const foreign = outcome.problem.code === 'answer.foreign';
  if (!foreign && !outcome.problem.code.startsWith('enrolment.')) return outcome;
  const said = problem(why.code, outcome.problem.code);
  // What a changing line may have caused does not end the exchange.
  return foreign || mayBeTheLine(why) ? { ...outcome, problem: said } : { kind: 'stop', problem: said };
}

/** What only a new enrolment helps against: central does not know us, has shut us out, or knows another by our place. */
const strangers: readonly ProblemCode[] = ['device.unknown', 'device.revoked', 'enrolment.refused'];

/** Central, by its own word, does not know our key. A line that changes bytes is told the same, so this ends nothing by itself. */
export const isLocked = (outcome: Outcome): boolean =>
  outcome.kind === 'failed' && outcome.heard && outcome.problem.code === 'request.tampered';

/** The same, or an answer by a key that is unknown here: central's and this desk's may both have changed since it was set back. */
export const isEstranged = (outcome: Outcome): boolean =>
  isLocked(outcome) || (outcome.kind === 'failed' && outcome.problem.code === 'answer.foreign');

/** True for what central said when its memory and ours differ: in what it has of us, or in that it knows us at all. */
export const isConflict = ({ code }: Problem): boolean => code === 'memory.conflict' || strangers.includes(code);

/**
 * Settles what central's memory and ours differ in, after it said `why`. A central that was set back to before our
 * enrolment has nothing to give back.
 */
export async function reconcile(wire: Wire, device: Device, given: GivenCode | null, why: Problem): Promise<Outcome> {
  if (mayBeTheLine(why) || strangers.includes(why.code)) return enrolAnew(wire, device, given, why);
  const asked = await askAll(wire, device);
  if ('outcome' in asked) return asked.outcome;
  const { db, clock, log } = wire;
  const theirs = asked.entries.filter(({ seq, hash }) => hashAt(db, device, seq) !== hash);
  const settled = followsOurs(db, device, theirs) ? takeBack(db, device, theirs, clock.read().wall) : null;
  if (settled !== null) {
    log.info('exchange.taken-back', { entries: theirs.length, epoch: settled.epoch ?? 0 });
    return { kind: 'corrected', problem: conflict };
  }
  const brought = takeCases(db, theirs, clock.read().wall);
  if (brought > 0) log.info('exchange.cases-taken', { cases: brought });
  return enrolAnew(wire, device, given, conflict);
}
