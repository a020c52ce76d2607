// How long the disk will last, from what the last cases took and how fast they came. Pure. It rounds down and never
// promises what it cannot know.
import type { Storage } from '../../shared/contract/storage.ts';

export interface Pace {
  readonly cases: number;
  /** Bytes of what was filed in them. */
  readonly bytes: number;
  /** Days from the first of them until now; negative or 0 when a clock jumped. */
  readonly days: number;
}

/** What a case takes beside its content: indexes, outbox, audit entries, central's events. Measured by the test. */
const recordBytes = 2560;
/** Before anything was filed: a form with one small scan. */
const unknownBytes = 262_144;
const enoughCases = 10;

const low = { freeBytes: 256 * 1024 * 1024, casesFit: 500, daysFit: 30 };

export type Forecast = Pick<Storage, 'caseBytes' | 'casesFit' | 'daysFit'>;

/** Cases and days that still fit into `freeBytes`. */
export function forecast(freeBytes: number, { cases, bytes, days }: Pace): Forecast {
  const caseBytes = cases === 0 ? unknownBytes : Math.ceil(bytes / cases) + recordBytes;
  const casesFit = Math.floor(freeBytes / caseBytes);
  const daysFit = cases < enoughCases || days < 1 ? null : Math.floor((casesFit * days) / cases);
  return { caseBytes, casesFit, daysFit };
}

/** Low is what leaves IT a month to act. */
export function isLow(freeBytes: number, { casesFit, daysFit }: Forecast): boolean {
  return freeBytes < low.freeBytes || casesFit < low.casesFit || (daysFit !== null && daysFit < low.daysFit);
}
