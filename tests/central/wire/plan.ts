// Decides what a request's entries are: new ones to store, ones that central has already, or a chain that does not fit.
// Pure: reads what it is given, stores nothing.
import { entryText } from '../../../shared/protocol/chain.ts';
import type { ChainHead, Entry } from '../../../shared/protocol/exchange.ts';
import { sha256 } from '../signing.ts';

export type Plan =
  | { readonly kind: 'store'; readonly fresh: readonly Entry[] }
  | { readonly kind: 'request.gap' | 'chain.broken' };

/**
 * `has`: the chain's head at central; `stored`: the entry that central has under a number. All entries fit or none is
 * stored: an identical one is accepted silently for ever, another one under a known number breaks the chain.
 */
export function planEntries(
  has: ChainHead,
  entries: readonly Entry[],
  stored: (seq: number) => Entry | undefined,
): Plan {
  const fresh: Entry[] = [];
  let head = has;
  let before: number | null = null;
  for (const entry of entries) {
    if (before !== null && entry.seq !== before + 1) return { kind: 'request.gap' };
    before = entry.seq;
    if (entry.seq <= has.seq) {
      const known = stored(entry.seq);
      if (known?.hash !== entry.hash || known.payload !== entry.payload) return { kind: 'chain.broken' };
      continue;
    }
    if (entry.seq !== head.seq + 1) return { kind: 'request.gap' };
    if (sha256(entryText(head.hash, entry.payload)) !== entry.hash) return { kind: 'chain.broken' };
    fresh.push(entry);
    head = { seq: entry.seq, hash: entry.hash };
  }
  return { kind: 'store', fresh };
}
