// The other end of the scale bench: all desks at once. Every request is packed and signed before the first is sent, so
// that this process costs the machine as little as it can while central is measured.
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
import { packableRequest } from '../../../shared/protocol/packed/messages.ts';
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
  readonly body: Uint8Array;
}

const [url = '', desksFile = '', casesOf = '1', batchOf = '500'] = process.argv.slice(2);
const [cases, batch] = [Number(casesOf), Number(batchOf)];
const desks = JSON.parse(readFileSync(desksFile, 'utf8')) as BenchDesk[];
const pkg = assembleCatalogue();
const dictionary = dictionaryFor(pkg);

/** Different applications; desks take them in turns, each under numbers of its own. */
function drawPool(): CaseSubmitted[] {
  const drawn = payloads(pkg, { center: 'shashiani', centerNumber: 1, desk: 1 }, 'central 1');
  return Array.from({ length: Math.min(500, cases * desks.length) }, () => drawn.next().value as CaseSubmitted);
}

/** A desk's requests in their order; the second time under later numbers, by a desk that never heard an answer. */
function requestsOf(one: BenchDesk, number: number, pool: readonly CaseSubmitted[], from: number): Ready[] {
  const texts = Array.from({ length: cases }, (_, at) => {
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
  const genesis = { seq: 0, hash: sha256(genesisText(one.device, 1)) };
  const entries = chained(genesis, texts);
  const requests: Ready[] = [];
  for (let at = 0; at < entries.length; at += batch) {
    const some = entries.slice(at, at + batch);
    const packable = packableRequest(
      { protocol: 1, epoch: 1, request: from + requests.length, cursor: 0, entries: some },
      entries[at - 1]?.hash ?? genesis.hash,
    );
    const body = packContent(packable, dictionary);
    const sent = signedRequest({ url, method: 'POST', path: exchangePath, body, key: one.key, keyId: one.device });
    requests.push({ desk: number, cases: some.length, body: enveloped(sent).body });
  }
  return requests;
}

const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });

/** Sends one request; resolves with the end of its answer, which must be a 200. */
function send(body: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': packedType, 'content-length': String(body.length) };
    const outgoing = request(new URL(exchangePath, url), { method: 'POST', headers, agent });
    outgoing.on('error', reject);
    outgoing.on('response', (incoming) => {
      incoming.on('error', reject);
      incoming.on('end', () =>
        incoming.statusCode === 200 ? resolve() : reject(new Error(`central answered ${incoming.statusCode}`)),
      );
      incoming.resume();
    });
    outgoing.end(body);
  });
}

/** All desks begin at once, each with its next request as soon as it is answered. */
async function storm(ready: readonly (readonly Ready[])[]): Promise<Answered[]> {
  const answers: Answered[] = [];
  const began = performance.now();
  await Promise.all(
    ready.map(async (requests) => {
      for (const { desk, cases: brought, body } of requests) {
        const sentMs = performance.now() - began;
        await send(body);
        answers.push({ desk, cases: brought, sentMs, answeredMs: performance.now() - began });
      }
    }),
  );
  return answers;
}

const pool = drawPool();
const rounds = [1, 1_000].map((from) => desks.map((one, number) => requestsOf(one, number, pool, from)));
console.log('ready');
for (const round of rounds) {
  await once(process.stdin, 'data');
  console.log(JSON.stringify(await storm(round)));
}
agent.destroy();
process.stdin.destroy();
