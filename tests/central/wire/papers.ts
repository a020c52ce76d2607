// PUT /v1/papers/:sha256: a paper's bytes, whole, under the hash they must have. Sending them twice changes nothing.
import { sha256Schema } from '../../../shared/primitives.ts';
import type { Central } from '../central.ts';
import { sha256 } from '../signing.ts';
import { addPaper } from '../store/papers.ts';
import type { Received } from './received.ts';
import { signingDesk } from './refusal.ts';
import { answer, problemReply, type Reply } from './reply.ts';

/** 201 when kept now, 200 when central had it; `name` is the hash in the path. */
export async function takePaper(central: Central, received: Received, name: string): Promise<Reply> {
  const signer = await signingDesk(central, received);
  if ('reply' in signer) return signer.reply;
  if (!sha256Schema.safeParse(name).success) return problemReply('request.invalid', { detail: 'path is no SHA-256' });
  if (sha256(received.body) !== name) return problemReply('request.invalid', { detail: 'content has another SHA-256' });
  const added = await addPaper(central.store, name, received.body, central.now().toISOString());
  return answer(added ? 201 : 200, { sha256: name });
}
