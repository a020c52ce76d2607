// Promise: a lost keystore is told, and never papered over with a new key over an existing database.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { databaseFile, databaseKey, slotFile } from '../../../electron/core/key-slot.ts';
import { systemRandom } from '../../../electron/core/random.ts';
import { temporaryFolder, testKeystore } from '../desk.ts';

const random = systemRandom();

test('a fresh folder gets one key, sealed, and keeps it', () => {
  const folder = temporaryFolder();
  const first = databaseKey(folder, testKeystore(), random);
  const second = databaseKey(folder, testKeystore(), random);
  expect(first).toEqual(second);
  expect(first.ok && first.value.length).toBe(32);
  const slot = readFileSync(slotFile(folder));
  expect(first.ok && slot.includes(Buffer.from(first.value))).toBe(false);
  expect(existsSync(`${slotFile(folder)}.new`)).toBe(false);
});

test('another user, a damaged slot, a slot of another length and a missing slot are named, and nothing is written', () => {
  const folder = temporaryFolder();
  databaseKey(folder, testKeystore(), random);
  const slot = readFileSync(slotFile(folder));
  expect(databaseKey(folder, testKeystore(2), random)).toMatchObject({ problem: { code: 'desk.key-missing' } });
  writeFileSync(slotFile(folder), slot.subarray(0, 20));
  expect(databaseKey(folder, testKeystore(), random)).toMatchObject({ problem: { code: 'desk.key-missing' } });
  writeFileSync(slotFile(folder), '');
  expect(databaseKey(folder, testKeystore(), random)).toMatchObject({ problem: { code: 'desk.key-missing' } });
  rmSync(slotFile(folder));
  writeFileSync(databaseFile(folder), 'cases');
  expect(databaseKey(folder, testKeystore(), random)).toMatchObject({ problem: { code: 'desk.key-missing' } });
  expect(existsSync(slotFile(folder))).toBe(false);
  expect(readFileSync(databaseFile(folder), 'utf8')).toBe('cases');
});
