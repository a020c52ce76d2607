// From a problem found while verifying to the answer on the wire, and the check that every desk's request goes through.
import { type Problem, problem } from '../../../shared/problems.ts';
import { requestComponents } from '../../../shared/protocol/signature.ts';
import { type Central, newestKey } from '../central.ts';
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

/** The same to a desk that central does not know: who enrolled after the copy that central was set back to has the newest key. */
export const refusalToStranger = async (central: Central, problem: Problem): Promise<Reply> => ({
  ...refusalReply(problem),
  key: await newestKey(central),
});

/** The enrolled, unrevoked desk that signed this request, or the answer that turns it away. */
export async function signingDesk(
  central: Central,
  received: Received,
  components: readonly string[] = requestComponents,
): Promise<{ readonly desk: Device } | { readonly reply: Reply }> {
  const named = signerNamed(received, components);
  const desk = named === null ? undefined : await deviceById(central.store, named);
  const signer = verified(received, () => desk?.public_key, components);
  if (desk === undefined) {
    const why = signer.ok ? problem('device.unknown') : signer.problem;
    return { reply: await refusalToStranger(central, why) };
  }
  if (!signer.ok) return { reply: refusalReply(signer.problem) };
  return desk.revoked === 0 ? { desk } : { reply: problemReply('device.revoked') };
}
