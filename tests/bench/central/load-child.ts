// The other end of the scale bench: all desks at once. Every request is packed and signed before the first is sent, so
// that this process costs the machine as little as it can while central is measured. The same cases may go to a CouchDB too.
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { assembleCatalogue } from '../../../build/catalogue/assemble.ts';
import { deskNumber } from '../../../shared/cases/desk-number.ts';
import type { CaseSubmitted } from '../../../shared/cases/payload.ts';
import { genesisText } from '../../../shared/protocol/chain.ts';
import { packedType } from '../../../shared/protocol/envelope.ts';
import { exchangePath } from '../../../shared/protocol/exchange.ts';
import { mostPackedEntries, packableRequest } from '../../../shared/protocol/packed/messages.ts';
import { signedRequest } from '../../central/conformance/client.ts';
import { chained } from '../../central/conformance/desk.ts';
import { enveloped } from '../../central/conformance/packed.ts';
import type { SigningKey } from '../../central/signing.ts';
import { sha256 } from '../../central/signing.ts';
import { dictionaryFor } from '../../central/wire/dictionary.ts';
import { packContent } from '../../central/wire/packing.ts';
import { payloads } from '../wire/cases.ts';
import type { Answered } from './figures.ts';

/** A desk as central enrolled it. */
export interface BenchDesk {
  readonly key: SigningKey;
  readonly device: string;
  readonly centerNumber: number;
  readonly desk: number;
}

interface Ready {
  readonly desk: number;
  readonly cases: number;
  readonly type: string;
  readonly body: Uint8Array;
}

const [url = '', desksFile = '', casesOf = '1', batchOf = '500', couch] = process.argv.slice(2);
const [cases, batch] = [Number(casesOf), Number(batchOf)];
const [warming, ...desks] = JSON.parse(readFileSync(desksFile, 'utf8')) as BenchDesk[];
if (warming === undefined) throw new Error('no desk is there');
/** Requests of one desk more, before the others: what a program does once, when it starts, is not measured. */
const warmingRequests = 4;
const pkg = assembleCatalogue();
const dictionary = dictionaryFor(pkg);

/** Different applications; desks take them in turns, each under numbers of its own. */
function drawPool(): CaseSubmitted[] {
  const drawn = payloads(pkg, { center: 'shashiani', centerNumber: 1, desk: 1 }, 'central 1');
  return Array.from({ length: Math.min(500, cases * desks.length) }, () => drawn.next().value as CaseSubmitted);
}

/** The texts of a desk's cases, in their order. */
function textsOf(one: BenchDesk, number: number, pool: readonly CaseSubmitted[], count = cases): string[] {
  return Array.from({ length: count }, (_, at) => {
    const drawn = pool[(number * 37 + at) % pool.length];
    const { centerNumber: center, desk } = one;
    const id = createHash('sha256').update(`${one.device} ${at}`).digest('hex');
    const uuid = id.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-7$3-8$4-$5');
    return JSON.stringify({
      ...drawn,
      case: uuid,
      deskNumber: deskNumber({ center, desk, year: 2026, serial: at + 1 }),
    });
  });
}

/** In the batches in which they are sent. */
const batched = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / batch) }, (_, at) => all.slice(at * batch, (at + 1) * batch));

/**
 * A desk's requests in their order, numbered from `from`. Each shows the feed as far as the answer before it tells, which is
 * `heard` events further: those of one request, or as many as an answer holds when a desk that never heard one comes again.
 */
function requestsOf(
  one: BenchDesk,
  number: number,
  texts: readonly string[],
  { from, heard }: { readonly from: number; readonly heard: number },
): Ready[] {
  const genesis = { seq: 0, hash: sha256(genesisText(one.device, 1)) };
  let before = genesis.hash;
  return batched(chained(genesis, texts)).map((entries, at) => {
    const cursor = Math.min(at * heard, texts.length);
    const packable = packableRequest({ protocol: 1, epoch: 1, request: from + at, cursor, entries }, before);
    before = entries.at(-1)?.hash ?? before;
    const body = packContent(packable, dictionary);
    const sent = signedRequest({ url, method: 'POST', path: exchangePath, body, key: one.key, keyId: one.device });
    return { desk: number, cases: entries.length, type: packedType, body: enveloped(sent).body };
  });
}

/** The same cases as a CouchDB takes them in bulk. */
function bulkOf(number: number, texts: readonly string[]): Ready[] {
  return batched(texts.map((text) => JSON.parse(text) as CaseSubmitted)).map((some) => {
    const body = Buffer.from(JSON.stringify({ docs: some.map((one) => ({ _id: one.case, ...one })) }));
    return { desk: number, cases: some.length, type: 'application/json', body };
  });
}

const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });

/** Sends one request; resolves with the end of its answer, which must be a success. */
function send(to: string, method: 'POST' | 'PUT', type: string, body: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': type, 'content-length': String(body.length) };
    const outgoing = request(to, { method, headers, agent });
    outgoing.on('error', reject);
    outgoing.on('response', (incoming) => {
      const { statusCode = 0 } = incoming;
      incoming.on('error', reject);
      incoming.on('end', () =>
        statusCode >= 200 && statusCode < 300 ? resolve() : reject(new Error(`${to} answered ${statusCode}`)),
      );
      incoming.resume();
    });
    outgoing.end(body);
  });
}

/** All desks begin at once, each with its next request as soon as it is answered. */
async function storm(to: string, ready: readonly (readonly Ready[])[]) {
  const answers: Answered[] = [];
  const before = process.cpuUsage();
  const began = performance.now();
  await Promise.all(
    ready.map(async (requests) => {
      for (const { desk, cases: brought, type, body } of requests) {
        const sentMs = performance.now() - began;
        await send(to, 'POST', type, body);
        answers.push({ desk, cases: brought, sentMs, answeredMs: performance.now() - began });
      }
    }),
  );
  const { user, system } = process.cpuUsage(before);
  return { answers, workedMs: (user + system) / 1000 };
}

const pool = drawPool();
const texts = desks.map((one, number) => textsOf(one, number, pool));
const ways = [
  { from: 1, heard: batch },
  { from: 1_000, heard: mostPackedEntries },
];
const packed = ways.map((way) => desks.map((one, number) => requestsOf(one, number, texts[number] ?? [], way)));
const rounds = packed.map((ready) => ({ to: `${url}${exchangePath}`, ready }));
const before = textsOf(warming, 0, pool, warmingRequests * batch);
await storm(`${url}${exchangePath}`, [requestsOf(warming, 0, before, { from: 1, heard: batch })]);
if (couch !== undefined) {
  await send(couch, 'PUT', 'application/json', new Uint8Array());
  await storm(`${couch}/_bulk_docs`, [bulkOf(0, before)]);
  const ready = texts.map((some, number) => bulkOf(number, some));
  rounds.push(...ways.map(() => ({ to: `${couch}/_bulk_docs`, ready })));
}
console.log('ready');
for (const { to, ready } of rounds) {
  await once(process.stdin, 'data');
  console.log(JSON.stringify(await storm(to, ready)));
}
agent.destroy();
process.stdin.destroy();
