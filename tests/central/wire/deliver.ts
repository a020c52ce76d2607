// Seals a reply and sends it, or does to it what the script of faults says. A fault is something a line, a proxy or a
// failing server really does; central's own memory is never bent by it.
import type { FastifyReply } from 'fastify';
import { uuidSchema } from '../../../shared/primitives.ts';
import { isEnvelope } from '../../../shared/protocol/envelope.ts';
import { requestComponents, uploadComponents } from '../../../shared/protocol/signature.ts';
import { type Central, keyFor } from '../central.ts';
import type { Fault, Route } from '../control/faults.ts';
import { newSigningKey, type SigningKey } from '../signing.ts';
import { StoreAway } from '../store/store.ts';
import { type Received, signerNamed } from './received.ts';
import { problemReply, type Reply } from './reply.ts';
import { type Sealed, seal } from './seal.ts';

export interface Delivery {
  /** Null: not one of ours, so no fault is meant for it. */
  readonly route: Route | null;
  readonly received: Received;
  readonly process: () => Promise<Reply>;
}

const awaySeconds = 5;
const portal = Buffer.from('<!doctype html><title>Wi-Fi</title><p>Welcome. Please sign in to use this network.</p>');

/** Processes the request (unless the fault says that it never arrived) and answers it. */
export async function deliver(central: Central, delivery: Delivery, reply: FastifyReply): Promise<void> {
  const { route } = delivery;
  const fault = route === null ? null : central.faults.take(route);
  try {
    const said = fault === null ? await sealed(central, delivery) : await spoiled(central, delivery, fault);
    if (fault === null && route !== null && said !== null && said.status < 300) central.faults.remember(route, said);
    if (said === null || fault?.fault === 'truncated') breakOff(reply, said);
    else {
      // An open connection is what HTTP/1.1 means anyway; saying so costs 50 bytes an answer.
      reply.raw.removeHeader('connection');
      // An envelope says when it was signed, and under the signature.
      if (isEnvelope(said.headers['content-type'], said.body)) reply.raw.sendDate = false;
      // Past Fastify, which would give a type to what has none.
      reply.hijack();
      reply.raw.writeHead(said.status, said.headers).end(said.body);
    }
  } finally {
    central.watch.changed(route);
  }
}

async function sealed(
  central: Central,
  delivery: Delivery,
  said: Reply | Promise<Reply> = answered(delivery),
  other?: SigningKey,
): Promise<Sealed> {
  const reply = await said;
  const key = other ?? reply.key ?? (await keyOf(central, delivery.received));
  return seal(key, reply, delivery.received, central.now());
}

/** The key that whoever says to have signed the request knows; nothing is proven of that, and nothing hangs on it. */
async function keyOf(central: Central, received: Received): Promise<SigningKey> {
  const components = received.headers['upload-offset'] === undefined ? requestComponents : uploadComponents;
  const named = uuidSchema.safeParse(signerNamed(received, components));
  return keyFor(central, named.success ? named.data : null).catch(() => central.key);
}

/** The reply; a database that is away makes central busy, signed, and the desk comes again. */
async function answered(delivery: Delivery): Promise<Reply> {
  try {
    return await delivery.process();
  } catch (error) {
    if (error instanceof StoreAway) return problemReply('central.busy', { retryAfter: awaySeconds });
    throw error;
  }
}

/** What reaches the desk under this fault; null: nothing. */
async function spoiled(central: Central, delivery: Delivery, { fault, ...parts }: Fault): Promise<Sealed | null> {
  const retryAfter = parts.retryAfter ?? 5;
  switch (fault) {
    case 'drop-before':
      return null;
    case 'drop-after':
      await answered(delivery);
      return null;
    case 'busy':
      return sealed(central, delivery, problemReply('central.busy', { retryAfter }));
    case 'too-many':
      return sealed(central, delivery, problemReply('central.busy', { status: 429, retryAfter }));
    case 'failed':
      return sealed(central, delivery, problemReply('central.failed'));
    case 'portal':
      return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: portal };
    case 'unsigned': {
      const { status, contentType, body } = await answered(delivery);
      return { status, headers: contentType === null ? {} : { 'content-type': contentType }, body };
    }
    case 'truncated':
      return sealed(central, delivery);
    case 'wrong-key':
      return sealed(
        central,
        delivery,
        answered(delivery),
        newSigningKey(() => central.key.keyId),
      );
    case 'replay-answer':
      return central.faults.lastAnswer(parts.on);
    case 'slow': {
      const said = await sealed(central, delivery);
      central.watch.changed(null);
      await central.faults.pause(parts.milliseconds ?? 2000);
      return said;
    }
  }
}

/** The line breaks: in the middle of the answer, or before its first byte. */
function breakOff(reply: FastifyReply, said: Sealed | null): void {
  reply.hijack();
  if (said === null) {
    reply.raw.destroy();
    return;
  }
  reply.raw.writeHead(said.status, said.headers);
  reply.raw.write(said.body.subarray(0, Math.floor(said.body.length / 2)), () => reply.raw.destroy());
}
