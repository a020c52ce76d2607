// Children of a bench speak in lines: what they say is read one line at a time, and one that ends instead is an error.
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

/** Answers the next line that the child says; rejects when it ended instead. */
export function saidBy(child: ChildProcess): () => Promise<string> {
  if (child.stdout === null) throw new Error('the child has no voice');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return async () => {
    const next = await lines.next();
    if (next.done === true) throw new Error('a child of the bench ended too early');
    return next.value;
  };
}
