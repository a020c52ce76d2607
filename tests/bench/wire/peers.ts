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

/** How much of a scan the other side has, by its word, after `rest` was sent; null: no answer. */
function offer(agent: Agent, url: string, method: 'HEAD' | 'PATCH', rest: Uint8Array): Promise<number | null> {
  return new Promise((resolve) => {
    const headers = { 'content-length': String(rest.length) };
    const outgoing = request(url, { method, agent, timeout: patienceMs, headers: method === 'PATCH' ? headers : {} });
    outgoing.on('timeout', () => outgoing.destroy());
    outgoing.on('error', () => resolve(null));
    outgoing.on('response', (incoming) => {
      incoming.on('error', () => resolve(null));
      incoming.on('end', () => resolve(Number(incoming.headers['upload-offset'])));
      incoming.resume();
    });
    outgoing.end(method === 'PATCH' ? rest : undefined);
  });
}

/** Sends scans one after the other, each as one stream, and goes on at its byte after a cut. Answers the number of requests. */
export async function sendScans(agent: Agent, url: string, all: readonly Uint8Array[]): Promise<number> {
  let requests = 0;
  for (const [number, bytes] of all.entries()) {
    for (let has = 0; has < bytes.length; ) {
      requests += 1;
      let told = await offer(agent, `${url}/${number}`, 'PATCH', bytes.subarray(has));
      for (; told === null; requests += 1) {
        await new Promise((resolve) => setTimeout(resolve, pauseMs / 2));
        told = await offer(agent, `${url}/${number}`, 'HEAD', new Uint8Array());
      }
      has = told;
    }
  }
  return requests;
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
