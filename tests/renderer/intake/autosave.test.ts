// The autosave against a store that answers late, refuses, crashes and comes back, in any order: what was typed last
// is always saved last, never two saves at once, and a save always names the revision that the last one gave.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pauseMs, resting, retryMs } from '../../../renderer/intake/autosave/machine.ts';
import { type RunningAutosave, runAutosave } from '../../../renderer/intake/autosave/run.ts';
import { problem } from '../../../shared/problems.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';

interface Content {
  readonly text: string;
}
type Answer = Result<{ revision: number; savedAt: string }>;

/** Timers and a store that both move only when told to. */
function world() {
  let now = 0;
  let timers: { at: number; act: () => void }[] = [];
  const store = { revision: 4, text: 'start', saves: [] as { at: number; text: string }[] };
  let underWay: { revision: number; content: Content; answer: (given: Answer) => void; crash: () => void } | null =
    null;
  const autosave: RunningAutosave<Content> = runAutosave(
    resting<Content>({ revision: 4, content: { text: 'start' }, savedAt: 'before' }),
    {
      save: (revision, content) => {
        if (underWay !== null) throw new Error('two saves under way');
        store.saves.push({ at: now, text: content.text });
        return new Promise((answer, reject) => {
          underWay = { revision, content, answer, crash: () => reject(new Error('crash')) };
        });
      },
      after: (ms, act) => {
        const timer = { at: now + ms, act };
        timers.push(timer);
        return () => {
          timers = timers.filter((other) => other !== timer);
        };
      },
      onChange: () => {},
    },
  );
  const pass = (ms: number): void => {
    now += ms;
    const due = timers.filter((timer) => timer.at <= now);
    timers = timers.filter((timer) => timer.at > now);
    for (const timer of due) timer.act();
  };
  /** The store answers the save under way; `commit` says whether it wrote before answering. */
  const answer = async (how: 'saves' | 'refuses' | 'crashes'): Promise<void> => {
    const asked = underWay;
    if (asked === null) return;
    underWay = null;
    if (how === 'saves') {
      if (asked.revision !== store.revision) asked.answer(fail(problem('draft.outdated')));
      else {
        store.revision += 1;
        store.text = asked.content.text;
        asked.answer(ok({ revision: store.revision, savedAt: `t${now}` }));
      }
    } else if (how === 'refuses') asked.answer(fail(problem('desk.disk-full')));
    else asked.crash();
    await Promise.resolve();
    await Promise.resolve();
  };
  return { autosave, store, pass, answer, underWay: () => underWay !== null, timers: () => timers.length };
}

describe('autosave', () => {
  it('saves the first change within 200 ms, together with what was typed meanwhile', async () => {
    const { autosave, store, pass, answer } = world();
    autosave.typed({ text: 'ა' });
    pass(100);
    autosave.typed({ text: 'აბ' });
    expect(store.saves).toEqual([]);
    pass(pauseMs - 100);
    expect(store.saves).toEqual([{ at: pauseMs, text: 'აბ' }]);
    expect(pauseMs).toBeLessThanOrEqual(200);
    await answer('saves');
    expect(autosave.state()).toMatchObject({ phase: 'rest', revision: 5, problem: null });
  });

  it('starts the next save right after the one under way, with the newest content', async () => {
    const { autosave, store, pass, answer } = world();
    autosave.typed({ text: 'ა' });
    pass(pauseMs);
    autosave.typed({ text: 'აბ' });
    autosave.typed({ text: 'აბგ' });
    await answer('saves');
    expect(store.saves.map((save) => save.text)).toEqual(['ა', 'აბგ']);
  });

  it('tells a problem, tries again by itself, and forgets the problem when it is saved', async () => {
    const { autosave, store, pass, answer } = world();
    autosave.typed({ text: 'ა' });
    pass(pauseMs);
    await answer('refuses');
    expect(autosave.state().problem).toEqual(problem('desk.disk-full'));
    pass(retryMs);
    await answer('saves');
    expect(store.text).toBe('ა');
    expect(autosave.state()).toMatchObject({ phase: 'rest', problem: null });
  });

  it('stops when the draft was changed elsewhere, instead of writing over it', async () => {
    const { autosave, store, pass, answer, timers } = world();
    store.revision = 9;
    autosave.typed({ text: 'ა' });
    pass(pauseMs);
    await answer('saves');
    expect(autosave.state()).toMatchObject({ phase: 'stopped', problem: { code: 'draft.outdated' } });
    autosave.typed({ text: 'აბ' });
    expect(timers()).toBe(0);
    await expect(autosave.flush()).resolves.toEqual(problem('draft.outdated'));
    expect(store.text).toBe('start');
  });

  it('flushes without waiting, and says what stood in the way', async () => {
    const { autosave, store, answer } = world();
    await expect(autosave.flush()).resolves.toBeNull();
    autosave.typed({ text: 'ა' });
    const refused = autosave.flush();
    expect(store.saves).toHaveLength(1);
    await answer('crashes');
    await expect(refused).resolves.toEqual(problem('call.crashed'));
    const saved = autosave.flush();
    await answer('saves');
    await expect(saved).resolves.toBeNull();
    expect(store.text).toBe('ა');
  });

  it('always ends with the last typed content in the store, whatever happened before', async () => {
    const happening = fc.oneof(
      fc.record({ kind: fc.constant('types' as const), text: fc.string({ maxLength: 3 }) }),
      fc.record({ kind: fc.constant('passes' as const), ms: fc.integer({ min: 0, max: 2_500 }) }),
      fc.record({
        kind: fc.constant('answers' as const),
        how: fc.constantFrom('saves' as const, 'saves' as const, 'refuses' as const, 'crashes' as const),
      }),
      fc.record({ kind: fc.constant('flushes' as const) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { maxLength: 60 }), async (happenings) => {
        const { autosave, store, pass, answer, underWay } = world();
        let last = 'start';
        const flushed: Promise<unknown>[] = [];
        for (const step of happenings) {
          const revision = autosave.state().revision;
          if (step.kind === 'types') {
            last = step.text;
            autosave.typed({ text: last });
          } else if (step.kind === 'passes') pass(step.ms);
          else if (step.kind === 'answers') await answer(step.how);
          else flushed.push(autosave.flush());
          expect(autosave.state().revision).toBeGreaterThanOrEqual(revision);
        }
        for (let turn = 0; turn < 3; turn += 1) {
          pass(retryMs);
          if (underWay()) await answer('saves');
        }
        expect(autosave.state()).toMatchObject({ phase: 'rest', problem: null, revision: store.revision });
        expect(store.text).toBe(last);
        await Promise.all(flushed);
      }),
      { numRuns: 500, seed: 20_260_301 },
    );
  });
});
