// Who gave this answer. Only central's own key over this very answer to this very request makes it central's; a portal's
// page, another server, a changed byte or an old answer played again are all told apart from that, and from silence.

import type { CentralKey } from '../../db/central-key.ts';
import {
  answerComponents,
  digestHeader,
  readSignature,
  readSignatureInput,
  signatureBase,
} from '../../shared/protocol/signature.ts';
import type { HttpAnswer } from '../core/ports.ts';
import { bodyDigest, verifyText } from './keys.ts';

/** Central's key, or all that count while it changes to another. */
export type Pinned = CentralKey | readonly CentralKey[];

/** The one of these keys that an answer names, if any. */
export const keyNamed = (pinned: Pinned, keyId: string): CentralKey | null =>
  (Array.isArray(pinned) ? (pinned as readonly CentralKey[]) : [pinned as CentralKey]).find(
    (key) => key.keyId === keyId,
  ) ?? null;

/**
 * central: signed with the pinned key for this request · unsigned: no signature in our profile · foreign: signed under
 * another key id · unbound: our key id, but the bytes were changed or belong to another request, or the key is forged.
 */
export type Voice = 'central' | 'unsigned' | 'foreign' | 'unbound';

/** Tells who speaks. `requestSignature` is the `Signature` header that the request was sent with. */
export function voiceOf(
  answer: HttpAnswer,
  requestSignature: string,
  pinned: Pinned,
  components: readonly string[] = answerComponents,
): Voice {
  const params = readSignatureInput(answer.headers['signature-input'] ?? '', components);
  const signature = readSignature(answer.headers['signature'] ?? '');
  if (params === null || signature === null) return 'unsigned';
  const central = keyNamed(pinned, params.keyId);
  if (central === null) return 'foreign';
  const digest = digestHeader(bodyDigest(answer.body));
  const base = signatureBase(
    components,
    {
      'upload-offset': answer.headers['upload-offset'] ?? '',
      '@status': String(answer.status),
      'content-digest': digest,
      '"signature";req': requestSignature,
    },
    params,
  );
  // The digest is computed, not believed: a wrong header and a wrong body both end in a base that was never signed.
  return verifyText(base, signature, central.publicKey) ? 'central' : 'unbound';
}
