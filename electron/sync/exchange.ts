// The exchange with central as it runs beside the desk: it waits, asks and records. What to do next is decided in
// policy.ts, what an answer means in answer.ts and apply.ts. It holds nothing that a kill could lose: at the next start
// everything follows from the store.
import { readClaim } from '../../db/claim.ts';
import { type Device, readDevice } from '../../db/device.ts';
import { nextKey } from '../../db/device-keys.ts';
import { storeProblem } from '../../db/failures.ts';
import { type ExchangeMemory, readExchange } from '../../db/feed.ts';
import type { Line } from '../../shared/contract/desk.ts';
import { problem } from '../../shared/problems.ts';
import { changeKey, remindOfKey } from './device-key.ts';
import { claimPlace, enrolOnce } from './enrol.ts';
import { lineAfter, lineAtStart } from './line.ts';
import { isConflict, isEstranged, isLocked, reconcile } from './memory.ts';
import type { Changed, ExchangeNeeds, Wire } from './needs.ts';
import { type PaperProgress, papersLane } from './papers.ts';
import { atStart, type Happening, type Outcome, type State, step } from './policy.ts';
import { entriesWait } from './request.ts';
import { exchangeOnce, firstPace, type Pace } from './round.ts';
import { dictionaryIn } from './wire/dictionary.ts';
import { packHere } from './wire/packer.ts';

export interface Exchange {
  /** Ask now: a case was saved, a person wants it, the system says that the line is back. */
  wake(): void;
  /** What is proven of the line. */
  line(): Line;
  /** How far each paper got that was tried since the start, by content. */
  papers(): ReadonlyMap<string, PaperProgress>;
  /** How far the desk's clock was ahead of central's at its last answer in this run, in milliseconds, or null. */
  clockAheadMs(): number | null;
  /** Begins nothing more, gives what runs a moment to end, then abandons it; afterwards the store is left alone. */
  stop(): Promise<void>;
}

/** How soon a central that does not know the change of a key is asked for it again. */
const keyPauseMs = 3_600_000;

/** How long `stop` waits for an exchange under way; what central already took will simply be confirmed next time. */
export const graceMs = 2_000;

/** An exchange that can never begin: no address, or no way to become a device. */
function idleExchange(line: Line): Exchange {
  return {
    wake: () => undefined,
    line: () => line,
    clockAheadMs: () => null,
    papers: () => new Map(),
    stop: async () => undefined,
  };
}

/** Only what says nothing of a case: the kind of error, and where. */
function crashFacts(error: unknown): { error: string; at: string } {
  if (!(error instanceof Error)) return { error: typeof error, at: '' };
  const at = error.stack?.split('\n').find((line) => /^\s+at /.test(line)) ?? '';
  return { error: error.name, at: at.trim() };
}

