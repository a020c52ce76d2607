// Promise: whatever is done to the slots of a key, in any order, something of it still opens with what somebody holds;
// and what opens is that key and no other.
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { isRecipient, makeIdentity, readIdentity } from '../../../../electron/core/keys/age.ts';
import type { SealedKey } from '../../../../electron/core/keys/file.ts';
import { makePhrase, normalPhrase } from '../../../../electron/core/keys/phrase.ts';
import {
  type Derive,
  keystoreSlot,
  openByIdentity,
  openByKeystore,
  openByPassphrase,
  passphraseSlot,
  recoverySlot,
  sealedKey,
  slotOf,
  withoutSlot,
  withSlot,
} from '../../../../electron/core/keys/slots.ts';
import { systemRandom } from '../../../../electron/core/random.ts';
import { derivation } from '../../../../electron/services/passwords.ts';
import { passwordWorker, testKeystore } from '../../desk.ts';

const random = systemRandom();
const derive = derivation(passwordWorker);
/** Quick where only the rules matter; the real one has its own test. */
const quick: Derive = (phrase, salt) => Promise.resolve(Buffer.concat([Buffer.from(phrase), salt], 32));
const key = random.bytes(32);
const identities: { identity: string; recipient: string }[] = [];
beforeAll(async () => {
  identities.push(await makeIdentity(), await makeIdentity());
});
const identityOf = (n: number) => identities[n] ?? { identity: '', recipient: '' };

test('each kind opens with what it was sealed for and with nothing else', async () => {
  const [mine, other] = [identityOf(0), identityOf(1)];
  let sealed = sealedKey(key, 1, keystoreSlot(key, testKeystore(1)));
  sealed = withSlot(sealed, await recoverySlot(key, mine.recipient));
  sealed = withSlot(sealed, await passphraseSlot(key, normalPhrase('1234-5678'), false, { derive, random }));
  expect(openByKeystore(sealed, testKeystore(1))).toEqual(key);
  expect(openByKeystore(sealed, testKeystore(2))).toBeNull();
  expect(await openByIdentity(sealed, mine.identity)).toEqual(key);
  expect(await openByIdentity(sealed, other.identity)).toBeNull();
  expect(await openByIdentity(sealed, 'AGE-SECRET-KEY-1')).toBeNull();
  expect(new Uint8Array((await openByPassphrase(sealed, normalPhrase(' 12 34 56 78'), derive)) ?? [])).toEqual(key);
  expect(await openByPassphrase(sealed, '12345679', derive)).toBeNull();
});

test('a slot that opens to another key is no slot', async () => {
  const sealed = sealedKey(random.bytes(32), 1, keystoreSlot(key, testKeystore()));
  expect(openByKeystore(sealed, testKeystore())).toBeNull();
  expect(
    await openByIdentity(withSlot(sealed, await recoverySlot(key, identityOf(0).recipient)), identityOf(0).identity),
  ).toBeNull();
  const phrase = await passphraseSlot(key, 'a', false, { derive: quick, random });
  expect(await openByPassphrase(withSlot(sealed, phrase), 'a', quick)).toBeNull();
});

const act = fc.oneof(
  fc.record({ add: fc.constantFrom('keystore', 'recovery', 'passphrase'), holder: fc.nat(1) }),
  fc.record({ remove: fc.constantFrom('keystore', 'recovery', 'passphrase') }),
);

test('after any order of adding, replacing and removing, exactly what the slots say opens, and at least one does', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 12 }), async (acts) => {
      let sealed: SealedKey = sealedKey(key, 1, keystoreSlot(key, testKeystore(0)));
      const model = new Map<string, number>([['keystore', 0]]);
      for (const step of acts) {
        if ('remove' in step) {
          const left = withoutSlot(sealed, step.remove);
          expect(left === null).toBe(model.size === 1 && model.has(step.remove));
          if (left === null) continue;
          model.delete(step.remove);
          sealed = left;
        } else {
          sealed = withSlot(sealed, await slot(step.add, step.holder));
          model.set(step.add, step.holder);
        }
      }
      let openers = 0;
      for (const holder of [0, 1]) {
        const opened = {
          keystore: openByKeystore(sealed, testKeystore(holder)),
          recovery: await openByIdentity(sealed, identityOf(holder).identity),
          passphrase: await openByPassphrase(sealed, `phrase ${holder}`, quick),
        };
        for (const [kind, found] of Object.entries(opened)) {
          expect([kind, holder, found !== null]).toEqual([kind, holder, model.get(kind) === holder]);
          if (found !== null) openers += 1;
        }
      }
      expect(openers).toBe(model.size);
      expect(openers).toBeGreaterThan(0);
    }),
    { seed: 20261124, numRuns: 40 },
  );
});

function slot(kind: string, holder: number) {
  if (kind === 'keystore') return keystoreSlot(key, testKeystore(holder));
  if (kind === 'recovery') return recoverySlot(key, identityOf(holder).recipient);
  return passphraseSlot(key, `phrase ${holder}`, false, { derive: quick, random });
}

test('the recipient is noted; only a whole X25519 recipient is one', async () => {
  const { recipient, identity } = identityOf(0);
  const sealed = sealedKey(key, 1, await recoverySlot(key, recipient));
  expect(slotOf(sealed, 'recovery')?.recipient).toBe(recipient);
  expect(isRecipient(recipient)).toBe(true);
  const last = recipient.endsWith('q') ? 'p' : 'q';
  for (const wrong of ['', 'age1', identity, `${recipient}q`, recipient.slice(0, -1) + last, ` ${recipient}`]) {
    expect([wrong, isRecipient(wrong)]).toEqual([wrong, false]);
  }
  const text = `# created: today\r\n# public key: ${recipient}\r\n${identity}\r\n`;
  expect(await readIdentity(text)).toEqual({ identity, recipient });
  expect(await readIdentity('# nothing here\n')).toBeNull();
});

test('a one-time passphrase is digits that can be read out, never twice the same', () => {
  const phrases = Array.from({ length: 50 }, () => makePhrase(random));
  expect(new Set(phrases).size).toBe(50);
  for (const phrase of phrases) expect(phrase).toMatch(/^(\d{4} ){5}\d{4}$/);
  expect(normalPhrase(` ${phrases[0]?.replaceAll(' ', '-')} `)).toBe(normalPhrase(phrases[0] ?? ''));
  expect(normalPhrase('სამი სიტყვა 3')).toBe('სამი სიტყვა 3');
});
