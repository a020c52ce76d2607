// Makes this desk known to central: a key made here, a one-time code, and central's key pinned for all that follows.
// Until then no word of central can be verified, so a refusal is shown but never ends the trying.
import { type Device, enrolDevice, keyToEnrol } from '../../db/device.ts';
import type { Db } from '../../db/sqlite.ts';
import type { Problem } from '../../shared/problems.ts';
import { type EnrolRequest, enrolAnswerSchema } from '../../shared/protocol/enrol.ts';
import { enrolPath, wireProblemSchema } from '../../shared/protocol/exchange.ts';
import type { HttpAnswer } from '../core/ports.ts';
import { elsewhere, hear, nothingHeard, readBody } from './answer.ts';
import { toldProblem } from './correct.ts';
import { publicKeyOf } from './keys.ts';
import type { Wire } from './needs.ts';
import type { Outcome } from './policy.ts';
import { sendSigned } from './send.ts';

/** The device that the answer makes of this desk, or why it makes none. */
function enrolled(
  answer: HttpAnswer | null,
  signature: string,
  privateKey: Uint8Array,
  at: string,
): { device: Device } | { problem: Problem } {
  if (answer === null) return { problem: nothingHeard('silence').problem };
  const offered = readBody(answer.body, enrolAnswerSchema);
  if (offered === null) {
    const told = readBody(answer.body, wireProblemSchema);
    return { problem: told === null ? elsewhere(answer).problem : toldProblem(told) };
  }
  const heard = hear(answer, signature, offered.central, () => offered);
  if (heard.kind === 'none') return { problem: heard.problem };
  if (heard.kind === 'problem') return { problem: toldProblem(heard.problem) };
  const { device, epoch, center, centerNumber, desk, central } = heard.body;
  return {
    device: {
      device,
      epoch,
      center,
      centerNumber,
      desk,
      privateKey,
      centralKeyId: central.keyId,
      centralPublicKey: central.publicKey,
      enrolledAt: at,
    },
  };
}

/**
 * One try; `become` records the device that comes of it. The same key is used until it succeeds, so that a lost answer is
 * simply given again.
 */
export async function enrolOnce(
  wire: Wire,
  code: string,
  become: (db: Db, device: Device) => void = enrolDevice,
): Promise<Outcome> {
  const { db, clock, random } = wire;
  const seed = keyToEnrol(db, () => random.bytes(32));
  const publicKey = publicKeyOf(seed);
  const request: EnrolRequest = { protocol: 1, code, publicKey };
  const body = Buffer.from(JSON.stringify(request), 'utf8');
  const { answer, untrusted, signature } = await sendSigned(
    wire,
    { method: 'POST', path: enrolPath, headers: { 'content-type': 'application/json' }, body },
    { keyId: publicKey, seed },
  );
  const result =
    untrusted === null
      ? enrolled(answer, signature, seed, clock.read().wall)
      : { problem: nothingHeard(untrusted).problem };
  if ('problem' in result) return { kind: 'failed', problem: result.problem, heard: false, retryAfterMs: null };
  become(db, result.device);
  wire.log.info('exchange.enrolled', { center: result.device.center, desk: result.device.desk });
  return { kind: 'done', more: true, quiet: false, askAfterMs: null };
}
