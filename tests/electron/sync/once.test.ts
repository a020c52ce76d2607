// Promise: every case reaches central exactly once, whatever the line does, in any order of mishaps, kills and restores.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rebuildStates } from '../../../db/states.ts';
import type { HttpAnswer } from '../../../electron/core/ports.ts';
import { all, bodyOf, enrolledPair, portal, refusal, testDesk } from './desk.ts';
import { submit } from './store.ts';

// What a line can do to one request. The first two are the ones that matter for "exactly once".
const mishaps = ['none', 'request lost', 'answer lost', 'portal', 'busy', 'old answer', 'killed', 'restored'] as const;
const plan = fc.array(fc.constantFrom(...mishaps), { maxLength: 25 });

test('whatever the line does, in any order: every case arrives once, byte for byte, and is registered', async () => {
  await fc.assert(
    fc.asyncProperty(
      plan,
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 1_000 }),
      async (mishap, cases, seed) => {
        const { db, central } = enrolledPair();
        const payloads: string[] = [];
        const queue = [...mishap];
        let last: HttpAnswer = portal;
        let kill = false;
        const desk = testDesk(
          db,
          (request) => {
            const what = queue.shift() ?? 'none';
            // A case saved while the request is under way.
            if (payloads.length < cases) payloads.push(submit(db, payloads.length + 1));
            kill ||= what === 'killed';
            if (what === 'request lost') return null;
            if (what === 'portal') return portal;
            if (what === 'busy') return refusal(request, 503, 'central.busy', { 'retry-after': '20' });
            if (what === 'old answer') return last;
            if (what === 'restored') {
              const { entries, events } = central.memory();
              central.restore(Math.floor(entries.length / 2), Math.floor(events.length / 2));
            }
            last = central.take(request);
            return what === 'answer lost' || what === 'killed' ? null : last;
          },
          undefined,
          seed,
        );
        let exchange = desk.start();
        const finished = (): boolean => queue.length === 0 && payloads.length === cases && all(db, 'registered')();
        while (!finished()) {
          await desk.world.until(() => kill || finished());
          if (!kill) continue;
          // As after a kill: nothing of the old run survives but the store.
          kill = false;
          await exchange.stop();
          exchange = desk.start();
        }
        expect(central.memory().entries.map((entry) => entry.payload)).toEqual(payloads);
        const numbers = desk.sent.map((request) => bodyOf(request).request);
        expect(numbers).toEqual(numbers.toSorted((one, other) => one - other));
        expect(new Set(numbers).size).toBe(numbers.length);
        expect(rebuildStates(db)).toBe(0);
        await exchange.stop();
        db.close();
      },
    ),
    { numRuns: 20, seed: 20260302 },
  );
});