/** Starts the exchange and asks at once. Enrols first where the desk is not enrolled and has a code. */
export function startExchange(needs: ExchangeNeeds): Exchange {
  const { db, clock, random, timers, log, onChange } = needs;
  const { centralUrl, enrolmentCode, mode, anew = false } = needs.config;
  const enrolled = readDevice(db) !== null;
  const waitingFor = enrolled ? null : problem('desk.not-enrolled');
  let line = lineAtStart(readExchange(db), waitingFor, clock.read().wall);
  if (centralUrl === null || (!enrolled && enrolmentCode === null)) return idleExchange(line);

  let abandoned = false;
  /** What comes after the end is as good as lost: it never comes, and the store is left alone. */
  const before = async <T>(made: Promise<T>): Promise<T> => {
    const value = await made;
    return abandoned ? new Promise<never>(() => undefined) : value;
  };
  const wire: Wire = {
    db,
    clock,
    random,
    http: {
      send: (request) => before(needs.http.send(request)),
      expect: (address) => needs.http.expect?.(address),
    },
    log,
    centralUrl,
    mode,
    dictionary: () => dictionaryIn(db),
    pack: (packing) => before((needs.pack ?? packHere)(packing)),
    pause: () => before(new Promise<void>((gone) => setImmediate(gone))),
  };
  const papers = papersLane(wire, {
    delivered: () => onChange('cases'),
    moved: () => onChange('papers'),
    lost: (milliseconds) => {
      forget();
      forget = timers.after(milliseconds, () => {
        // With failures of its own the exchange asks when it said it would, and the papers follow its answer.
        if (state.phase === 'resting' && state.failures === 0) happen({ kind: 'due' });
      });
    },
  });
  let forget = (): void => undefined;
  let state: State = atStart;
  let pace: Pace = firstPace;
  /** The last request went again at once because the line was back. */
  let hurried = false;
  let cancel = (): void => undefined;
  let running: Promise<void> | null = null;
  let aheadMs: number | null = null;
  /** Central's last word was that it does not know this desk. */
  let doubted = false;
  let keyNotBefore = 0;
  /** Somebody answered, in this run, and did not take the key that waits. */
  let keyRefused = false;
  let stopping = false;

  const tell = (changed: Iterable<Changed>): void => {
    for (const what of changed) onChange(what);
  };

  /** A line that changes one sign of our name lets central say once that it does not know us: it is believed the second time. */
  const certain = (outcome: Outcome): Outcome => {
    const again = doubted;
    doubted = outcome.kind === 'stop' && outcome.problem.code === 'device.unknown';
    return outcome.kind === 'stop' && doubted && !again ? { kind: 'corrected', problem: outcome.problem } : outcome;
  };

  /** The outcome, once what may be wrong between central and this desk was put right, or could not be. */
  const settled = async (device: Device, outcome: Outcome): Promise<Outcome> => {
    const conflict = outcome.kind === 'stop' && isConflict(outcome.problem);
    const estranged = anew && isEstranged(outcome) && (keyRefused || nextKey(db) === null);
    if (outcome.kind === 'done' || (!conflict && !estranged)) return outcome;
    const given = enrolmentCode === null ? null : { code: enrolmentCode, typed: anew };
    const better = await reconcile(wire, device, given, outcome.problem);
    tell(['desk', 'cases', 'queue']);
    return certain(better);
  };

  /** The device, with the key that waits if central takes it now; a central that does not is asked again in an hour. */
  const withNewKey = async (device: Device): Promise<Device> => {
    const now = clock.read().monotonicMs;
    if (now < keyNotBefore) return device;
    const word = await changeKey(wire, device);
    keyRefused = word === 'later' || word === 'untrusted' || word === 'foreign';
    // Who signs by a key that is unknown here says which, when it hears what this desk has heard: in the exchange.
    if (keyRefused && word !== 'foreign') keyNotBefore = now + keyPauseMs;
    if (word !== 'taken') return device;
    tell(['desk']);
    return readDevice(db) ?? device;
  };

  const ask = async (): Promise<Outcome> => {
    const device = readDevice(db);
    if (device === null) {
      const outcome = await enrolOnce(wire, enrolmentCode ?? '');
      if (outcome.kind === 'done') tell(['desk']);
      return outcome;
    }
    const code = readClaim(db)?.code ?? null;
    const claimed = code === null ? null : await claimPlace(wire, device, code);
    if (claimed !== null && claimed.kind !== 'done') return settled(device, claimed);
    const enrolled = await withNewKey(device);
    if (entriesWait(db, enrolled)) papers.giveWay();
    const round = await exchangeOnce(wire, enrolled, pace);
    pace = round.pace;
    // Once; what then meets silence again backs off as always, for a line that comes and goes is no line.
    if (round.lineBack && !hurried) happen({ kind: 'wake' });
    hurried = round.lineBack;
    if (round.papersWanted !== null) papers.carry(enrolled, needs.letGo?.(round.papersWanted) ?? round.papersWanted);
    tell(round.changed);
    if (isLocked(round.outcome) && (await remindOfKey(wire, enrolled)))
      return { kind: 'corrected', problem: problem('request.tampered', 'central had forgotten our key') };
    return settled(enrolled, certain(round.outcome));
  };

  const askSafely = async (): Promise<void> => {
    let outcome: Outcome;
    try {
      outcome = await ask();
    } catch (error) {
      const expected = storeProblem(error);
      log.error('exchange.crashed', expected === null ? crashFacts(error) : { problem: expected.code });
      outcome = { kind: 'failed', problem: expected ?? problem('call.crashed'), heard: false, retryAfterMs: null };
    }
    running = null;
    happen({ kind: 'outcome', outcome });
    record(outcome);
  };

  /** A database that cannot be read is told by the calls of the desk; here it must only not end the program. */
  const heardSoFar = (): Pick<ExchangeMemory, 'lastAnswerAt' | 'trustedTime'> => {
    try {
      return readExchange(db);
    } catch (error) {
      log.error('exchange.crashed', crashFacts(error));
      return { lastAnswerAt: line.lastAnswer, trustedTime: null };
    }
  };
  const record = (outcome: Outcome): void => {
    const at = clock.read().wall;
    const before = line.state;
    const { lastAnswerAt, trustedTime } = heardSoFar();
    // Both were stored with this very answer.
    if (outcome.kind === 'done' && trustedTime !== null)
      aheadMs = Date.parse(lastAnswerAt ?? at) - Date.parse(trustedTime);
    const nextTry = state.phase === 'resting' ? new Date(Date.parse(at) + state.delayMs).toISOString() : null;
    line = lineAfter(line, outcome, { at, lastAnswer: lastAnswerAt, nextTry });
    if (line.state !== before) {
      const facts = { state: line.state, problem: line.problem?.code ?? null };
      if (line.state === 'stopped') log.error('exchange.line', facts);
      else log.info('exchange.line', facts);
    }
    onChange('queue');
  };

  const happen = (happening: Happening): void => {
    state = step(state, happening, random.fraction());
    cancel();
    if (stopping) return;
    if (state.phase === 'resting') cancel = timers.after(state.delayMs, () => happen({ kind: 'due' }));
    if (state.phase === 'asking' && running === null) running = askSafely();
  };

  cancel = timers.after(atStart.delayMs, () => happen({ kind: 'due' }));
  return {
    wake: () => happen({ kind: 'wake' }),
    line: () => line,
    clockAheadMs: () => aheadMs,
    papers: papers.progress,
    stop: async () => {
      stopping = true;
      cancel();
      forget();
      await new Promise<void>((ended) => {
        const giveUp = timers.after(graceMs, () => {
          abandoned = true;
          ended();
        });
        Promise.all([running, papers.stop()]).then(() => {
          giveUp();
          ended();
        });
      });
    },
  };
}
