// Which faults are tried over a stretch of so many calls: all of them, or some by dice.
import { diceOf } from '../powercut/dice.ts';
import type { Fault } from './control.ts';

const errors = ['ENOSPC', 'EIO', 'EROFS'] as const;
const lasting = ['once', 'on'] as const;

/** `count` 0: every fault. */
export function trials(calls: number, count: number, seed: string): Fault[] {
  if (count === 0) {
    const places = Array.from({ length: calls }, (_, after) => after);
    return places.flatMap((after) => errors.flatMap((error) => lasting.map((lasts) => ({ error, after, lasts }))));
  }
  const dice = diceOf(seed);
  return Array.from({ length: count }, () => ({
    error: dice.pick(errors),
    after: dice.below(calls),
    lasts: dice.pick(lasting),
  }));
}
