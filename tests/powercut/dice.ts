// Chance that can be repeated: the same seed throws the same dice.
import { createHash } from 'node:crypto';

export interface Dice {
  /** Uniform in [0, 1). */
  readonly fraction: () => number;
  /** Uniform in 0 … `sides` - 1. */
  readonly below: (sides: number) => number;
  readonly pick: <T>(from: readonly [T, ...T[]]) => T;
}

/** Mulberry32 over a hash of the seed. */
export function diceOf(seed: string): Dice {
  let state = createHash('sha256').update(seed).digest().readUInt32LE(0);
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (sides: number): number => Math.floor(fraction() * sides);
  return { fraction, below, pick: (from) => from[below(from.length)] ?? from[0] };
}
