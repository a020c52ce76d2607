// Holds the suite against one central, case by case, and says what came out in plain words.
import { newSigningKey } from '../signing.ts';
import type { ConformanceCase, World } from './case.ts';
import { suite } from './suite.ts';

export interface Verdict {
  readonly name: string;
  readonly failing: string;
  /** Why it failed, or null when it passed. */
  readonly why: string | null;
}

/** A run's world: one desk to be enrolled with this code. `about`: a service and municipality that central takes. */
export function newWorld(
  url: string,
  code: string,
  about: [string, string],
  renewKey: World['renewKey'] = null,
): World {
  return { url, code, about, key: newSigningKey(), renewKey, desk: null };
}

/** Runs every case (or these) in order; `report` hears each verdict as it falls. Answers all of them. */
export async function runSuite(
  world: World,
  report: (verdict: Verdict) => void,
  cases: readonly ConformanceCase[] = suite,
): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const { name, failing, run } of cases) {
    const why = await run(world).then(
      () => null,
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
    const verdict = { name, failing, why };
    verdicts.push(verdict);
    report(verdict);
  }
  return verdicts;
}
