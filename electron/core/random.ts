// The only file that draws randomness. Ids are UUIDs of version 7 (RFC 9562), so that rows sort by creation.
import { randomBytes } from 'node:crypto';
import { wallMilliseconds } from './clock.ts';
import type { Random } from './ports.ts';

/** The last id's time and counter; an id is always greater than the one before, also when the clock stands or goes back. */
export interface UuidState {
  readonly milliseconds: number;
  readonly counter: number;
}

/** The state after `state` at wall time `now`, with `seed` (0–2047) where a fresh counter may start (RFC 9562, 6.2). */
export function nextUuidState(state: UuidState, now: number, seed: number): UuidState {
  if (now > state.milliseconds) return { milliseconds: now, counter: seed };
  if (state.counter < 0xfff) return { milliseconds: state.milliseconds, counter: state.counter + 1 };
  return { milliseconds: state.milliseconds + 1, counter: seed };
}

/** Lays out a version 7 UUID: 48 bits of time, 12 of counter, 62 of `tail` (8 bytes, its first two bits are replaced). */
export function uuidV7(state: UuidState, tail: Uint8Array): string {
  const time = state.milliseconds.toString(16).padStart(12, '0');
  const counter = state.counter.toString(16).padStart(3, '0');
  const random = Buffer.from(tail);
  random[0] = ((random[0] ?? 0) & 0x3f) | 0x80;
  const rest = random.toString('hex');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counter}-${rest.slice(0, 4)}-${rest.slice(4)}`;
}

/** The system's cryptographic source. `now` gives the wall time of ids. */
export function systemRandom(now: () => number = wallMilliseconds): Random {
  let state: UuidState = { milliseconds: 0, counter: 0 };
  return {
    uuid: () => {
      state = nextUuidState(state, now(), randomBytes(2).readUInt16BE() & 0x7ff);
      return uuidV7(state, randomBytes(8));
    },
    bytes: (count) => new Uint8Array(randomBytes(count)),
    fraction: () => randomBytes(6).readUIntBE(0, 6) / 2 ** 48,
  };
}
