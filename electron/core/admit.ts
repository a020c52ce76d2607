// Decides whether a call may run at all: known name, fit size, right role, valid input, in this order. Problems name
// places in the input, never what stood there.
import type { z } from 'zod';
import type { Role } from '../../shared/contract/call.ts';
import { type CallName, contract, type Input } from '../../shared/contract/contract.ts';
import type { Session } from '../../shared/contract/desk.ts';
import { type Problem, problem } from '../../shared/problems.ts';
import { limits } from '../../shared/protocol/exchange.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { measure } from './measure.ts';

export interface Admitted<N extends CallName = CallName> {
  readonly name: N;
  readonly input: Input<N>;
}

/** Bytes of one call's input. What a draft may hold stays below what an outbox entry may carry. */
const largestInput = limits.payloadBytes;
const largestPaperInput = limits.paperBytes + 4096;

/** Calls that bring the bytes of a scan: larger than any other, and never stored on the room kept back for cases. */
export const paperCalls: ReadonlySet<CallName> = new Set<CallName>(['paper.add', 'act.scan']);

function isCallName(name: unknown): name is CallName {
  return typeof name === 'string' && Object.hasOwn(contract, name);
}

/** Why this session may not do what needs `role`, or null. Administrators may do what operators do. */
export function roleProblem(role: Role, session: Session | null): Problem | null {
  if (role === 'anyone') return null;
  if (session === null) return problem('call.not-signed-in');
  return role === 'administrator' && session.role !== 'administrator' ? problem('call.role-missing') : null;
}

/** Places that do not fit, for the log. Only the first two steps: deeper ones may be keys that somebody typed. */
function places(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.slice(0, 2).map(String).join('.')}: ${issue.code}`).join('; ');
}

/** Problems: call.unknown, call.too-large, call.invalid, call.not-signed-in, call.role-missing. */
export function admit(name: unknown, input: unknown, session: Session | null): Result<Admitted> {
  if (!isCallName(name)) return fail(problem('call.unknown'));
  const refused =
    roleProblem(contract[name].role, session) ??
    measure(input, paperCalls.has(name) ? largestPaperInput : largestInput);
  if (refused !== null) return fail(refused);
  const parsed = contract[name].input.safeParse(input);
  return parsed.success ? ok({ name, input: parsed.data }) : fail(problem('call.invalid', places(parsed.error)));
}
