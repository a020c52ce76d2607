// Times of something done many times, taken in turns: a machine that slows down for a moment slows all alike.

export interface Subject {
  readonly name: string;
  readonly act: () => unknown;
}

export interface Spent {
  /** Milliseconds until it was done, by subject. */
  readonly waited: ReadonlyMap<string, number[]>;
  /** Milliseconds that the thread itself worked for it: what is left of the above on a machine with nothing else to do. */
  readonly worked: ReadonlyMap<string, number[]>;
}

const workedMs = (): number => {
  // The thread's own figure is a timer's tick old, some milliseconds; asking for the process's brings it up to date.
  process.cpuUsage();
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

/** Does `each` acts of every subject in turn, `rounds` times; a first round only warms up. `rest` is done before each round. */
export async function inTurns(
  subjects: readonly Subject[],
  { rounds, each }: { readonly rounds: number; readonly each: number },
  rest: () => void = () => undefined,
): Promise<Spent> {
  const none = (): Map<string, number[]> => new Map(subjects.map(({ name }) => [name, []]));
  const [waited, worked] = [none(), none()];
  for (let round = 0; round <= rounds; round += 1) {
    rest();
    for (const { name, act } of subjects) {
      for (let count = 0; count < each; count += 1) {
        const busy = workedMs();
        const begun = performance.now();
        const answer = act();
        if (answer instanceof Promise) await answer;
        const took = performance.now() - begun;
        if (round === 0) continue;
        waited.get(name)?.push(took);
        worked.get(name)?.push(workedMs() - busy);
      }
    }
  }
  return { waited, worked };
}

/** The value below which this share (0–1) of `values` lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export const milliseconds = (value: number): string => (value < 10 ? value.toFixed(3) : value.toFixed(1));
