// Signing in and out. A try is counted before it is checked, so that many at once gain nothing.
import { takeHandovers } from '../../db/notes.ts';
import { readOperator } from '../../db/operators.ts';
import type { Db } from '../../db/sqlite.ts';
import { problem } from '../../shared/problems.ts';
import { fail, ok } from '../../shared/result.ts';
import type { Services } from '../core/call.ts';
import type { CurrentSession } from '../core/session.ts';
import type { Passwords } from './passwords.ts';
import { mayTry, noTries, oneMore, type Tries } from './tries.ts';
import { leaveVisit } from './visits.ts';

/** Problems: session.wrong-password (also for an operator who is not of this desk), session.too-many-tries. */
export function sessionServices(
  db: Db,
  passwords: Passwords,
  session: CurrentSession,
): Pick<Services, 'session.sign-in' | 'session.sign-out'> {
  const tried = new Map<string, Tries>();
  return {
    'session.sign-in': ({ reading, present }, input) => {
      const operator = readOperator(db, input.operator);
      if (operator === null || operator.lockedAt !== null) return fail(problem('session.wrong-password'));
      const tries = tried.get(operator.id) ?? noTries;
      if (!mayTry(tries, reading.monotonicMs)) return fail(problem('session.too-many-tries'));
      tried.set(operator.id, oneMore(tries, reading.monotonicMs));
      return passwords.verify(input.password, operator.password).then((right) => () => {
        if (!right) return fail(problem('session.wrong-password'));
        tried.delete(operator.id);
        const opened = { operator: operator.id, name: operator.name, role: operator.role, since: reading.wall };
        // What a power cut left open waits for its people like what was parked.
        leaveVisit(db, present);
        takeHandovers(db, operator.id, present);
        session.set(opened);
        return ok(opened);
      });
    },
    'session.sign-out': ({ present }) => {
      leaveVisit(db, present);
      session.set(null);
      return ok({});
    },
  };
}
