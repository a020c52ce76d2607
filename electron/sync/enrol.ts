// Makes this desk known to central: a key made here, a one-time code, and central's key pinned for all that follows. The
// code bears the mark of central's key; a desk that has pinned a key already believes nobody else, unless somebody typed the
// code just now. A refusal at the first enrolment cannot be verified, so it is shown but never ends the trying.
import { type CentralKey, centralKeys } from '../../db/central-key.ts';
import { claimHeard } from '../../db/claim.ts';
import { type Device, enrolDevice, keyToEnrol } from '../../db/device.ts';
import { recordStop } from '../../db/feed.ts';
import type { Db } from '../../db/sqlite.ts';
import { type Problem, problem } from '../../shared/problems.ts';
import { type EnrolAnswer, type EnrolRequest, enrolAnswerSchema } from '../../shared/protocol/enrol.ts';
import { readEnrolmentCode } from '../../shared/protocol/enrolment-code.ts';
import { enrolPath, wireProblemSchema } from '../../shared/protocol/exchange.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { HttpAnswer } from '../core/ports.ts';
import { elsewhere, hear, nothingHeard, readBody } from './answer.ts';
import { toldProblem } from './correct.ts';
import { isMarkOf, publicKeyOf } from './keys.ts';
import type { Wire } from './needs.ts';
import type { Outcome } from './policy.ts';
import { sendSigned } from './send.ts';
import { keyNamed } from './verify.ts';

/** By what the desk believes that it is central who answers. */
type Trust =
  /** It is enrolled: the keys it has pinned. */
  | { readonly by: 'pinned'; readonly keys: readonly CentralKey[] }
  /** The code's mark. */
  | { readonly by: 'code' }
  /** The first that answers: practice alone, where nothing is at stake and every computer knows the code. */
  | { readonly by: 'practice' };

/** What central says, if it is central. */
function heardFrom(answer: HttpAnswer | null, signature: string, code: string, trust: Trust): Result<EnrolAnswer> {
  if (answer === null) return fail(nothingHeard('silence').problem);
  const offered = readBody(answer.body, enrolAnswerSchema);
  const keys = trust.by === 'pinned' ? trust.keys : offered?.central;
  if (keys === undefined) {
    const told = readBody(answer.body, wireProblemSchema);
    return fail(told === null ? elsewhere(answer).problem : toldProblem(told));
  }
  const heard = hear(answer, signature, keys, () => offered);
  if (heard.kind === 'none') return fail(heard.problem);
  if (heard.kind === 'problem') return fail(toldProblem(heard.problem));
  const { keyId, publicKey } = heard.body.central;
  if (keyNamed(keys, keyId)?.publicKey !== publicKey) return fail(nothingHeard('foreign', answer.status).problem);
  if (trust.by === 'code' && !isMarkOf(code, publicKey)) return fail(problem('enrolment.foreign'));
  return ok(heard.body);
}

/** What a desk believes already that enrols once more. */
export interface Pinning {
  readonly keys: readonly CentralKey[];
  /**
   * Somebody typed the code just now: its mark counts for more than the pinned keys. A desk that was set back to before central
   * changed its key knows no key that central still signs with.
   */
  readonly typed: boolean;
}

/** By what the answer to this code will be believed; a code with a slip, or one that marks nobody, is not even sent. */
function trustIn(code: string, mode: 'practice' | 'live', pinned: Pinning | null): Result<Trust> {
  const { kind } = readEnrolmentCode(code);
  if (kind === 'mistyped') return fail(problem('enrolment.mistyped'));
  if (pinned !== null && !(pinned.typed && kind === 'marked')) return ok({ by: 'pinned', keys: pinned.keys });
  if (kind === 'marked') return ok({ by: 'code' });
  return mode === 'practice' ? ok({ by: 'practice' }) : fail(problem('enrolment.mistyped', 'no mark'));
}

/** Brings code and key to central; answers the place that it gives them. */
async function askToEnrol(wire: Wire, code: string, seed: Uint8Array, trust: Trust): Promise<Result<EnrolAnswer>> {
  const publicKey = publicKeyOf(seed);
  const request: EnrolRequest = { protocol: 1, code, publicKey };
  const body = Buffer.from(JSON.stringify(request), 'utf8');
  const { answer, untrusted, signature } = await sendSigned(
    wire,
    { method: 'POST', path: enrolPath, headers: { 'content-type': 'application/json' }, body },
    { keyId: publicKey, seed },
  );
  return untrusted === null ? heardFrom(answer, signature, code, trust) : fail(nothingHeard(untrusted).problem);
}

const failed = (why: Problem): Outcome => ({ kind: 'failed', problem: why, heard: false, retryAfterMs: null });
const enrolled: Outcome = { kind: 'done', more: true, quiet: false, askAfterMs: null };

/**
 * One try; `become` records the device that comes of it. The same code goes with the same key until it succeeds, so that a lost answer is
 * simply given again. `pinned`: on a desk that is enrolled.
 */
export async function enrolOnce(
  wire: Wire,
  code: string,
  pinned: Pinning | null = null,
  become: (db: Db, device: Device) => void = enrolDevice,
): Promise<Outcome> {
  const { db, clock, random } = wire;
  const trust = trustIn(code, wire.mode, pinned);
  if (!trust.ok) return failed(trust.problem);
  const seed = keyToEnrol(db, code, () => random.bytes(32));
  const heard = await askToEnrol(wire, code, seed, trust.value);
  if (!heard.ok) return failed(heard.problem);
  const { device, epoch, center, centerNumber, desk, central } = heard.value;
  become(db, {
    device,
    epoch,
    center,
    centerNumber,
    desk,
    privateKey: seed,
    centralKeyId: central.keyId,
    centralPublicKey: central.publicKey,
    enrolledAt: clock.read().wall,
  });
  wire.log.info('exchange.enrolled', { center, desk });
  return enrolled;
}

/**
 * Tells central the key of a desk whose place came in a file. Refused by central's own word, another computer was quicker
 * with the same file: the exchange stops until the desk is enrolled anew, as what it then is.
 */
export async function claimPlace(wire: Wire, device: Device, code: string): Promise<Outcome> {
  const { db, log } = wire;
  const keys = centralKeys(db, device);
  const heard = await askToEnrol(wire, code, device.privateKey, { by: 'pinned', keys });
  if (!heard.ok && heard.problem.code !== 'enrolment.refused') return failed(heard.problem);
  if (!heard.ok || heard.value.device !== device.device) {
    recordStop(db, 'enrolment.refused');
    return { kind: 'stop', problem: problem('enrolment.refused', 'the place is taken') };
  }
  claimHeard(db);
  log.info('exchange.claimed', { center: device.center, desk: device.desk });
  return enrolled;
}
