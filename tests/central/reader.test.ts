// Promise: a request is read to the same whether that is done at once or in the thread, and a thread that dies takes no
// later request along.
import { expect, onTestFinished, test } from 'vitest';
import { assembleCatalogue } from '../../build/catalogue/assemble.ts';
import { packableRequest } from '../../shared/protocol/packed/messages.ts';
import { chained } from './conformance/desk.ts';
import { sha256 } from './signing.ts';
import { dictionaryFor } from './wire/dictionary.ts';
import { packContent } from './wire/packing.ts';
import { createReader, type Reader } from './wire/reader.ts';
import { readRequest } from './wire/reading.ts';

const dictionary = dictionaryFor(assembleCatalogue());
const genesis = { seq: 0, hash: sha256('genesis') };

/** A request too large to be read at once; what is in it compresses badly. */
function large(withDictionary: boolean): Buffer {
  const texts = Array.from({ length: 300 }, (_, at) =>
    at % 3 === 0 ? `"\ud800 ${sha256(`${at}`)}"` : JSON.stringify({ kind: 'odd', text: `ნომერი ${sha256(`${at}`)}` }),
  );
  const packable = packableRequest(
    { protocol: 1, epoch: 1, request: 1, cursor: 0, entries: chained(genesis, texts) },
    genesis.hash,
  );
  return packContent(packable, withDictionary ? dictionary : null);
}

function reader(): Reader {
  const made = createReader();
  onTestFinished(() => made.stop());
  return made;
}

/** What was read, with its bytes as text. */
const shown = (read: ReturnType<typeof readRequest>) =>
  'refused' in read || read.entries === null
    ? read
    : { ...read, entries: { ...read.entries, bytes: Buffer.from(read.entries.bytes).toString('latin1') } };

test('the thread reads what is read here, with and without a dictionary, and refuses alike', async () => {
  const { read } = reader();
  const asked = [large(false), large(true), large(true).fill(7, 9_000), Buffer.alloc(10_000, 1)];
  expect(asked.map((body) => body.length > 8_192)).toEqual([true, true, true, true]);
  for (const known of [dictionary, null]) {
    const here = asked.map((body) => shown(readRequest(body, known)));
    expect((await Promise.all(asked.map((body) => read(body, known)))).map(shown)).toEqual(here);
  }
});

test('whoever waits for a thread that dies is told, and the next one is read', async () => {
  const one = reader();
  const waiting = one.read(large(true), dictionary);
  await one.stop();
  await expect(waiting).rejects.toThrow('ended');
  expect(await one.read(large(true), dictionary)).toMatchObject({ withDictionary: true, epoch: 1 });
});
