// What the desk is and how its queue stands: read by every screen, before signing in too, so no personal data.
import { readDevice } from '../../db/device.ts';
import { countDrafts } from '../../db/drafts.ts';
import { listOperators } from '../../db/operators.ts';
import { countChangesWaiting } from '../../db/outbox.ts';
import type { Reader } from '../../db/sqlite.ts';
import { stateCounts } from '../../db/states.ts';
import type { Line } from '../../shared/contract/desk.ts';
import { ok } from '../../shared/result.ts';
import { clockState } from '../../shared/time/present.ts';
import type { Services } from '../core/call.ts';
import type { Config } from '../core/config.ts';
import type { CurrentSession } from '../core/session.ts';
import type { Packages } from './packages.ts';
import { practiceOperator } from './practice.ts';

export interface DeskNeeds {
  readonly db: Reader;
  readonly config: Config;
  readonly packages: Packages;
  readonly session: CurrentSession;
  /** The line as the exchange has proven it. */
  readonly line: () => Line;
  readonly wake: () => void;
  /** How far this clock was ahead of central's at its last answer in this run, or null. */
  readonly clockAheadMs: () => number | null;
}

/** No problems of their own. */
export function deskServices(needs: DeskNeeds): Pick<Services, 'desk.read' | 'queue.read' | 'exchange.wake'> {
  const { db, config } = needs;
  return {
    'desk.read': () => {
      const device = readDevice(db);
      const center = needs.packages.latest().centers.find(({ id }) => id === device?.center);
      return ok({
        version: config.version,
        mode: config.mode,
        enrolled: device !== null,
        center:
          center === undefined
            ? null
            : { id: center.id, number: center.number, name: center.name, municipality: center.municipality },
        desk: device?.desk ?? null,
        operators: listOperators(db)
          .filter(({ lockedAt }) => lockedAt === null)
          .map(({ id, name }) => ({ id, name })),
        practice:
          config.mode === 'practice'
            ? { operator: practiceOperator.operator, password: practiceOperator.password }
            : null,
        session: needs.session.read(),
      });
    },
    'queue.read': ({ reading, present }) => {
      const clock = clockState(reading.wall, present, needs.clockAheadMs());
      const changes = countChangesWaiting(db);
      return ok({ drafts: countDrafts(db), ...stateCounts(db), changes, line: needs.line(), clock });
    },
    'exchange.wake': () => {
      needs.wake();
      return ok({});
    },
  };
}
