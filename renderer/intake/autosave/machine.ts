// Decides when a draft is saved; does nothing itself. Invariants, which the tests hold it to: never two saves under way,
// each save names the revision the last one gave, and what was typed last is saved last, whatever fails in between.
//
//   rest ──typed──▶ waiting ──due / flush──▶ under-way ──saved──▶ rest, or at once under-way again with what is newer
//                      ▲──────── failed (tried again) ──┘──failed for good──▶ stopped
import type { Problem, ProblemCode } from '../../../shared/problems.ts';

/** The first keystroke is saved this soon; those that follow meanwhile travel with it. */
export const pauseMs = 150;
/** After a failed save; the operator sees the problem meanwhile. */
export const retryMs = 2_000;

/** Trying again cannot help: somebody else's revision is stored, or the draft is no draft any more. */
const final: ReadonlySet<ProblemCode> = new Set(['draft.outdated', 'draft.submitted', 'draft.unknown']);

export interface Autosave<C> {
  readonly phase: 'rest' | 'waiting' | 'under-way' | 'stopped';
  /** The revision that the store last told. */
  readonly revision: number;
  readonly newest: C;
  /** What the save under way carries, or the last one carried. */
  readonly sent: C;
  /** When the store last committed, as the desk's clock said. */
  readonly savedAt: string;
  /** Why the last save failed; null as soon as one succeeds. */
  readonly problem: Problem | null;
}

export type AutosaveEvent<C> =
  | { readonly kind: 'typed'; readonly content: C }
  | { readonly kind: 'due' }
  | { readonly kind: 'flush' }
  | { readonly kind: 'saved'; readonly revision: number; readonly savedAt: string }
  | { readonly kind: 'failed'; readonly problem: Problem };

/** What is to be done next: start a save of `newest` on `revision`, wait, or nothing. */
export type Act = { readonly kind: 'save' } | { readonly kind: 'wait'; readonly ms: number } | null;

/** A draft as just read: nothing to save. */
export function resting<C>(draft: { revision: number; content: C; savedAt: string }): Autosave<C> {
  const { revision, content, savedAt } = draft;
  return { phase: 'rest', revision, newest: content, sent: content, savedAt, problem: null };
}

function send<C>(state: Autosave<C>): [Autosave<C>, Act] {
  return [{ ...state, phase: 'under-way', sent: state.newest }, { kind: 'save' }];
}

/** One event: the state after it and the one thing to do. Events that no longer fit (a late timer) change nothing. */
export function advance<C>(state: Autosave<C>, event: AutosaveEvent<C>): [Autosave<C>, Act] {
  switch (event.kind) {
    case 'typed': {
      if (event.content === state.newest) return [state, null];
      const typed = { ...state, newest: event.content };
      return state.phase === 'rest'
        ? [
            { ...typed, phase: 'waiting' },
            { kind: 'wait', ms: pauseMs },
          ]
        : [typed, null];
    }
    case 'due':
    case 'flush':
      return state.phase === 'waiting' ? send(state) : [state, null];
    case 'saved': {
      if (state.phase !== 'under-way') return [state, null];
      const saved = { ...state, revision: event.revision, savedAt: event.savedAt, problem: null };
      return state.newest === state.sent ? [{ ...saved, phase: 'rest' }, null] : send(saved);
    }
    case 'failed': {
      if (state.phase !== 'under-way') return [state, null];
      const failed = { ...state, problem: event.problem };
      return final.has(event.problem.code)
        ? [{ ...failed, phase: 'stopped' }, null]
        : [
            { ...failed, phase: 'waiting' },
            { kind: 'wait', ms: retryMs },
          ];
    }
  }
}
