// POST /v1/entries: gives a desk its own entries back, as they were received. It takes nothing in and tells nothing.

import { limits } from '../../../shared/protocol/exchange.ts';
import {
  type OwnEntriesAnswer,
  type OwnEntriesRequest,
  ownEntriesBytes,
  ownEntriesRequestSchema,
} from '../../../shared/protocol/own-entries.ts';
import type { Central } from '../central.ts';
import { consumeRequest, deviceById } from '../store/devices.ts';
import { entriesBetween, headOf } from '../store/entries.ts';
import type { Store } from '../store/store.ts';
import { isOtherProtocol, jsonOf, type Received } from './received.ts';
import { signingDesk } from './refusal.ts';
import { answer, problemReply, type Reply } from './reply.ts';

export async function giveOwnEntries(central: Central, received: Received): Promise<Reply> {
  const signer = await signingDesk(central, received);
  if ('reply' in signer) return signer.reply;
  const json = jsonOf(received.body);
  if (isOtherProtocol(json)) return problemReply('protocol.unsupported');
  const request = ownEntriesRequestSchema.safeParse(json);
  if (!request.success) return problemReply('request.invalid');
  if (request.data.device !== signer.desk.id)
    return problemReply('request.tampered', { detail: 'signed by another device' });
  const now = central.now().toISOString();
  return central.store.transaction((store) => give(store, request.data, now));
}

async function give(store: Store, { device, epoch, request, after }: OwnEntriesRequest, now: string): Promise<Reply> {
  if (!(await consumeRequest(store, { device, request, cursor: null }, now))) {
    const lastRequest = (await deviceById(store, device))?.last_request ?? 0;
    return problemReply('request.replayed', { lastRequest });
  }
  const chain = { device, epoch };
  const found = await entriesBetween(store, chain, after + 1, after + limits.entriesPerRequest);
  let bytes = 0;
  const over = found.findIndex(({ payload }) => {
    bytes += Buffer.byteLength(payload);
    return bytes > ownEntriesBytes;
  });
  const entries = over < 0 ? found : found.slice(0, Math.max(over, 1));
  return answer(200, { protocol: 1, has: await headOf(store, chain), entries } satisfies OwnEntriesAnswer);
}
