// The hashes of packed entries, which travel without them.
import { type Brought, entryHash } from './brought.ts';
import type { ReadEntries } from './reading.ts';

export interface Chained {
  readonly entries: readonly Brought[];
  /** The hash from which those of the entries were worked out, one from the other; null: they are the desk's word. */
  readonly behind: string | null;
}

/**
 * The entries with hashes worked out from `before`, the one that central has where they go on. Where that is not the one
 * meant, they are of no chain. Null: what was unpacked is not what the desk hashed.
 */
export function hashed(read: ReadEntries, before: string | null): Chained | null {
  const { first, after, check, bytes, ends, facts } = read;
  const behind = before?.startsWith(after) === true ? before : null;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const from = behind ?? after.padEnd(64, '0');
  const entries: Brought[] = [];
  let hash = from;
  for (const [at, end] of ends.entries()) {
    const text = buffer.subarray(ends[at - 1] ?? 0, end);
    hash = entryHash(hash, text);
    entries.push({ seq: first + at, hash, bytes: text, facts: facts[at] ?? null });
  }
  return behind === null || hash.startsWith(check) ? { entries, behind: from } : null;
}
