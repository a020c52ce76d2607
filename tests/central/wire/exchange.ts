// POST /v1/exchange: one transaction takes new entries, tells their outcomes and reads the feed. The answer is made
// from what is in the store at its end, and leaves only after the commit.
import type { ExchangeAnswer } from '../../../shared/protocol/exchange.ts';
import { askAfter, type Central, isHolding, keyFor, serverEpoch } from '../central.ts';
import { heardByKey } from '../store/device-keys.ts';
import { consumeRequest, deviceById, noteConflict } from '../store/devices.ts';
import { hashAt, headOf, keptBetween } from '../store/entries.ts';
import { eventsAfter, meetAgain, numberAhead } from '../store/feed.ts';
import { papersWanted } from '../store/papers.ts';
import type { Store } from '../store/store.ts';
import { dictionaryFor } from './dictionary.ts';
import { type Asked, understood } from './language.ts';
import { planEntries } from './plan.ts';
import type { Received } from './received.ts';
import { signingDesk } from './refusal.ts';
import { problemReply, type Reply } from './reply.ts';
import { takeEntries } from './take.ts';

export async function takeExchange(central: Central, received: Received): Promise<Reply> {
  const signer = await signingDesk(central, received);
  if ('reply' in signer) return signer.reply;
  return central.intake(() => taken(central, received, signer.desk.id), received.body.length);
}

async function taken(central: Central, received: Received, device: string): Promise<Reply> {
  const dictionary = dictionaryFor(await central.catalogue(central.store));
  const spoken = await understood(received, device, {
    dictionary,
    reader: central.reader,
    hashAt: ({ epoch, seq }) => hashAt(central.store, { device, epoch }, seq),
  });
  if ('reply' in spoken) return spoken.reply;
  const { request, mostEvents, say } = spoken;
  if (request.device !== device)
    return say(problemReply('request.tampered', { detail: 'signed by another device' }), null);
  const said = await central.store.transaction((store) => exchange(central, store, request, mostEvents));
  // By the cursor of this very request: a desk that was set back does not know what it knew.
  const key = await keyFor(central, device, request.cursor);
  return { ...say(said, await askAfter(central.store)), key };
}

/** A refused request still uses up its number: whoever recorded it cannot play it again. */
async function exchange(
  central: Central,
  store: Store,
  request: Asked,
  mostEvents: number,
): Promise<ExchangeAnswer | Reply> {
  const now = central.now().toISOString();
  const { device, cursor, entries, behind } = request;
  const chain = { device, epoch: request.epoch };
  if (!(await consumeRequest(store, request, now))) {
    const lastRequest = (await deviceById(store, device))?.last_request ?? 0;
    return problemReply('request.replayed', { lastRequest });
  }
  const lastRequest = await numberAhead(store, device, request.request);
  if (lastRequest !== null) return problemReply('request.replayed', { lastRequest });
  await meetAgain(store, device, cursor);
  await heardByKey(store, device);
  const has = await headOf(store, chain);
  const first = entries[0]?.seq ?? 0;
  const known = first > 0 && first <= has.seq ? await keptBetween(store, chain, first, first + entries.length - 1) : [];
  const plan = planEntries(has, entries, (seq) => known[seq - first], behind);
  if (plan.kind === 'chain.broken') await noteConflict(store, device, now);
  if (plan.kind !== 'store') return problemReply(plan.kind, { has });
  if (plan.fresh.length > 0) {
    const catalogue = await central.catalogue(store);
    await takeEntries({ store, chain, catalogue, hold: await isHolding(store), now }, plan.fresh);
  }
  return {
    protocol: 1,
    serverEpoch: await serverEpoch(store),
    time: now,
    // Read back, not reckoned: what is not in the store is not had.
    has: plan.fresh.length === 0 ? has : await headOf(store, chain),
    ...(await eventsAfter(store, device, cursor, mostEvents)),
    papersWanted: await papersWanted(store, device),
  };
}
