// Sealing the database key into slots, opening them, and the rules by which slots come and go. Whatever is done to a
// sealed key, some slot of it stays.
import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import type { Keystore, Random } from '../ports.ts';
import { openWith, sealTo } from './age.ts';
import type { SealedKey, Slot } from './file.ts';

export const keyBytes = 32;
export type SlotOf<K extends Slot['kind']> = Extract<Slot, { kind: K }>;

/** Turns a phrase into 32 bytes (Argon2id), off this thread. */
export type Derive = (
  phrase: string,
  salt: Uint8Array,
  cost: { readonly memoryKib: number; readonly passes: number },
) => Promise<Uint8Array>;

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const fromBase64 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));

export function fingerprintOf(key: Uint8Array): string {
  return createHash('sha256').update('sopeli-database-key-1\n').update(key).digest('hex');
}

export function slotOf<K extends Slot['kind']>({ slots }: SealedKey, kind: K): SlotOf<K> | undefined {
  return slots.find((slot): slot is SlotOf<K> => slot.kind === kind);
}

export function keystoreSlot(key: Uint8Array, keystore: Keystore): Slot {
  return { kind: 'keystore', sealed: base64(keystore.seal(key)) };
}

export async function recoverySlot(key: Uint8Array, recipient: string): Promise<Slot> {
  return { kind: 'recovery', recipient, sealed: base64(await sealTo(recipient, key)) };
}

const algorithm = 'aes-256-gcm';
const tagBytes = 16;
const label = Buffer.from('sopeli-key-slot-1');
/** Four times what signing in costs: it happens once in years, and the sealed bytes may be tried elsewhere for ever. */
const cost = { memoryKib: 65_536, passes: 3 };

export async function passphraseSlot(
  key: Uint8Array,
  phrase: string,
  once: boolean,
  { derive, random }: { readonly derive: Derive; readonly random: Random },
): Promise<Slot> {
  const salt = random.bytes(16);
  const nonce = random.bytes(12);
  const cipher = createCipheriv(algorithm, await derive(phrase, salt, cost), nonce).setAAD(label);
  const sealed = Buffer.concat([cipher.update(key), cipher.final(), cipher.getAuthTag()]);
  return { kind: 'passphrase', salt: base64(salt), ...cost, nonce: base64(nonce), sealed: base64(sealed), once };
}

/** The key, if it is the one that was sealed; a keystore without integrity gives back anything. */
function proven(sealed: SealedKey, key: Uint8Array | null): Uint8Array | null {
  return key?.length === keyBytes && fingerprintOf(key) === sealed.fingerprint ? key : null;
}

/** Null: no such slot, another user or computer, or damage. The same for the other two. */
export function openByKeystore(sealed: SealedKey, keystore: Keystore): Uint8Array | null {
  const slot = slotOf(sealed, 'keystore');
  return slot === undefined ? null : proven(sealed, keystore.open(fromBase64(slot.sealed)));
}

export async function openByIdentity(sealed: SealedKey, identity: string): Promise<Uint8Array | null> {
  const slot = slotOf(sealed, 'recovery');
  return slot === undefined ? null : proven(sealed, await openWith(identity, fromBase64(slot.sealed)));
}

export async function openByPassphrase(sealed: SealedKey, phrase: string, derive: Derive): Promise<Uint8Array | null> {
  const slot = slotOf(sealed, 'passphrase');
  if (slot === undefined) return null;
  const derived = await derive(phrase, fromBase64(slot.salt), slot);
  const bytes = fromBase64(slot.sealed);
  try {
    const decipher = createDecipheriv(algorithm, derived, fromBase64(slot.nonce)).setAAD(label);
    decipher.setAuthTag(bytes.subarray(-tagBytes));
    return proven(sealed, Buffer.concat([decipher.update(bytes.subarray(0, -tagBytes)), decipher.final()]));
  } catch {
    // Node throws for a wrong tag: another phrase, or damage.
    return null;
  }
}

/** The key sealed in this slot alone. */
export function sealedKey(key: Uint8Array, number: number, slot: Slot): SealedKey {
  return { number, fingerprint: fingerprintOf(key), slots: [slot] };
}

/** Adds the slot, or puts it in the place of the one of its kind. */
export function withSlot(sealed: SealedKey, slot: Slot): SealedKey {
  return { ...sealed, slots: [...sealed.slots.filter(({ kind }) => kind !== slot.kind), slot] };
}

/** Takes a slot away; null when none would be left. */
export function withoutSlot(sealed: SealedKey, kind: Slot['kind']): SealedKey | null {
  const slots = sealed.slots.filter((slot) => slot.kind !== kind);
  return slots.length === 0 ? null : { ...sealed, slots };
}
