// What may be said of the line: only what central's verified answers prove. Pure; the network adapter has no say.
import type { ExchangeMemory } from '../../db/feed.ts';
import type { Line } from '../../shared/contract/desk.ts';
import { type Problem, problem, problemCodes } from '../../shared/problems.ts';
import type { Outcome } from './policy.ts';

/** Before anything was tried in this run. A stop stands until central says otherwise. */
export function lineAtStart(memory: ExchangeMemory, waitingFor: Problem | null, at: string): Line {
  const stopped = problemCodes.find((code) => code === memory.stopped);
  return {
    state: stopped === undefined ? 'unproven' : 'stopped',
    since: stopped === undefined ? null : at,
    lastAnswer: memory.lastAnswerAt,
    nextTry: null,
    problem: stopped === undefined ? waitingFor : problem(stopped),
  };
}

function stateAfter(before: Line['state'], outcome: Outcome): Line['state'] {
  if (outcome.kind === 'stop') return 'stopped';
  if (outcome.kind === 'done') return 'online';
  if (before === 'stopped') return 'stopped';
  return outcome.kind === 'failed' && !outcome.heard ? 'offline' : 'online';
}

/** After an exchange that ended at `at`; `lastAnswer` as stored, `nextTry` when it will be tried again, or null. */
export function lineAfter(
  before: Line,
  outcome: Outcome,
  now: { readonly at: string; readonly lastAnswer: string | null; readonly nextTry: string | null },
): Line {
  const state = stateAfter(before.state, outcome);
  const keepsReason = state === 'stopped' && outcome.kind !== 'stop';
  return {
    state,
    since: state === before.state ? before.since : now.at,
    lastAnswer: now.lastAnswer,
    nextTry: now.nextTry,
    problem: keepsReason ? before.problem : outcome.kind === 'done' ? null : outcome.problem,
  };
}
