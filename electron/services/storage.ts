// The room that is left for cases, and what is wrong with the place where they lie.
import type { SetAside } from '../../db/journal/ends.ts';
import { centralAlone } from '../../db/salvage/central-alone.ts';
import { databaseBytes, lastCaseSizes } from '../../db/sizes.ts';
import type { Reader } from '../../db/sqlite.ts';
import type { Rebuilt } from '../../shared/contract/storage.ts';
import type { Problem } from '../../shared/problems.ts';
import { ok } from '../../shared/result.ts';
import { daysBefore, tbilisiDate } from '../../shared/time/dates.ts';
import type { Services } from '../core/call.ts';
import type { Space } from '../core/ports.ts';
import { forecast, isLow } from './forecast.ts';

export interface StorageNeeds {
  readonly db: Reader;
  readonly space: () => Space;
  /** True when the reserve for the last cases is given away for good. */
  readonly spent: () => boolean;
  readonly warnings: readonly Problem[];
  /** What rebuilds set aside. */
  readonly setAside: () => readonly SetAside[];
}

/** What was set aside holds the papers of cases that are forgotten since: kept as long as a backup of its day would be. */
export const asideDays = 30;

function rebuiltSince(db: Reader, { name, since }: SetAside, now: string): Rebuilt {
  const until = daysBefore(tbilisiDate(since), -asideDays);
  return { at: since, folder: name, until, overdue: until < tbilisiDate(now), lacking: lackingSince(db, since) };
}

function lackingSince(db: Reader, since: string): Rebuilt['lacking'] {
  const lacking = centralAlone(db, since);
  return lacking === null ? null : { ...lacking, registered: [...lacking.registered] };
}

const casesLookedAt = 100;
const dayMs = 86_400_000;

/** No problems of its own. */
export function storageServices({
  db,
  space,
  spent,
  warnings,
  setAside,
}: StorageNeeds): Pick<Services, 'storage.read'> {
  return {
    'storage.read': ({ reading }) => {
      const { freeBytes, totalBytes } = space();
      const { cases, bytes, since } = lastCaseSizes(db, casesLookedAt);
      const days = since === null ? 0 : (Date.parse(reading.wall) - Date.parse(since)) / dayMs;
      const told = forecast(freeBytes, { cases, bytes, days });
      const state = spent() ? 'last' : isLow(freeBytes, told) ? 'low' : 'roomy';
      return ok({
        ...{ state, freeBytes, totalBytes, usedBytes: databaseBytes(db), ...told, warnings: [...warnings] },
        rebuilt: setAside().map((aside) => rebuiltSince(db, aside, reading.wall)),
      });
    },
  };
}
