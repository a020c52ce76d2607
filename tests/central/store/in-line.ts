// At most so many at a time, the others in the order they came. A database's own queue would call those who wait too
// long "away", and thousands of desks that come back at once do wait.

/** Runs what it is given; no more than `most` at once. */
export function inLine(most: number): <T>(act: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (act) => {
    if (running < most) running += 1;
    // Whoever ends hands its place on, so that nobody who comes now slips in between.
    else await new Promise<void>((turn) => waiting.push(turn));
    try {
      return await act();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
