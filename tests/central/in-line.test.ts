// Those who wait for a connection get it one after the other in the order they came, also behind one that failed.
import { expect, test } from 'vitest';
import { inLine } from './store/in-line.ts';

test('never more than so many at once, in the order they came, whatever becomes of each', async () => {
  const alone = inLine(2);
  const begun: number[] = [];
  const finish: (() => void)[] = [];
  let [running, most] = [0, 0];
  const all = Array.from({ length: 6 }, (_, number) =>
    alone(async () => {
      begun.push(number);
      running += 1;
      most = Math.max(most, running);
      await new Promise<void>((done) => finish.push(done));
      running -= 1;
      if (number === 2) throw new Error('failed');
      return number;
    }),
  );
  const settled = Promise.allSettled(all);
  while (finish.length > 0) {
    finish.shift()?.();
    await new Promise((turn) => setImmediate(turn));
  }
  expect((await settled).map((one) => (one.status === 'fulfilled' ? one.value : 'failed'))).toEqual([
    0,
    1,
    'failed',
    3,
    4,
    5,
  ]);
  expect([begun, most]).toEqual([[0, 1, 2, 3, 4, 5], 2]);
});
