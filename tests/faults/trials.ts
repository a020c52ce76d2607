// Which faults are tried over a stretch of so many calls: all of them, or some by dice, every second one a read.
import { diceOf } from '../powercut/dice.ts';
import type { Fault } from './control.ts';

const errors = ['ENOSPC', 'EIO', 'EROFS'] as const;
const lasting = ['once', 'on'] as const;
const lastingReads = ['once', 'on', 'place'] as const;

export interface Stretch {
  /** Changes and flushes. */
  readonly calls: number;
  readonly reads: number;
}

/** Read faults alone, by dice. */
export function readTrials({ reads }: Pick<Stretch, 'reads'>, count: number, seed: string): Fault[] {
  const dice = diceOf(`${seed} reads`);
  return Array.from({ length: count }, () => ({
    error: 'unreadable',
    after: dice.below(reads),
    lasts: dice.pick(lastingReads),
  }));
}

/** `count` 0: every fault. */
export function trials({ calls, reads }: Stretch, count: number, seed: string): Fault[] {
  if (count === 0) {
    const places = (of: number): number[] => Array.from({ length: of }, (_, after) => after);
    return [
      ...places(calls).flatMap((after) => errors.flatMap((error) => lasting.map((lasts) => ({ error, after, lasts })))),
      ...places(reads).flatMap((after) =>
        lastingReads.map((lasts) => ({ error: 'unreadable' as const, after, lasts })),
      ),
    ];
  }
  const dice = diceOf(seed);
  const unreadable = readTrials({ reads }, count, seed);
  return unreadable.map((read, index) =>
    index % 2 === 0 ? { error: dice.pick(errors), after: dice.below(calls), lasts: dice.pick(lasting) } : read,
  );
}
