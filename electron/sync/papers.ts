// Carries papers to central, small ones first, beside the exchange and never in its way: cases do not wait behind scans.
// Central says which contents it lacks; that it has one is believed only from its signed answer.
import type { Device } from '../../db/device.ts';
import { isTakenBack, markPaperDelivered, paperFacts, readPaper } from '../../db/papers.ts';
import type { Problem } from '../../shared/problems.ts';
import { limits } from '../../shared/protocol/exchange.ts';
import type { Wire } from './needs.ts';
import { backOff } from './policy.ts';
import { askOffset, sendPaper, type Word } from './upload.ts';

/** A paper that does not arrive as it is would not do so an hour later either, and costs its whole size each time. */
const mismatchMs = 24 * 3_600_000;
/** How often a moving bar is worth a word to the screen. */
const tellMs = 1_000;

export interface PaperProgress {
  /** Bytes that went out: central has them, or they are on their way. */
  readonly sent: number;
  readonly sending: boolean;
  /** Why it did not get on, the last time it was tried. */
  readonly problem: Problem | null;
}

export interface PapersLane {
  /** Carries what central lacks, and no longer what it does not want any more. */
  carry(device: Device, wanted: readonly string[]): void;
  /** Cases wait: the paper on its way gives the line free. It goes on at its byte when central says again what it lacks. */
  giveWay(): void;
  /** What was tried since the program started, by content. */
  progress(): ReadonlyMap<string, PaperProgress>;
  /** Begins no further paper and answers when the running one has ended. */
  stop(): Promise<void>;
}

export interface Told {
  delivered(): void;
  /** Some more bytes went out. */
  moved(): void;
  /** The line broke under a paper, which may go on after so many milliseconds. */
  lost(milliseconds: number): void;
}

interface Running {
  readonly ended: Promise<void>;
  readonly abort: AbortController;
  sha256: string;
}

interface Try extends PaperProgress {
  /** In a row, without a byte more at central. */
  readonly failures: number;
  /** Bytes that central had when last asked. */
  readonly proven: number;
  /** Not before this reading of the monotonic clock. */
  readonly notBefore: number;
}

const untried: Try = { sent: 0, sending: false, problem: null, failures: 0, proven: 0, notBefore: 0 };

export function papersLane(wire: Wire, told: Told): PapersLane {
  const tries = new Map<string, Try>();
  const tried = (sha256: string): Try => tries.get(sha256) ?? untried;
  const now = (): number => wire.clock.read().monotonicMs;
  let running: Running | null = null;
  let stopping = false;
  let toldAt = 0;

  /** Not those of a case withdrawn meanwhile: central asked before it knew. */
  const due = (wanted: readonly string[]): string[] =>
    wanted
      .map((sha256) => ({ sha256, size: paperFacts(wire.db, sha256)?.size ?? null }))
      .filter(({ sha256, size }) => size !== null && tried(sha256).notBefore <= now() && !isTakenBack(wire.db, sha256))
      .sort((one, other) => (one.size ?? 0) - (other.size ?? 0))
      .map(({ sha256 }) => sha256);

  const proven = (sha256: string, bytes: number): void => {
    const before = tried(sha256);
    const failures = bytes > before.proven ? 0 : before.failures;
    tries.set(sha256, { ...before, proven: bytes, failures });
  };

  const sent = (sha256: string, bytes: number): void => {
    tries.set(sha256, { ...tried(sha256), sent: bytes, sending: true });
    if (now() - toldAt < tellMs) return;
    toldAt = now();
    told.moved();
  };

  /** What central's word, or silence, means for the paper. Answers whether others may be tried. */
  const settle = (sha256: string, size: number, word: Word): boolean => {
    if (word.kind === 'has' && word.bytes >= size) {
      tries.delete(sha256);
      markPaperDelivered(wire.db, sha256, wire.clock.read().wall);
      told.delivered();
      return true;
    }
    const problem = word.kind === 'has' ? null : word.problem;
    const failures = tried(sha256).failures + 1;
    const delay = problem?.code === 'paper.mismatch' ? mismatchMs : backOff(failures, wire.random.fraction(), null);
    tries.set(sha256, { ...tried(sha256), sending: false, problem, failures, notBefore: now() + delay });
    wire.log.info('paper.not-delivered', { problem: problem?.code ?? null, bytes: size });
    told.moved();
    if (word.kind !== 'silence') return true;
    // Silence concerns the line, not this paper: the others wait for the next answer of central.
    told.lost(delay);
    return false;
  };

  const run = async (device: Device, wanted: readonly string[], me: { sha256: string; abort: AbortController }) => {
    const { signal } = me.abort;
    const list = due(wanted);
    const ask = (sha256: string): Promise<Word> => askOffset({ wire, device, sha256, signal });
    // Asked while the one before is on its way, so that the line never rests for a question.
    let asked = list[0] === undefined ? null : ask(list[0]);
    for (const [index, sha256] of list.entries()) {
      const paper = stopping || signal.aborted ? null : readPaper(wire.db, sha256);
      if (paper === null || asked === null) return;
      me.sha256 = sha256;
      const word = asked;
      const next = list[index + 1];
      if (next !== undefined) asked = word.then(() => ask(next));
      const last = await sendPaper({ wire, device, sha256, signal }, word, paper.bytes, {
        proven: (bytes) => proven(sha256, bytes),
        sent: (bytes) => sent(sha256, bytes),
      });
      if (signal.aborted) {
        tries.set(sha256, { ...tried(sha256), sending: false });
        return;
      }
      if (!settle(sha256, paper.bytes.byteLength, last)) return;
    }
  };

  return {
    carry: (device, wanted) => {
      const unwanted = running !== null && wanted.length < limits.papersPerAnswer && !wanted.includes(running.sha256);
      if (unwanted) running?.abort.abort();
      if (running !== null || stopping || wanted.length === 0) return;
      const me = { sha256: '', abort: new AbortController() };
      const ended = run(device, wanted, me)
        .catch((error: unknown) => wire.log.error('paper.crashed', { error: error instanceof Error ? error.name : '' }))
        .finally(() => {
          running = null;
        });
      running = Object.assign(me, { ended });
    },
    giveWay: () => running?.abort.abort(),
    progress: () => tries,
    stop: async () => {
      stopping = true;
      await running?.ended;
    },
  };
}
