// Every question to the desk goes through here: typed by the contract, answered as a Result, whatever happens.
import type { CallName, Input, Output } from '../../shared/contract/contract.ts';
import { problem } from '../../shared/problems.ts';
import { fail, type Result } from '../../shared/result.ts';
import { bridge } from '../bridge.ts';
import { useDesk, withoutSession } from '../state/desk.ts';

/**
 * Asks the desk. A door that throws (the other side died, or a bug) becomes `call.crashed`, so that no screen hangs and
 * the operator reads what to do.
 */
export async function call<N extends CallName>(name: N, input: Input<N>): Promise<Result<Output<N>>> {
  try {
    const result = await bridge().call(name, input);
    if (!result.ok && result.problem.code === 'call.not-signed-in') useDesk.setState(withoutSession);
    return result;
  } catch {
    return fail(problem('call.crashed'));
  }
}
