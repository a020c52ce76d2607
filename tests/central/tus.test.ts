// That central speaks tus and not only what our own desk makes of it: the protocol's own client uploads to it and resumes,
// given nothing but the address and the desk's signature.
import { randomBytes } from 'node:crypto';
import { Upload, type UploadOptions } from 'tus-js-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { paperPath } from '../../shared/protocol/exchange.ts';
import { openStand } from '../postgres/stand.ts';
import { signedRequest } from './conformance/client.ts';
import { caseText, chained, type Desk, exchange } from './conformance/desk.ts';
import type { Stand } from './harness.ts';
import { sha256 } from './signing.ts';

let stand: Stand;
beforeAll(async () => {
  stand = await openStand();
});
afterAll(() => stand.end());

/** Signs each request of the client as a desk would; the client has then set everything that is covered. */
function signedBy(desk: Desk): Pick<UploadOptions, 'onBeforeRequest'> {
  return {
    onBeforeRequest: (request) => {
      const method = request.getMethod() === 'HEAD' ? 'HEAD' : 'PATCH';
      const { url, key, place } = desk;
      const { pathname: path } = new URL(request.getURL());
      const offset = method === 'PATCH' ? { offset: Number(request.getHeader('Upload-Offset')) } : {};
      const signed = signedRequest({ url, method, path, body: Buffer.alloc(0), key, keyId: place.device, ...offset });
      for (const [name, value] of Object.entries(signed.headers)) {
        if (name.startsWith('signature') || name === 'content-digest') request.setHeader(name, value);
      }
    },
  };
}

it('a foreign tus client brings a paper in chunks, and again costs no byte', async () => {
  const desk = await stand.desk();
  const bytes = randomBytes(250_000);
  const ref = { sha256: sha256(bytes), name: 'scan.jpg', mediaType: 'image/jpeg', size: bytes.length };
  await exchange(desk, chained(desk.head, [caseText(desk, [ref])]));
  const upload = async (): Promise<number[]> => {
    const chunks: number[] = [];
    await new Promise<void>((resolve, reject) => {
      const options: UploadOptions = {
        uploadUrl: desk.url + paperPath(ref.sha256),
        chunkSize: 100_000,
        retryDelays: null,
        onChunkComplete: (size) => chunks.push(size),
        onSuccess: () => resolve(),
        onError: reject,
        ...signedBy(desk),
      };
      new Upload(bytes, options).start();
    });
    return chunks;
  };
  expect(await upload()).toEqual([100_000, 100_000, 50_000]);
  expect((await exchange(desk)).papersWanted).toEqual([]);
  expect(await upload()).toEqual([]);
});
