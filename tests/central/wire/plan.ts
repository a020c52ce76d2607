// Decides what a request's entries are: new ones to store, ones that central has already, or a chain that does not fit.
// Pure: reads what it is given, stores nothing.
import type { ChainHead } from '../../../shared/protocol/exchange.ts';
import { type Brought, entryHash } from './brought.ts';

export type Plan =
  | { readonly kind: 'store'; readonly fresh: readonly Brought[] }
  | { readonly kind: 'request.gap' | 'chain.broken' };

/**
 * `has`: the chain's head at central; `stored`: the entry that central has under a number. All entries fit or none is
 * stored: an identical one is accepted silently for ever, another one under a known number breaks the chain. `behind`: the hash
 * from which those of the entries were worked out, one from the other; null: they are not proven yet.
 */
export function planEntries(
  has: ChainHead,
  entries: readonly Brought[],
  stored: (seq: number) => Pick<Brought, 'hash' | 'bytes'> | undefined,
  behind: string | null = null,
): Plan {
  const fresh: Brought[] = [];
  let head = has;
  let before: ChainHead | null = null;
  for (const entry of entries) {
    if (before !== null && entry.seq !== before.seq + 1) return { kind: 'request.gap' };
    const from = before?.hash ?? behind;
    before = entry;
    if (entry.seq <= has.seq) {
      const known = stored(entry.seq);
      if (known?.hash !== entry.hash || !known.bytes.equals(entry.bytes)) return { kind: 'chain.broken' };
      continue;
    }
    if (entry.seq !== head.seq + 1) return { kind: 'request.gap' };
    const follows = behind === null ? entryHash(head.hash, entry.bytes) === entry.hash : from === head.hash;
    if (!follows) return { kind: 'chain.broken' };
    fresh.push(entry);
    head = entry;
  }
  return { kind: 'store', fresh };
}
