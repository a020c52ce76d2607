// The peers of the bench as clients: whatever shape a request has, it goes after the answer to the one before, unsigned, and
// again a second later when it fails.
import { type Agent, request } from 'node:http';
import type { Said } from './shapes.ts';

const patienceMs = 30_000;
const pauseMs = 1_000;
/** Size of each scan. */
export const scanBytes = 300_000;

/** True when the other side took it. */
function tell(agent: Agent, base: string, { method, path, headers, body }: Said): Promise<boolean> {
  return new Promise((resolve) => {
    const length = method === 'POST' ? { 'content-length': String(body.length) } : {};
    const outgoing = request(base + path, { method, agent, timeout: patienceMs, headers: { ...headers, ...length } });
    outgoing.on('timeout', () => outgoing.destroy());
    outgoing.on('error', () => resolve(false));
    outgoing.on('response', (incoming) => {
      const { statusCode = 0 } = incoming;
      incoming.on('error', () => resolve(false));
      incoming.on('end', () => resolve(statusCode >= 200 && statusCode < 300));
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

/** Sends everything, in order, each until it is taken; answers how many requests it took. */
export async function sendAll(agent: Agent, base: string, all: readonly Said[]): Promise<number> {
  let requests = 0;
  for (const said of all) {
    for (let done = false; !done; requests += 1) {
      done = await tell(agent, base, said);
      if (!done) await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
  return requests;
}
