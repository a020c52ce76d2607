// Every fault of the control face really happens on the wire, and central's memory is what it says afterwards.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { exchangePath } from '../../shared/protocol/exchange.ts';
import { openStand } from '../postgres/stand.ts';
import { signedRequest, transmit } from './conformance/client.ts';
import { askToEnrol, caseText, chained, type Desk, exchange, nextRequest, placeIn } from './conformance/desk.ts';
import type { Counts } from './control/watch.ts';
import type { Stand } from './harness.ts';
import { newSigningKey } from './signing.ts';

let stand: Stand;
let desk: Desk;
beforeAll(async () => {
  stand = await openStand();
});
beforeEach(async () => {
  desk = await stand.desk();
});
afterAll(() => stand.end());

/** One exchange with one new entry under a fault, heard without any proof demanded. */
async function under(fault: object) {
  await stand.control.post('/faults', fault);
  const { url, key, place } = desk;
  const body = Buffer.from(JSON.stringify(nextRequest(desk, chained(desk.head, [caseText(desk)]))));
  return transmit(url, signedRequest({ url, method: 'POST', path: exchangePath, body, key, keyId: place.device }));
}

const proven = { unproven: null };
const proof = (heard: Awaited<ReturnType<typeof under>>) => ({
  unproven: heard.unproven(desk.place.central.publicKey),
});
/** How many entries central has of the desk, by its own word. */
const had = async (): Promise<number> => (await exchange(desk)).has.seq;

describe('faults', () => {
  it('drop-before: no answer, and nothing arrived', async () => {
    await expect(under({ fault: 'drop-before' })).rejects.toThrow();
    expect(await had()).toBe(0);
  });

  it('drop-after: no answer, and everything arrived', async () => {
    await expect(under({ fault: 'drop-after' })).rejects.toThrow();
    expect(await had()).toBe(1);
  });

  it('busy: a signed 503 with Retry-After, and nothing arrived', async () => {
    const heard = await under({ fault: 'busy', retryAfter: 7 });
    expect([heard.status, heard.headers.get('retry-after'), heard.json]).toMatchObject([
      503,
      '7',
      { code: 'central.busy' },
    ]);
    expect(proof(heard)).toEqual(proven);
    expect(await had()).toBe(0);
  });

  it('too-many: a signed 429 with Retry-After', async () => {
    const heard = await under({ fault: 'too-many' });
    expect([heard.status, heard.headers.get('retry-after')]).toEqual([429, '5']);
    expect(proof(heard)).toEqual(proven);
  });

  it('failed: a signed 500', async () => {
    const heard = await under({ fault: 'failed' });
    expect(heard.json).toMatchObject({ status: 500, code: 'central.failed' });
    expect(proof(heard)).toEqual(proven);
  });

  it('portal: an unsigned page with status 200, and nothing arrived', async () => {
    const heard = await under({ fault: 'portal' });
    expect([heard.status, heard.contentType]).toEqual([200, 'text/html; charset=utf-8']);
    expect(proof(heard)).not.toEqual(proven);
    expect(await had()).toBe(0);
  });

  it('unsigned: the right answer without a signature', async () => {
    const heard = await under({ fault: 'unsigned' });
    expect(heard.json).toMatchObject({ has: { seq: 1 } });
    expect(heard.headers.get('signature')).toBeNull();
  });

  it('truncated: the line breaks in the middle of the answer, after everything arrived', async () => {
    await expect(under({ fault: 'truncated' })).rejects.toThrow();
    expect(await had()).toBe(1);
  });

  it('wrong-key: signed, under central’s name, by somebody else', async () => {
    const heard = await under({ fault: 'wrong-key' });
    expect(heard.headers.get('signature-input')).toContain(`keyid="${desk.place.central.keyId}"`);
    expect(proof(heard)).toEqual({
      unproven: 'its signature is not by the key of central over this answer to this request',
    });
  });

  it('replay-answer: the last good answer once more, which proves nothing', async () => {
    const before = await exchange(desk);
    const heard = await under({ fault: 'replay-answer' });
    expect(heard.json).toEqual(before);
    expect(proof(heard)).not.toEqual(proven);
    expect(await had()).toBe(0);
  });

  it('slow: the work is done at once, the answer waits; a stopping central still gives it', async () => {
    const slowStand = await openStand();
    desk = await slowStand.desk();
    await slowStand.control.post('/faults', { fault: 'slow', milliseconds: 600_000 });
    const { url, key, place } = desk;
    const body = Buffer.from(JSON.stringify(nextRequest(desk, chained(desk.head, [caseText(desk)]))));
    const request = signedRequest({ url, method: 'POST', path: exchangePath, body, key, keyId: place.device });
    const slow = transmit(url, request);
    await slowStand.control.until({ entries: 1 });
    const [heard] = await Promise.all([slow, slowStand.end()]);
    expect(heard.json).toMatchObject({ has: { seq: 1 } });
    expect(proof(heard)).toEqual(proven);
  });

  it('meets as many requests of its route as it says, and no others', async () => {
    await stand.control.post('/faults', { fault: 'drop-after', on: 'enrol', times: 2 });
    const key = newSigningKey();
    const code = await stand.control.code();
    await exchange(desk);
    await expect(askToEnrol(stand.central.url, key, code)).rejects.toThrow();
    await expect(askToEnrol(stand.central.url, key, code)).rejects.toThrow();
    const place = placeIn(await askToEnrol(stand.central.url, key, code));
    const devices = await stand.control.get<{ id: string }[]>('/devices');
    expect(devices.map((device) => device.id)).toContain(place.device);
  });

  it('can be called off', async () => {
    await stand.control.post('/faults', { fault: 'drop-before', times: 100 });
    await stand.control.post('/faults/clear');
    expect(await had()).toBe(0);
  });

  it('called off, an answer that is held leaves at once', async () => {
    const { entries } = await stand.control.get<Counts>('/counts');
    const held = under({ fault: 'slow', milliseconds: 600_000, times: 100 });
    await stand.control.until({ entries: entries + 1 });
    await stand.control.post('/faults/clear');
    expect((await held).json).toMatchObject({ has: { seq: 1 } });
    expect(await had()).toBe(1);
  });
});
