// Sealing to somebody who is not here, in the age format (age-encryption.org/v1): IT opens it elsewhere with its own
// identity, also with the age program. The only file that knows the package.
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';

const recipientForm = /^age1[02-9ac-hj-np-z]{58}$/;
const identityForm = /^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/;

/** Whether `text` is an X25519 recipient (`age1…`), its checksum included. */
export function isRecipient(text: string): boolean {
  if (!recipientForm.test(text)) return false;
  try {
    new Encrypter().addRecipient(text);
    return true;
  } catch {
    return false;
  }
}

function encrypterTo(recipient: string): Encrypter {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return encrypter;
}

/** Seals a small secret. `recipient` must be one (see `isRecipient`). */
export function sealTo(recipient: string, secret: Uint8Array): Promise<Uint8Array> {
  return encrypterTo(recipient).encrypt(secret);
}

/** Opens a small secret; null when this identity cannot, or the bytes are damaged. */
export async function openWith(identity: string, sealed: Uint8Array): Promise<Uint8Array | null> {
  try {
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    return await decrypter.decrypt(sealed);
  } catch {
    // The package throws for a foreign identity and for damage alike; whoever asked says which sealed thing it was.
    return null;
  }
}

/** No file that a person's code opens costs more memory: 64 MB. A hostile one could ask for all there is. */
const mostWork = 16;

/** Opens what is sealed under a passphrase; null when it is another one, costs too much, or the bytes are damaged. */
export async function openUnder(passphrase: string, sealed: Uint8Array): Promise<Uint8Array | null> {
  const head = Buffer.from(sealed.subarray(0, 120)).toString('latin1');
  const work = /^age-encryption\.org\/v1\n-> scrypt [A-Za-z0-9+/]{22} (\d{1,2})\n/.exec(head)?.[1];
  if (work === undefined || Number(work) > mostWork) return null;
  try {
    const decrypter = new Decrypter();
    decrypter.addPassphrase(passphrase);
    return await decrypter.decrypt(sealed);
  } catch {
    return null;
  }
}

/** Seals what does not fit into memory. */
export async function sealStream(recipient: string, plain: ReadableStream<Uint8Array>) {
  return encrypterTo(recipient).encrypt(plain);
}

/** Rejects at once for a foreign identity, and the stream fails where the bytes are damaged or cut. */
export async function openStream(identity: string, sealed: ReadableStream<Uint8Array>) {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return decrypter.decrypt(sealed);
}

/** A new identity and its recipient. */
export async function makeIdentity(): Promise<{ readonly identity: string; readonly recipient: string }> {
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}

/** The recipient of the first identity in the text of an identity file (as age-keygen writes it); null when there is none. */
export async function readIdentity(
  text: string,
): Promise<{ readonly identity: string; readonly recipient: string } | null> {
  const identity = text.split(/\r?\n/).find((line) => identityForm.test(line));
  if (identity === undefined) return null;
  try {
    return { identity, recipient: await identityToRecipient(identity) };
  } catch {
    return null;
  }
}
