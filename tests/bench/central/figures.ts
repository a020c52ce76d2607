// What a run's answers come to: rate, waiting, fairness. Pure, so that a test can hold the arithmetic to hand-made answers.

/** One answered request. Times in milliseconds since all desks began. */
export interface Answered {
  readonly desk: number;
  readonly cases: number;
  readonly sentMs: number;
  readonly answeredMs: number;
}

export interface Figures {
  readonly cases: number;
  /** From the beginning to the last answer, cases a second. */
  readonly rate: number;
  /** Milliseconds from sending to the whole answer. */
  readonly p50: number;
  readonly p99: number;
  readonly longest: number;
  /** Milliseconds until the first, the middle and the last desk had its last answer. */
  readonly first: number;
  readonly middle: number;
  readonly last: number;
  /** Jain's index over what each desk got a second until it was done: 1 when all got the same, 1/n when one got all. */
  readonly fairness: number;
}

/** The smallest value that at least `share` (0 to 1) of all are not above. Throws when there are none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  const found = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (found === undefined) throw new Error('no values');
  return found;
}

/** Jain's fairness index of what each got; all of it must be above 0. */
export function fairnessOf(shares: readonly number[]): number {
  const sum = shares.reduce((total, share) => total + share, 0);
  const squares = shares.reduce((total, share) => total + share * share, 0);
  return (sum * sum) / (shares.length * squares);
}

export function figuresOf(answers: readonly Answered[]): Figures {
  const desks = new Map<number, { cases: number; doneMs: number }>();
  for (const { desk, cases, answeredMs } of answers) {
    const before = desks.get(desk) ?? { cases: 0, doneMs: 0 };
    desks.set(desk, { cases: before.cases + cases, doneMs: Math.max(before.doneMs, answeredMs) });
  }
  const done = [...desks.values()];
  const waits = answers.map(({ sentMs, answeredMs }) => answeredMs - sentMs);
  const ends = done.map(({ doneMs }) => doneMs);
  const cases = done.reduce((sum, one) => sum + one.cases, 0);
  const last = percentile(ends, 1);
  return {
    cases,
    rate: cases / (last / 1000),
    p50: percentile(waits, 0.5),
    p99: percentile(waits, 0.99),
    longest: percentile(waits, 1),
    first: percentile(ends, 0),
    middle: percentile(ends, 0.5),
    last,
    fairness: fairnessOf(done.map((one) => one.cases / one.doneMs)),
  };
}
