// Takes a verified bundle in as if it had come over the line, and makes the return. What central has already is taken
// silently, so a bundle may come twice, late, or after a newer one.
import { createHash } from 'node:crypto';
import type { ExchangeAnswer } from '../../../shared/protocol/exchange.ts';
import { limits } from '../../../shared/protocol/exchange.ts';
import { type ReturnLine, signedText } from '../../../shared/protocol/usb.ts';
import { type Central, isHolding, keyFor, serverEpoch } from '../central.ts';
import { signText } from '../signing.ts';
import { type Device, enrol } from '../store/devices.ts';
import { type ChainName, headOf, keptBetween } from '../store/entries.ts';
import { eventsAfter, meetAgain } from '../store/feed.ts';
import { addPaper, namedSize, papersWanted } from '../store/papers.ts';
import { type Brought, brought } from '../wire/brought.ts';
import { keyMarkedBy, welcome } from '../wire/enrol.ts';
import { planEntries } from '../wire/plan.ts';
import { takeEntries } from '../wire/take.ts';
import { bundleLines, NoBundle, type Verified, verifyBundle } from './read.ts';
import { sealedLines, sealingOf } from './sealing.ts';

export interface Taken extends Verified {
  readonly desk: Device;
  /** The return file, sealed to the desk. */
  readonly returned: Buffer;
  /** Of the bundle's: those that central did not have. */
  readonly fresh: { readonly entries: number; readonly papers: number };
}

/** Stores entries that follow each other; answers how many were new. Throws `NoBundle` when they do not fit. */
async function takeChained(central: Central, chain: ChainName, entries: readonly Brought[]): Promise<number> {
  return central.store.transaction(async (store) => {
    const has = await headOf(store, chain);
    const first = entries[0]?.seq ?? 0;
    const known = first <= has.seq ? await keptBetween(store, chain, first, first + entries.length - 1) : [];
    const plan = planEntries(has, entries, (seq) => known[seq - first]);
    if (plan.kind === 'request.gap') throw new NoBundle('bundle.gap', `central has ${has.seq} of this desk`);
    if (plan.kind !== 'store') throw new NoBundle('chain.broken', `the chain differs at ${first}`);
    if (plan.fresh.length === 0) return 0;
    const [catalogue, hold] = [await central.catalogue(store), await isHolding(store)];
    const now = central.now().toISOString();
    await takeEntries({ store, chain, catalogue, hold, now }, plan.fresh);
    return plan.fresh.length;
  });
}

async function takeLines(central: Central, identity: string, file: string, device: string): Promise<Taken['fresh']> {
  let [entries, papers, waiting, epoch]: [number, number, Brought[], number] = [0, 0, [], 0];
  const flush = async (): Promise<void> => {
    const some = waiting;
    waiting = [];
    if (some.length > 0) entries += await takeChained(central, { device, epoch }, some);
  };
  for await (const { line } of bundleLines(identity, file)) {
    if (line.kind !== 'entry' || waiting.length >= limits.entriesPerRequest) await flush();
    if (line.kind === 'chain') epoch = line.epoch;
    if (line.kind === 'entry') waiting.push(brought(line));
    if (line.kind === 'paper' && (await namedSize(central.store, device, line.sha256)) !== null) {
      const bytes = Buffer.from(line.bytes, 'base64');
      if (await addPaper(central.store, line.sha256, bytes, central.now().toISOString())) papers += 1;
    }
  }
  return { entries, papers };
}

/** Everything the desk has not been told since `cursor`, as answers of the exchange. */
async function answersFor(central: Central, chain: ChainName, from: number): Promise<ExchangeAnswer[]> {
  return central.store.transaction(async (store) => {
    await meetAgain(store, chain.device, from);
    const answers: ExchangeAnswer[] = [];
    for (let [cursor, more] = [from, true]; more; ) {
      const fed = await eventsAfter(store, chain.device, cursor, limits.eventsPerAnswer);
      answers.push({
        protocol: 1,
        serverEpoch: await serverEpoch(store),
        time: central.now().toISOString(),
        has: await headOf(store, chain),
        ...fed,
        papersWanted: await papersWanted(store, chain.device),
      });
      more = fed.more;
      cursor = fed.events.at(-1)?.n ?? cursor;
    }
    return answers;
  });
}

/** The desk that brings the code of a file with its key, in the place that was kept for it. Throws `NoBundle`. */
async function claimed(central: Central, { header, claim }: Verified): Promise<Device> {
  const pinned = await keyMarkedBy(central, claim?.code ?? '');
  return central.store.transaction(async (store) => {
    const made = claim && (await enrol(store, claim.code, claim.publicKey, central.now().toISOString()));
    // Thrown within the transaction: a code that gives another place stays good.
    if (made?.device.id !== header.device) throw new NoBundle('enrolment.refused', 'no place is kept for this code');
    if (made.fresh) await welcome(central, store, made.device.id, pinned);
    return made.device;
  });
}

async function returnFile(central: Central, { header }: Verified): Promise<Buffer> {
  const { device, epoch, cursor, bundle, replyTo } = header;
  const answers = await answersFor(central, { device, epoch }, cursor);
  const lines: ReturnLine[] = [
    { kind: 'return', format: 'sopeli-usb-return', version: 1, bundle, device },
    ...answers.map((answer) => ({ kind: 'answer', answer }) as const),
  ];
  const texts = lines.map((line) => `${JSON.stringify(line)}\n`);
  const text = signedText('sopeli-usb-return', createHash('sha256').update(texts.join('')).digest('hex'));
  const key = await keyFor(central, device, cursor);
  const end: ReturnLine = {
    kind: 'end',
    answers: answers.length,
    keyId: key.keyId,
    signature: signText(key, text),
  };
  return sealedLines(replyTo, [...texts, `${JSON.stringify(end)}\n`]);
}

/** Takes the sealed bundle in `file` in, a revoked desk's only if somebody `vouched` for it. Throws `NoBundle`: then nothing was taken, or what followed the desk's chain so far. */
export async function takeBundle(central: Central, file: string, vouched = false): Promise<Taken> {
  const { identity } = await sealingOf(central.store);
  const verified = await verifyBundle(central.store, identity, file, vouched);
  const desk = verified.desk ?? (await claimed(central, verified));
  const fresh = await takeLines(central, identity, file, desk.id);
  central.watch.changed(null);
  return { ...verified, desk, fresh, returned: await returnFile(central, verified) };
}
