// What the desk does on its thread while nobody works, a step at a time: a call that comes in waits for one of them.
import { sweep } from '../../../db/retention/sweep.ts';
import { tendWords } from '../../../electron/services/find-index.ts';
import { createPackages } from '../../../electron/services/packages.ts';
import { inTurns, type Spent } from '../durations.ts';
import { today } from './desk.ts';
import type { Often } from './measure.ts';
import type { Stage } from './stage.ts';

/** Long after everything was due. */
const later = '2095-01-01T08:00:00.000Z';

function* without(steps: ReturnType<typeof sweep>, kind: string): ReturnType<typeof sweep> {
  for (const step of steps) if (step.kind !== kind) yield step;
}

/** Forgets some cases for good, and what the index of words has of them; half of the steps begin with a case. */
export async function resting({ desk: { db } }: Stage, often: Often): Promise<Spent> {
  const packages = createPackages(db);
  const rules = packages.latest();
  const judging = sweep(db, { rules, wall: `${today}T08:00:00.000Z` });
  const judgedNow = await inTurns([{ name: 'a step of judging what is due', act: () => judging.next() }], often);
  for (const { kind } of judging) if (kind !== 'judged') break;
  const central = db.get<{ at: string }>('select trusted_time as at from exchange')?.at ?? null;
  db.run('update exchange set trusted_time = ?', later);
  const forgetting = without(sweep(db, { rules, wall: later }), 'judged');
  const rested = await inTurns(
    [
      { name: 'a step of forgetting', act: () => forgetting.next() },
      { name: 'a step for the index of words', act: () => tendWords(db, packages) },
    ],
    often,
  );
  db.run('update exchange set trusted_time = ?', central);
  const both = (kind: keyof Spent): Map<string, number[]> => new Map([...judgedNow[kind], ...rested[kind]]);
  return { waited: both('waited'), worked: both('worked') };
}
