// The choke point: every call of the screen passes here and nowhere else. It admits, runs the service and its audit
// entry in one transaction, checks the output, and holds the only catch: whatever happens, the answer is a Result.
import { appendAudit } from '../../db/audit.ts';
import { storeProblem } from '../../db/failures.ts';
import type { Db } from '../../db/sqlite.ts';
import { type CallName, contract } from '../../shared/contract/contract.ts';
import type { Reading } from '../../shared/primitives.ts';
import { type Problem, problem } from '../../shared/problems.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { type Admitted, admit, paperCalls } from './admit.ts';
import type { CallContext, Services } from './call.ts';
import { bugFacts } from './crash.ts';
import type { Reserve } from './place/reserve.ts';
import type { Log, Random } from './ports.ts';
import type { CurrentSession } from './session.ts';
import { countOf, despiteOf, replacedOf, subjectOf } from './subject.ts';

export interface DispatchNeeds {
  readonly db: Db;
  readonly random: Random;
  readonly log: Log;
  readonly session: CurrentSession;
  readonly services: Services;
  /** The room on the disk that is kept back for cases. */
  readonly reserve: Pick<Reserve, 'spent' | 'release'>;
  readonly takeReading: () => Reading;
  readonly presentOf: (reading: Reading) => string;
  /** Called after the commit of every call that went well; the answer is given when it resolves. It must not fail. */
  readonly done: (name: CallName) => Promise<void>;
}

type AnyAnswer = Result<unknown>;
type AnyService = (context: CallContext, input: unknown) => AnyAnswer | Promise<() => AnyAnswer>;
export type Dispatch = (name: unknown, input: unknown) => Promise<Result<unknown>>;

/** Carries an expected problem out of a transaction so that it is undone. */
class Refusal extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

function checkedOutput(name: CallName, value: unknown): unknown {
  const parsed = contract[name].output.safeParse(value);
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.map((issue) => issue.path.slice(0, 3).map(String).join('.'));
  throw new Error(`output of ${name} breaks the contract at ${places.join(', ')}`);
}

/** The one way into the desk. Both arguments are untrusted; it never rejects. */
export function createDispatch(needs: DispatchNeeds): Dispatch {
  const { db, session, log, reserve } = needs;

  const record = (call: Admitted, context: CallContext, outcome: string, output: unknown): void => {
    if (contract[call.name].audit === 'none') return;
    const operator = context.session?.operator ?? null;
    const subject = subjectOf(call.input, output);
    // What is undefined stands not in the text.
    const more = { count: countOf(output), despite: despiteOf(call.input), replaced: replacedOf(call.input) };
    appendAudit(db, JSON.stringify({ reading: context.reading, operator, call: call.name, subject, outcome, ...more }));
  };

  /** One transaction: the act and its audit entry, or nothing. An act that must wait first is handed back untouched. */
  const attempt = <W extends Promise<unknown>>(call: Admitted, context: CallContext, act: () => AnyAnswer | W) => {
    const before = session.read();
    try {
      // Wrapped, because SQLite's transaction refuses a promise as its result.
      const { settled } = db.transaction((): { settled: AnyAnswer | W } => {
        const answer = act();
        if (answer instanceof Promise) {
          // Where the commit fails nobody waits for it any more: its own failure must not end the desk.
          answer.catch(() => undefined);
          return { settled: answer };
        }
        if (!answer.ok) throw new Refusal(answer.problem);
        const output = checkedOutput(call.name, answer.value);
        record(call, context, 'ok', output);
        return { settled: ok(output) };
      });
      return settled;
    } catch (error) {
      session.set(before);
      if (!(error instanceof Refusal)) throw error;
      db.transaction(() => record(call, context, error.problem.code, null));
      return fail(error.problem);
    }
  };

  /**
   * Where the disk is full, the act is tried once more on the reserve: the first time left nothing behind. Not for scans,
   * which would use up in a minute what is kept back for the text of many cases.
   */
  const settle: typeof attempt = (call, context, act) => {
    try {
      return attempt(call, context, act);
    } catch (error) {
      if (storeProblem(error)?.code !== 'desk.disk-full' || paperCalls.has(call.name) || !reserve.release())
        throw error;
      return attempt(call, context, act);
    }
  };

  const run = async (call: Admitted): Promise<AnyAnswer> => {
    if (paperCalls.has(call.name) && reserve.spent()) return fail(problem('desk.disk-full', 'the rest is for cases'));
    const reading = needs.takeReading();
    const context: CallContext = { reading, present: needs.presentOf(reading), session: session.read() };
    const service = needs.services[call.name] as AnyService;
    const first = settle(call, context, () => service(context, call.input));
    return first instanceof Promise ? settle<never>(call, context, await first) : first;
  };

  return async (name, input) => {
    try {
      const call = admit(name, input, session.read());
      if (!call.ok) {
        log.debug('call refused', { code: call.problem.code, detail: call.problem.detail ?? null });
        return call;
      }
      const result = await run(call.value);
      if (result.ok) await needs.done(call.value.name);
      else log.info('call failed', { call: call.value.name, code: result.problem.code });
      return result;
    } catch (error) {
      const known = storeProblem(error);
      if (known !== null) {
        log.error('store failed', { code: known.code, detail: known.detail ?? null });
        return fail(known);
      }
      const bug = needs.random.uuid();
      log.error('bug', { bug, call: typeof name === 'string' ? name : null, ...bugFacts(error) });
      return fail(problem('call.crashed', bug));
    }
  };
}
