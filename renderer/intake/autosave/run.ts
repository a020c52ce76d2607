// Carries out what the autosave machine decides: the timer and the call. Holds no rule of its own.
import { type Problem, problem } from '../../../shared/problems.ts';
import type { Result } from '../../../shared/result.ts';
import { type Act, type Autosave, type AutosaveEvent, advance } from './machine.ts';

export interface AutosaveNeeds<C> {
  /** Commits content that builds on a revision. */
  save(revision: number, content: C): Promise<Result<{ revision: number; savedAt: string }>>;
  /** Runs `act` once after so many milliseconds; the returned function cancels it. */
  after(ms: number, act: () => void): () => void;
  /** Called after every change of state. */
  onChange(state: Autosave<C>): void;
}

export interface RunningAutosave<C> {
  state(): Autosave<C>;
  typed(content: C): void;
  /** Saves at once what is not saved; settles with null when all is, else with what stood in the way. */
  flush(): Promise<Problem | null>;
}

/** Starts from a state at rest. It needs no stopping: at rest it holds no timer, and before that it must not stop. */
export function runAutosave<C>(start: Autosave<C>, needs: AutosaveNeeds<C>): RunningAutosave<C> {
  let state = start;
  let cancel = (): void => {};
  let flushing: ((outcome: Problem | null) => void)[] = [];

  const settle = (outcome: Problem | null): void => {
    const waiting = flushing;
    flushing = [];
    for (const tell of waiting) tell(outcome);
  };

  const save = (): void => {
    const crashed = problem('call.crashed');
    needs.save(state.revision, state.sent).then(
      (answer) => on(answer.ok ? { kind: 'saved', ...answer.value } : { kind: 'failed', problem: answer.problem }),
      () => on({ kind: 'failed', problem: crashed }),
    );
  };

  const act = (next: Act): void => {
    if (next === null) return;
    cancel();
    if (next.kind === 'save') save();
    else cancel = needs.after(next.ms, () => on({ kind: 'due' }));
  };

  const on = (event: AutosaveEvent<C>): void => {
    const [after, next] = advance(state, event);
    if (after === state) return;
    state = after;
    act(next);
    needs.onChange(state);
    if (state.phase === 'rest') settle(null);
    else if (event.kind === 'failed') settle(event.problem);
  };

  return {
    state: () => state,
    typed: (content) => on({ kind: 'typed', content }),
    flush: () => {
      if (state.phase === 'rest') return Promise.resolve(null);
      if (state.phase === 'stopped') return Promise.resolve(state.problem);
      return new Promise((tell) => {
        flushing.push(tell);
        on({ kind: 'flush' });
      });
    },
  };
}
