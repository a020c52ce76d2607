// A peer that left cases out would look fast: each shape brings every case, in as many requests as its protocol needs.
import { once } from 'node:events';
import { Agent } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { assembleCatalogue } from '../../../build/catalogue/assemble.ts';
import { payloads } from './cases.ts';
import { peerServer } from './peer-server.ts';
import { sendAll } from './peers.ts';
import { requestsOf, type Shape } from './shapes.ts';

const pkg = assembleCatalogue();
const queue = payloads(pkg, { center: pkg.centers[0]?.id ?? '', centerNumber: 1, desk: 1 }, 'peers');
const cases = Array.from({ length: 120 }, () => {
  const one = queue.next().value;
  // What a markup must not swallow.
  return { ...one, answers: { ...one.answers, remark: `<"ა" & 'ბ'>` } };
});

test.for<{ shape: Shape; requests: number }>([
  { shape: 'json', requests: 120 },
  { shape: 'json-gzip', requests: 2 },
  { shape: 'openrosa', requests: 121 },
  { shape: 'rxdb', requests: 3 },
])('$shape brings all cases in $requests requests', async ({ shape, requests }) => {
  const { server, taken } = peerServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  try {
    const { port } = server.address() as AddressInfo;
    const texts = cases.map((one) => JSON.stringify(one));
    expect(await sendAll(agent, `http://127.0.0.1:${port}`, requestsOf(shape, texts))).toBe(requests);
    expect([...taken].sort()).toEqual(cases.map((one) => one.case).sort());
  } finally {
    agent.destroy();
    server.close();
  }
});

test('a submission of OpenRosa has every answer of its case, as a reader of XML finds it', () => {
  const [, first] = requestsOf('openrosa', [JSON.stringify(cases[0])]);
  const xml = first?.body.toString() ?? '';
  expect(xml).toContain(`<remark>&lt;"ა" &amp; 'ბ'&gt;</remark>`);
  expect(xml).toContain(`<lastName>${cases[0]?.applicant['lastName']}</lastName>`);
});
