// Promise: dictionary-compressed bodies are framed as RFC 9842 says, and Node's zstd reads what is in the frame.
import { createHash } from 'node:crypto';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { availableDictionary, dczMagic, readDcz, writeDcz } from '../../../shared/protocol/dcz.ts';

const dictionary = Buffer.from('საზოგადოებრივი ცენტრი, განცხადება, მუნიციპალიტეტი '.repeat(9));
const sha256 = createHash('sha256').update(dictionary).digest();
const text = Buffer.from('{"municipality":"საზოგადოებრივი ცენტრი, განცხადება"}');
const stream = zstdCompressSync(text, { dictionary });
const body = writeDcz(sha256, stream);

test('the header is the forty bytes of section 5: the magic number, then the SHA-256 of the dictionary', () => {
  expect(Buffer.from(dczMagic).toString('hex')).toBe('5e2a4d1820000000');
  expect(Buffer.from(body.subarray(0, 8)).toString('hex')).toBe('5e2a4d1820000000');
  expect(Buffer.from(body.subarray(8, 40))).toEqual(sha256);
  expect(Buffer.from(body.subarray(40))).toEqual(stream);
});

test('the header is a skippable frame (RFC 8878, 3.1.2) of 32 bytes, so that any zstd decoder passes over it', () => {
  const view = new DataView(body.buffer, body.byteOffset);
  expect((view.getUint32(0, true) & 0xfffffff0) >>> 0).toBe(0x184d2a50);
  expect(view.getUint32(4, true)).toBe(32);
});

test('what was framed is read again; with another dictionary it is silently something else, which is why it is named', () => {
  const read = readDcz(body);
  expect(Buffer.from(read?.sha256 ?? [])).toEqual(sha256);
  expect(zstdDecompressSync(read?.stream ?? Buffer.alloc(0), { dictionary })).toEqual(text);
  const other = zstdDecompressSync(read?.stream ?? Buffer.alloc(0), { dictionary: Buffer.alloc(dictionary.length, 1) });
  expect(other.equals(text)).toBe(false);
});

test('anything else is no dcz', () => {
  expect(readDcz(stream)).toBeNull();
  expect(readDcz(body.subarray(0, 39))).toBeNull();
  expect(readDcz(new Uint8Array())).toBeNull();
});

test('Available-Dictionary is the hash as a byte sequence (section 2.2, its own example)', () => {
  const hash = 'pZGm1Av0IEBKARczz7exkNYsZb8LzaMrV7J32a2fFG4=';
  expect(availableDictionary(hash)).toBe(':pZGm1Av0IEBKARczz7exkNYsZb8LzaMrV7J32a2fFG4=:');
});
