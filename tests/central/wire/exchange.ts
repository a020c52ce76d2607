// POST /v1/exchange: one transaction takes new entries, tells their outcomes and reads the feed. The answer is made
// from what is in the store at its end, and leaves only after the commit.
import { type ExchangeAnswer, type ExchangeRequest, exchangeRequestSchema } from '../../../shared/protocol/exchange.ts';
import { type Central, isHolding, serverEpoch } from '../central.ts';
import { currentPackage } from '../store/catalogue.ts';
import { consumeRequest, deviceById } from '../store/devices.ts';
import { entryAt, headOf } from '../store/entries.ts';
import { eventsAfter, meetAgain, noteCursor } from '../store/feed.ts';
import { papersWanted } from '../store/papers.ts';
import { takeEntry } from './judge.ts';
import { planEntries } from './plan.ts';
import { isOtherProtocol, jsonOf, type Received } from './received.ts';
import { signingDesk } from './refusal.ts';
import { answer, problemReply, type Reply } from './reply.ts';

export function takeExchange(central: Central, received: Received): Reply {
  const signer = signingDesk(central, received);
  if ('reply' in signer) return signer.reply;
  const json = jsonOf(received.body);
  if (isOtherProtocol(json)) return problemReply('protocol.unsupported');
  const request = exchangeRequestSchema.safeParse(json);
  if (!request.success) return problemReply('request.invalid');
  if (request.data.device !== signer.desk.id)
    return problemReply('request.tampered', { detail: 'signed by another device' });
  return central.store.transaction(() => exchange(central, request.data));
}

/** A refused request still uses up its number: whoever recorded it cannot play it again. */
function exchange(central: Central, request: ExchangeRequest): Reply {
  const { store } = central;
  const now = central.now().toISOString();
  const chain = { device: request.device, epoch: request.epoch };
  if (!consumeRequest(store, request.device, request.request, now)) {
    const lastRequest = deviceById(store, request.device)?.last_request ?? 0;
    return problemReply('request.replayed', { lastRequest });
  }
  meetAgain(store, request.device, request.cursor);
  const has = headOf(store, chain);
  // Hashes are over UTF-8, which knows no half surrogates; the store gives back what UTF-8 could say.
  const entries = request.entries.map((entry) => ({ ...entry, payload: entry.payload.toWellFormed() }));
  const plan = planEntries(has, entries, (seq) => entryAt(store, chain, seq));
  if (plan.kind !== 'store') return problemReply(plan.kind, { has });
  if (plan.fresh.length > 0) {
    const judging = { store, catalogue: currentPackage(store), hold: isHolding(store), now };
    for (const entry of plan.fresh) takeEntry(judging, chain, entry);
  }
  noteCursor(store, request.device, request.cursor);
  return answer(200, {
    protocol: 1,
    serverEpoch: serverEpoch(store),
    time: now,
    has: headOf(store, chain),
    ...eventsAfter(store, request.device, request.cursor),
    papersWanted: papersWanted(store, request.device),
  } satisfies ExchangeAnswer);
}
