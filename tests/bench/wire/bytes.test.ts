// The bytes of a packed request, which no busy machine changes: a form that grows, or words that fall out of the dictionary,
// show here and not on somebody's metered line.
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { assembleCatalogue } from '../../../build/catalogue/assemble.ts';
import { named } from '../../../electron/sync/wire/dictionary.ts';
import { packMessage } from '../../../electron/sync/wire/packing.ts';
import { dictionaryOf } from '../../../shared/protocol/dictionary.ts';
import { packableRequest } from '../../../shared/protocol/packed/messages.ts';
import { payloads } from './cases.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const pkg = assembleCatalogue();
const dictionary = named(dictionaryOf(pkg, { utf8: (text) => Buffer.from(text, 'utf8'), sha256 }));

/** Bytes a case of a request with so many, on average over desks. */
function bytesACase(cases: number, desks: number): number {
  const sizes = Array.from({ length: desks }, (_, desk) => {
    const queue = payloads(pkg, { center: pkg.centers[0]?.id ?? '', centerNumber: 1, desk: 1 }, `bytes ${desk}`);
    const entries = Array.from({ length: cases }, (_, at) => {
      const payload = JSON.stringify(queue.next().value);
      return { seq: at + 1, payload, hash: sha256(payload) };
    });
    const request = { protocol: 1, epoch: 1, request: 1, cursor: 0, entries } as const;
    return packMessage(packableRequest(request, sha256('')), dictionary).length;
  });
  return sizes.reduce((sum, size) => sum + size, 0) / desks / cases;
}

// Without the rest of a request and its answer, some 500 bytes.
test.for([
  { cases: 1, desks: 30, most: 420 },
  { cases: 10, desks: 10, most: 200 },
  { cases: 100, desks: 2, most: 115 },
])('$cases cases: at most $most bytes each', ({ cases, desks, most }) => {
  expect(bytesACase(cases, desks)).toBeLessThanOrEqual(most);
});
