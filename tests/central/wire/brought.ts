// Entries as central works on them: the bytes that are hashed and kept, and what they say. Texts are made of bytes only where
// somebody looks at one.
import { entryText } from '../../../shared/protocol/chain.ts';
import type { Entry } from '../../../shared/protocol/exchange.ts';
import { sha256 } from '../signing.ts';
import { type Facts, factsInText } from './facts.ts';

export interface Brought {
  readonly seq: number;
  /** As the desk says, or as worked out here; `planEntries` proves it. */
  readonly hash: string;
  /** The payload in UTF-8: hashed, kept and given back. */
  readonly bytes: Buffer;
  /** Null: nobody can read it. */
  readonly facts: Facts | null;
}

/** The hash of the entry with these bytes behind the entry with that hash. */
export function entryHash(before: string, bytes: Uint8Array): string {
  return sha256(Buffer.concat([Buffer.from(entryText(before, '')), bytes]));
}

/** Hashes are over UTF-8, which knows no half surrogates; what is read is what UTF-8 could say. */
export function brought({ seq, payload, hash }: Entry): Brought {
  const text = payload.toWellFormed();
  return { seq, hash, bytes: Buffer.from(text), facts: factsInText(text) };
}
