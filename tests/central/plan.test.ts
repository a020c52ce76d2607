// The decision about a request's entries, for any resend, cut and change that a line or a liar can produce.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chained } from './conformance/desk.ts';
import { type Brought, brought } from './wire/brought.ts';
import { planEntries } from './wire/plan.ts';

const genesis = { seq: 0, hash: 'a'.repeat(64) };
const payloads = fc.array(fc.string({ minLength: 2, maxLength: 8 }), { minLength: 1, maxLength: 12 });
const settings = { seed: 20261123, numRuns: 300 };

/** What central has after the first `had` entries. */
function having(entries: readonly Brought[], had: number) {
  const last = entries[had - 1];
  return {
    has: last === undefined ? genesis : { seq: last.seq, hash: last.hash },
    stored: (seq: number) => entries.slice(0, had)[seq - 1],
  };
}

describe('planEntries', () => {
  it('takes exactly what is new of any window that touches what it has', () => {
    fc.assert(
      fc.property(payloads, fc.nat(), fc.nat(), fc.nat(), (texts, a, b, c) => {
        const entries = chained(genesis, texts).map(brought);
        const had = a % (entries.length + 1);
        const from = b % (had + 1);
        const to = from + (c % (entries.length - from + 1));
        const { has, stored } = having(entries, had);
        const plan = planEntries(has, entries.slice(from, to), stored);
        expect(plan).toEqual({ kind: 'store', fresh: entries.slice(had, Math.max(had, to)) });
      }),
      settings,
    );
  });

  it('calls a window behind a hole a gap', () => {
    fc.assert(
      fc.property(payloads, fc.nat(), (texts, a) => {
        const entries = chained(genesis, ['first', ...texts]).map(brought);
        const had = a % (entries.length - 1);
        const { has, stored } = having(entries, had);
        expect(planEntries(has, entries.slice(had + 1), stored).kind).toBe('request.gap');
      }),
      settings,
    );
  });

  it('never takes an entry whose payload or hash was changed, known or new', () => {
    fc.assert(
      fc.property(payloads, fc.nat(), fc.nat(), fc.boolean(), (texts, a, b, inHash) => {
        const entries = chained(genesis, texts).map(brought);
        const had = a % (entries.length + 1);
        const place = b % entries.length;
        const changed = entries.map((entry, at) => {
          if (at !== place) return entry;
          return inHash ? { ...entry, hash: 'b'.repeat(64) } : { ...entry, bytes: Buffer.from(`${entry.bytes}!`) };
        });
        const { has, stored } = having(entries, had);
        expect(planEntries(has, changed, stored)).toEqual({ kind: 'chain.broken' });
      }),
      settings,
    );
  });

  it('takes hashes that were worked out here where they go on from what it has, and nowhere else', () => {
    fc.assert(
      fc.property(payloads, fc.nat(), fc.nat(), (texts, a, b) => {
        const entries = chained(genesis, texts).map(brought);
        const had = a % entries.length;
        const from = b % (had + 1);
        const { has, stored } = having(entries, had);
        const behind = entries[from - 1]?.hash ?? genesis.hash;
        const window = entries.slice(from);
        expect(planEntries(has, window, stored, behind)).toEqual({ kind: 'store', fresh: entries.slice(had) });
        const elsewhere = chained({ seq: from, hash: 'c'.repeat(64) }, texts.slice(from)).map(brought);
        expect(planEntries(has, elsewhere, stored, 'c'.repeat(64))).toEqual({ kind: 'chain.broken' });
      }),
      settings,
    );
  });
});
