// The key slots of a desk as they lie beside its database: JSON, versioned, written whole or not at all, and twice, for
// one bad sector must not cost every case. What does not fit the schema is not there; nothing here makes a key.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { storeProblem } from '../../../db/failures.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { writeDurably } from '../durable-file.ts';

export const slotFile = (folder: string): string => join(folder, 'key-slots.json');
export const slotCopy = (folder: string): string => join(folder, 'key-slots.copy.json');

const bytesSchema = z.base64().min(1).max(8192);
const exactly = (bytes: number) => bytesSchema.refine((text) => Buffer.from(text, 'base64').length === bytes);

/** Each holds the same 32 bytes, sealed for another opener: this user of this computer, IT, or whoever knows a phrase. */
export const slotSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('keystore'), sealed: bytesSchema }),
  z.strictObject({ kind: z.literal('recovery'), recipient: z.string().max(100), sealed: bytesSchema }),
  z.strictObject({
    kind: z.literal('passphrase'),
    salt: exactly(16),
    memoryKib: z.number().int().min(8192).max(262_144),
    passes: z.number().int().min(1).max(16),
    nonce: exactly(12),
    sealed: bytesSchema,
    /** Gone as soon as it opened the desk. */
    once: z.boolean(),
  }),
]);
export type Slot = z.infer<typeof slotSchema>;

const keySchema = z.strictObject({
  /** From 1; rises when the database gets a new key. */
  number: z.number().int().positive(),
  /** Tells the right key from a wrong one: SHA-256 of a label and the key, hex. Says nothing of 32 random bytes. */
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
  slots: z.array(slotSchema).min(1).max(3),
});
export type SealedKey = z.infer<typeof keySchema>;

const fileSchema = z.strictObject({
  format: z.literal('sopeli-key-slots'),
  version: z.literal(1),
  /** The database is to get a new key at the next start. */
  renew: z.boolean(),
  /** One; two while the database passes from the first to the second. */
  keys: z.array(keySchema).min(1).max(2),
});
export type KeyFile = z.infer<typeof fileSchema>;

/** A file of these keys. */
export function keyFile(keys: readonly SealedKey[], renew = false): KeyFile {
  return { format: 'sopeli-key-slots', version: 1, renew, keys: [...keys] };
}

/** Largest file that is looked at: far above any real one. */
const largest = 65_536;

function parse(file: string): KeyFile | null {
  try {
    const bytes = readFileSync(file);
    return bytes.length > largest ? null : fileSchema.parse(JSON.parse(bytes.toString('utf8')));
  } catch {
    // Missing, unreadable or damaged: for the caller all the same, because the other copy is tried next.
    return null;
  }
}

/** What can be read of the two copies, the first one first; empty when neither can. */
export function readKeyFiles(folder: string): KeyFile[] {
  return [parse(slotFile(folder)), parse(slotCopy(folder))].filter((file) => file !== null);
}

/** Whether there is anything that once was a key file. */
export function hasKeyFile(folder: string): boolean {
  return existsSync(slotFile(folder)) || existsSync(slotCopy(folder));
}

/** A copy that cannot be read says nothing and is written anew. */
function says(path: string, text: string): boolean {
  try {
    return existsSync(path) && readFileSync(path, 'utf8') === text;
  } catch (error) {
    if (storeProblem(error) === null) throw error;
    return false;
  }
}

/** Writes both copies unless they say so already. Problems: desk.disk-full, desk.read-only. */
export function writeKeyFile(folder: string, file: KeyFile): Result<null> {
  const text = `${JSON.stringify(fileSchema.parse(file), null, 2)}\n`;
  for (const path of [slotFile(folder), slotCopy(folder)]) {
    if (says(path, text)) continue;
    const written = writeDurably(path, Buffer.from(text));
    if (!written.ok) return written;
  }
  return ok(null);
}
