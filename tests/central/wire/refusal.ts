// From a problem found while verifying to the answer on the wire, and the check that every desk's request goes through.
import type { Problem } from '../../../shared/problems.ts';
import { requestComponents } from '../../../shared/protocol/signature.ts';
import type { Central } from '../central.ts';
import { type Device, deviceById } from '../store/devices.ts';
import { type Received, signerNamed, verified } from './received.ts';
import { problemReply, type Reply } from './reply.ts';

const codes = ['request.unsigned', 'device.unknown', 'request.tampered'] as const;

/** Turns one of the problems of `verified` into an answer. */
export function refusalReply(problem: Problem): Reply {
  const code = codes.find((one) => one === problem.code);
  if (code === undefined) throw new Error(`no answer for ${problem.code}`);
  return problemReply(code, problem.detail === undefined ? {} : { detail: problem.detail });
}

/** The enrolled, unrevoked desk that signed this request, or the answer that turns it away. */
export async function signingDesk(
  central: Central,
  received: Received,
  components: readonly string[] = requestComponents,
): Promise<{ readonly desk: Device } | { readonly reply: Reply }> {
  const named = signerNamed(received, components);
  const desk = named === null ? undefined : await deviceById(central.store, named);
  const signer = verified(received, () => desk?.public_key, components);
  if (!signer.ok) return { reply: refusalReply(signer.problem) };
  if (desk === undefined) return { reply: problemReply('device.unknown') };
  return desk.revoked === 0 ? { desk } : { reply: problemReply('device.revoked') };
}
