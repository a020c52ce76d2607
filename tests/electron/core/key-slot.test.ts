// Promise: a lost keystore is told, and never papered over with a new key over an existing database.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { databaseFile, databaseKey, firstSlotFile } from '../../../electron/core/key-slot.ts';
import { slotCopy, slotFile } from '../../../electron/core/keys/file.ts';
import { systemRandom } from '../../../electron/core/random.ts';
import { temporaryFolder, testKeystore } from '../desk.ts';

const random = systemRandom();
const missing = { ok: false, problem: { code: 'desk.key-missing' } };

test('a fresh folder gets one key, sealed, and keeps it', () => {
  const folder = temporaryFolder();
  const first = databaseKey(folder, testKeystore(), random);
  const second = databaseKey(folder, testKeystore(), random);
  expect(first).toEqual(second);
  expect(first.ok && first.value.length).toBe(32);
  const text = readFileSync(slotFile(folder), 'utf8');
  const key = Buffer.from(first.ok ? first.value : []);
  for (const encoding of ['hex', 'base64', 'base64url'] as const) expect(text).not.toContain(key.toString(encoding));
  expect(existsSync(`${slotFile(folder)}.new`)).toBe(false);
});

test('the slot of a desk from before is carried over with its key', () => {
  const folder = temporaryFolder();
  const key = random.bytes(32);
  writeFileSync(firstSlotFile(folder), testKeystore().seal(key));
  writeFileSync(databaseFile(folder), 'cases');
  expect(databaseKey(folder, testKeystore(), random)).toEqual({ ok: true, value: key });
  rmSync(firstSlotFile(folder));
  expect(databaseKey(folder, testKeystore(), random)).toEqual({ ok: true, value: key });
});

test('another user, a damaged first slot and missing slots are named, and nothing is written', () => {
  const folder = temporaryFolder();
  databaseKey(folder, testKeystore(), random);
  expect(databaseKey(folder, testKeystore(2), random)).toMatchObject(missing);
  rmSync(slotFile(folder));
  rmSync(slotCopy(folder));
  writeFileSync(databaseFile(folder), 'cases');
  expect(databaseKey(folder, testKeystore(), random)).toMatchObject(missing);
  for (const damage of ['', 'short', Buffer.alloc(40)]) {
    writeFileSync(firstSlotFile(folder), damage);
    expect(databaseKey(folder, testKeystore(), random)).toMatchObject(missing);
  }
  expect(existsSync(slotFile(folder))).toBe(false);
  expect(readFileSync(databaseFile(folder), 'utf8')).toBe('cases');
});

test('one damaged copy costs nothing; the same damage in both opens the right key or names the loss', () => {
  const folder = temporaryFolder();
  const made = databaseKey(folder, testKeystore(), random);
  const whole = readFileSync(slotFile(folder));
  const damage = fc.oneof(
    fc.record({ at: fc.nat(whole.length - 1), byte: fc.nat(255) }).map(({ at, byte }) => {
      const bytes = Buffer.from(whole);
      bytes[at] = byte;
      return bytes;
    }),
    fc.nat(whole.length - 1).map((length) => whole.subarray(0, length)),
    fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
    fc.json().map((text) => Buffer.from(text)),
  );
  fc.assert(
    fc.property(damage, (bytes) => {
      writeFileSync(slotFile(folder), bytes);
      writeFileSync(slotCopy(folder), whole);
      expect(databaseKey(folder, testKeystore(), random)).toEqual(made);
      writeFileSync(slotCopy(folder), bytes);
      const answer = databaseKey(folder, testKeystore(), random);
      if (answer.ok) expect(answer).toEqual(made);
      else expect(answer).toMatchObject(missing);
      expect(readFileSync(slotFile(folder))).toEqual(bytes);
    }),
    { seed: 20261124, numRuns: 600 },
  );
});

test('a keystore that does not open what it seals is refused before it holds the only key', () => {
  const folder = temporaryFolder();
  const forgetful = { ...testKeystore(), open: () => null };
  expect(databaseKey(folder, forgetful, random)).toMatchObject({ problem: { code: 'desk.keystore-unsafe' } });
  expect(existsSync(slotFile(folder))).toBe(false);
});
