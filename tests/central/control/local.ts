// Keeps the control face and the page to this machine: the peer must be loopback, and a browser's request must come
// from the page itself, so that no web site can decide cases through somebody's browser.
import type { FastifyReply, FastifyRequest } from 'fastify';

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

export async function onlyFromHere(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const host = request.headers.host ?? '';
  const origin = request.headers.origin;
  const here = loopback.has(request.ip) && /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host);
  if (here && (origin === undefined || origin === `http://${host}`)) return;
  await reply.code(403).send({ error: 'only from this machine' });
}
