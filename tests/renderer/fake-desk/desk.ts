// A desk for the screens' tests: the real contract at its door, the real catalogue and rules behind it, no store and no
// line. It refuses what the contract refuses, so a screen that asks wrongly fails here too.

import type { CataloguePackage } from '../../../shared/catalogue/schema.ts';
import type { Bridge } from '../../../shared/contract/bridge.ts';
import { type CallName, contract, type Input, type Output } from '../../../shared/contract/contract.ts';
import { problem } from '../../../shared/problems.ts';
import { fail, type Result } from '../../../shared/result.ts';
import { aboutAfter } from './after.ts';
import {
  type Answerers,
  aboutBackup,
  aboutCatalogue,
  aboutDesk,
  aboutDrafts,
  aboutPapers,
  aboutScanner,
  aboutUsb,
} from './answers.ts';
import { aboutCases } from './cases.ts';
import { aboutChanges } from './changing.ts';
import { aboutDayBook, aboutViews } from './daybook.ts';
import { aboutFinding } from './finding.ts';
import { aboutFirstDay } from './first-day.ts';
import { aboutKeeping } from './keeping.ts';
import { aboutNotes } from './notes.ts';
import { aboutSamePersons } from './same-persons.ts';
import { aboutVisits } from './visits.ts';
import { newWorld, type World } from './world.ts';

const answerers: Answerers = {
  ...aboutDesk,
  ...aboutCatalogue,
  ...aboutDrafts,
  ...aboutCases,
  ...aboutChanges,
  ...aboutBackup,
  ...aboutPapers,
  ...aboutScanner,
  ...aboutFinding,
  ...aboutKeeping,
  ...aboutSamePersons,
  ...aboutUsb,
  ...aboutFirstDay,
  ...aboutVisits,
  ...aboutDayBook,
  ...aboutNotes,
  ...aboutAfter,
  ...aboutViews,
};

export interface FakeDesk {
  readonly bridge: Bridge;
  readonly world: World;
  /** Answers wait from here on, until the returned function lets them go. */
  hold(): () => void;
  /** Every call asked, in order. */
  readonly asked: CallName[];
}

function answer<N extends CallName>(world: World, name: N, input: Input<N>): Result<Output<N>> {
  const { input: inputSchema, output: outputSchema, role } = contract[name];
  if (!inputSchema.safeParse(input).success) return fail(problem('call.invalid'));
  if (role !== 'anyone' && world.session === null) return fail(problem('call.not-signed-in'));
  const failing = world.failing.get(name);
  if (failing !== undefined) return fail(failing);
  const given = answerers[name](world, input);
  if (given.ok) outputSchema.parse(given.value);
  return structuredClone(given);
}

/** A desk with nobody signed in, no case and an unproven line. */
export function fakeDesk(pkg: CataloguePackage, given: Parameters<typeof newWorld>[1] = {}): FakeDesk {
  const world = newWorld(pkg, given);
  const asked: CallName[] = [];
  let gate: Promise<void> = Promise.resolve();
  return {
    world,
    asked,
    hold() {
      const { promise, resolve } = Promise.withResolvers<void>();
      gate = promise;
      return resolve;
    },
    bridge: {
      async call(name, input) {
        asked.push(name);
        await gate;
        return answer(world, name, input);
      },
      on(listener) {
        world.listeners.add(listener);
        return () => world.listeners.delete(listener);
      },
    },
  };
}
