// What a conformance case is. Its texts are for the engineers of any central: what is demanded, and what a failure means
// for the desks in the villages.
import assert from 'node:assert/strict';
import type { SigningKey } from '../signing.ts';
import type { Desk } from './desk.ts';

export interface World {
  readonly url: string;
  /** An unused one-time enrolment code; the whole run is one desk. */
  readonly code: string;
  readonly key: SigningKey;
  /** A service and a municipality that this central takes. */
  readonly about: [string, string];
  /** Lets central change the key of its answers; null where nobody can during the run. */
  readonly renewKey: (() => Promise<unknown>) | null;
  /** Enrolled by the first case. */
  desk: Desk | null;
}

export interface ConformanceCase {
  /** What is demanded, as a sentence. */
  readonly name: string;
  /** What it means when it fails. */
  readonly failing: string;
  /** Throws (an assertion) when central does not do it. */
  readonly run: (world: World) => Promise<void>;
}

/** The desk of the run; without one no case can be held against central. */
export function deskOf(world: World): Desk {
  assert.ok(world.desk, 'no desk was enrolled, so this could not be tried');
  return world.desk;
}
