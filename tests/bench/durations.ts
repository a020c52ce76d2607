// Times of something done many times, taken in turns: a machine that slows down for a moment slows all alike.

export interface Subject {
  readonly name: string;
  readonly act: () => unknown;
}

/** Milliseconds of each act by name: `rounds` times, `each` acts of every subject in turn. The first round only warms up. */
export async function inTurns(
  subjects: readonly Subject[],
  { rounds, each }: { readonly rounds: number; readonly each: number },
): Promise<ReadonlyMap<string, number[]>> {
  const times = new Map(subjects.map(({ name }) => [name, [] as number[]]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const { name, act } of subjects) {
      for (let count = 0; count < each; count += 1) {
        const begun = performance.now();
        const done = act();
        if (done instanceof Promise) await done;
        if (round > 0) times.get(name)?.push(performance.now() - begun);
      }
    }
  }
  return times;
}

/** The value below which this share (0–1) of `values` lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export const milliseconds = (value: number): string => (value < 10 ? value.toFixed(3) : value.toFixed(1));
