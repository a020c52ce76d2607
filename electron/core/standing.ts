// What an administrator sees and does of the desk's own key. The work over the line is the exchange's.
import { createHash } from 'node:crypto';
import { readDevice } from '../../db/device.ts';
import { keepNextKey, keySince, nextKey } from '../../db/device-keys.ts';
import type { Db } from '../../db/sqlite.ts';
import type { Line } from '../../shared/contract/desk.ts';
import { type ProblemCode, problem } from '../../shared/problems.ts';
import { readEnrolmentCode } from '../../shared/protocol/enrolment-code.ts';
import { fail, ok } from '../../shared/result.ts';
import { publicKeyOf } from '../sync/keys.ts';
import type { Services } from './call.ts';
import type { Config } from './config.ts';
import { cleanCode } from './enrolment.ts';
import type { Random } from './ports.ts';

export interface StandingNeeds {
  readonly db: Db;
  readonly random: Random;
  readonly config: Pick<Config, 'centralUrl'>;
  readonly line: () => Line;
  readonly wake: () => void;
  /** Starts the exchange anew with this code. */
  readonly begin: (code: string) => void;
}

/** What a new code helps against. */
const enrollable: readonly ProblemCode[] = [
  'device.unknown',
  'device.revoked',
  'memory.conflict',
  'request.tampered',
  'answer.foreign',
  'enrolment.refused',
];

const markOf = (seed: Uint8Array): string =>
  createHash('sha256')
    .update(publicKeyOf(seed))
    .digest('hex')
    .slice(0, 16)
    .replace(/(.{4})(?=.)/g, '$1 ');

/** Problems: desk.not-enrolled; desk.misconfigured (no address of central); operator.founded (central takes this desk); enrolment.mistyped. */
export function standingServices(
  needs: StandingNeeds,
): Pick<Services, 'standing.read' | 'standing.renew-key' | 'standing.enrol'> {
  const { db, random, config, line } = needs;
  const isEnrollable = (): boolean => {
    const code = line().problem?.code;
    return code !== undefined && enrollable.includes(code);
  };
  return {
    'standing.read': () => {
      const device = readDevice(db);
      return ok({
        mark: device === null ? null : markOf(device.privateKey),
        keySince: keySince(db) ?? device?.enrolledAt ?? null,
        keyWaits: nextKey(db)?.since ?? null,
        enrollable: device !== null && isEnrollable(),
      });
    },
    'standing.renew-key': ({ reading }) => {
      if (readDevice(db) === null) return fail(problem('desk.not-enrolled'));
      keepNextKey(db, { privateKey: random.bytes(32), since: reading.wall });
      needs.wake();
      return ok({});
    },
    'standing.enrol': (_context, { code }) => {
      if (readDevice(db) === null) return fail(problem('desk.not-enrolled'));
      if (!isEnrollable()) return fail(problem('operator.founded'));
      if (config.centralUrl === null) return fail(problem('desk.misconfigured', 'SOPELI_CENTRAL_URL'));
      const typed = cleanCode(code);
      if (readEnrolmentCode(typed).kind === 'mistyped') return fail(problem('enrolment.mistyped'));
      needs.begin(typed);
      return ok({});
    },
  };
}
