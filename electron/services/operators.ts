// Who may sign in at this desk. The first administrator is made where nobody can sign in yet; from then on administrators
// add and lock, and nobody is ever deleted, because what they did names them.
import { readDevice } from '../../db/device.ts';
import { addOperator, listOperators, lockOperator } from '../../db/operators.ts';
import type { Db } from '../../db/sqlite.ts';
import type { OperatorView } from '../../shared/contract/first-day.ts';
import { type Problem, problem } from '../../shared/problems.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Services } from '../core/call.ts';
import type { Config } from '../core/config.ts';
import type { Random } from '../core/ports.ts';
import type { Passwords } from './passwords.ts';
import { signedIn } from './signed-in.ts';

export interface OperatorNeeds {
  readonly db: Db;
  readonly config: Pick<Config, 'mode'>;
  readonly random: Random;
  readonly passwords: Passwords;
}

type Calls = 'operator.found' | 'operator.list' | 'operator.add' | 'operator.lock';

/** Problems: operator.founded, operator.name-taken, operator.self, desk.not-enrolled, call.invalid (no such operator). */
export function operatorServices({ db, config, random, passwords }: OperatorNeeds): Pick<Services, Calls> {
  const views = (): OperatorView[] =>
    listOperators(db).map(({ lockedAt, ...operator }) => ({ ...operator, locked: lockedAt !== null }));

  const nobodyYet = (): Problem | null => {
    if (config.mode !== 'live' || views().length > 0) return problem('operator.founded');
    return readDevice(db) === null ? problem('desk.not-enrolled') : null;
  };

  const added = (
    { name, role, password }: { name: string; role: OperatorView['role']; password: string },
    createdAt: string,
  ): Result<OperatorView> => {
    if (views().some((one) => one.name === name)) return fail(problem('operator.name-taken'));
    const id = random.uuid();
    addOperator(db, { id, name, role, password, createdAt });
    return ok({ id, name, role, locked: false });
  };

  return {
    'operator.found': ({ reading }, { name, password }) => {
      const refused = nobodyYet();
      if (refused !== null) return fail(refused);
      return passwords.hash(password).then((hashed) => () => {
        // Somebody else may have been quicker while the password was hashed.
        const late = nobodyYet();
        return late === null ? added({ name, role: 'administrator', password: hashed }, reading.wall) : fail(late);
      });
    },
    'operator.list': () => ok(views()),
    'operator.add': ({ reading }, input) =>
      passwords.hash(input.password).then((hashed) => () => added({ ...input, password: hashed }, reading.wall)),
    'operator.lock': (context, { operator, locked }) => {
      if (operator === signedIn(context).operator) return fail(problem('operator.self'));
      if (!views().some(({ id }) => id === operator))
        return fail(problem('call.invalid', 'operator: not of this desk'));
      lockOperator(db, operator, locked ? context.reading.wall : null);
      return ok({});
    },
  };
}
