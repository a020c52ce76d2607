// The peers of the wire bench: the same payloads as JSON, one request a case, or in batches of a hundred with gzip; no
// signatures, and whatever fails is sent again a second later.
import { type Agent, request } from 'node:http';
import { gzipSync } from 'node:zlib';

const patienceMs = 30_000;
const pauseMs = 1_000;

function post(agent: Agent, url: string, body: Buffer, headers: Record<string, string>): Promise<boolean> {
  return new Promise((resolve) => {
    const outgoing = request(url, {
      method: 'POST',
      agent,
      timeout: patienceMs,
      headers: { 'content-type': 'application/json', 'content-length': String(body.length), ...headers },
    });
    outgoing.on('timeout', () => outgoing.destroy());
    outgoing.on('error', () => resolve(false));
    outgoing.on('response', (incoming) => {
      incoming.on('error', () => resolve(false));
      incoming.on('end', () => resolve(incoming.statusCode === 200));
      incoming.resume();
    });
    outgoing.end(body);
  });
}

/** Sends everything; answers how many requests it took. */
export async function sendAll(agent: Agent, url: string, payloads: readonly string[], batch: number): Promise<number> {
  let requests = 0;
  for (let at = 0; at < payloads.length; at += batch) {
    const entries = payloads.slice(at, at + batch).map((payload) => JSON.parse(payload));
    const json = Buffer.from(JSON.stringify(batch === 1 ? entries[0] : entries));
    const [body, headers] = batch === 1 ? [json, {}] : [gzipSync(json), { 'content-encoding': 'gzip' }];
    for (let done = false; !done; requests += 1) {
      done = await post(agent, url, body, headers);
      if (!done) await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
  return requests;
}
