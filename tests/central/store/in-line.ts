// At most so much at a time, the others in the order they came. A database's own queue would call those who wait too
// long "away", and thousands of desks that come back at once do wait.

/** Runs what it is given while all that runs weighs no more than `most`; what is heavier by itself runs alone. */
export function inLine(most: number): <T>(act: () => Promise<T>, weight?: number) => Promise<T> {
  let running = 0;
  const waiting: { readonly weight: number; begin(): void }[] = [];
  const admit = (): void => {
    for (let [next] = waiting; next !== undefined && running + next.weight <= most; [next] = waiting) {
      waiting.shift();
      running += next.weight;
      next.begin();
    }
  };
  return async (act, weight = 1) => {
    const counted = Math.min(weight, most);
    if (waiting.length === 0 && running + counted <= most) running += counted;
    else await new Promise<void>((begin) => waiting.push({ weight: counted, begin }));
    try {
      return await act();
    } finally {
      running -= counted;
      admit();
    }
  };
}
