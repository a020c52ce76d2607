// Promise: what waits for central is numbered without gaps and chained, so that a lost, doubled or changed entry shows.
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { enrolDevice, keyToEnrol, readDevice } from '../../db/device.ts';
import { appendEntry, caseOfEntry, chainHead, entriesAfter, hashAt } from '../../db/outbox.ts';
import { caseId, device, emptyStore, enrolledStore, submit } from '../electron/sync/store.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

test('the chain is the published text of the protocol, hashed, from the genesis on', () => {
  const db = enrolledStore();
  const genesis = sha256(`sopeli-chain-1\n${device.device}\n1`);
  expect(chainHead(db, device)).toEqual({ seq: 0, hash: genesis });
  const payloads = [1, 2, 3].map((serial) => submit(db, serial, `მცხეთა ${serial}`));
  let hash = genesis;
  for (const [index, entry] of entriesAfter(db, 1, 0, 10).entries()) {
    hash = sha256(`${hash}\n${payloads[index]}`);
    expect(entry).toEqual({ seq: index + 1, payload: payloads[index], hash });
    expect(hashAt(db, device, index + 1)).toBe(hash);
    expect(caseOfEntry(db, 1, index + 1)).toBe(caseId(index + 1));
  }
  expect(chainHead(db, device)).toEqual({ seq: 3, hash });
  expect(hashAt(db, device, 0)).toBe(genesis);
  expect(hashAt(db, device, 4)).toBeNull();
  expect(entriesAfter(db, 1, 1, 1).map((entry) => entry.seq)).toEqual([2]);
});

test('a transaction that fails leaves no number behind', () => {
  const db = enrolledStore();
  submit(db, 1);
  expect(() =>
    db.transaction(() => {
      submit(db, 2);
      throw new Error('power cut');
    }),
  ).toThrow('power cut');
  submit(db, 3);
  expect(entriesAfter(db, 1, 0, 10).map((entry) => entry.seq)).toEqual([1, 2]);
});

test('an entry outside a transaction, before enrolment or with another text is a bug', () => {
  const db = enrolledStore();
  const payload = submit(db, 1);
  const entry = { caseId: caseId(1), version: 1, payload };
  expect(() => appendEntry(db, entry)).toThrow(/transaction/);
  expect(() => db.transaction(() => appendEntry(db, { ...entry, payload: `${payload} ` }))).toThrow(/stored/);
  const bare = emptyStore();
  expect(() => bare.transaction(() => appendEntry(bare, entry))).toThrow(/enrolment/);
  expect(chainHead(db, device).seq).toBe(1);
});

test('entries cannot be changed or be out of their case', () => {
  const db = enrolledStore();
  submit(db, 1);
  expect(() => db.run("update outbox set hash = x'00'")).toThrow(/append-only/);
  expect(() => db.transaction(() => appendEntry(db, { caseId: caseId(9), version: 1, payload: '{}' }))).toThrow();
});

test('the key to enrol with is one for each code and gone after enrolment; a second enrolment is refused', () => {
  const db = emptyStore();
  const first = keyToEnrol(db, 'CODE-1', () => new Uint8Array(32).fill(1));
  const again = keyToEnrol(db, 'CODE-1', () => new Uint8Array(32).fill(2));
  expect(keyToEnrol(db, 'CODE-2', () => new Uint8Array(32).fill(2))).not.toEqual(first);
  expect(new Uint8Array(again)).toEqual(new Uint8Array(first));
  expect(readDevice(db)).toBeNull();
  enrolDevice(db, { ...device, privateKey: again });
  expect(new Uint8Array(readDevice(db)?.privateKey ?? [])).toEqual(new Uint8Array(first));
  expect(db.get('select 1 from device_key')).toBeUndefined();
  expect(() => enrolDevice(db, device)).toThrow();
});
