// One state at a time, of which the window shows a page; whoever waits for the next one is told when it comes.

export interface Told<State> {
  /** The state that comes after the one that was `seen` (its number), at once when there is one; and its number. */
  after(seen: number): Promise<{ readonly state: State; readonly number: number }>;
  now(): State;
  become(next: State): void;
}

export function toldFrom<State>(first: State): Told<State> {
  let state = first;
  let number = 1;
  const waiting: (() => void)[] = [];
  return {
    after: async (seen) => {
      if (seen === number) await new Promise<void>((resolve) => waiting.push(resolve));
      return { state, number };
    },
    now: () => state,
    become: (next) => {
      state = next;
      number += 1;
      for (const tell of waiting.splice(0)) tell();
    },
  };
}
