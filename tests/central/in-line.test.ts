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

test('what is heavy waits for room, keeps its place before what is light, and runs alone if it is too heavy', async () => {
  const weighed = inLine(10);
  const begun: number[] = [];
  const finish = new Map<number, () => void>();
  const all = [4, 4, 4, 1, 99, 1].map((weight, number) =>
    weighed(() => {
      begun.push(number);
      return new Promise<void>((done) => finish.set(number, done));
    }, weight),
  );
  const turn = (): Promise<void> => new Promise((done) => setImmediate(done));
  const after = async (number: number): Promise<number[]> => {
    finish.get(number)?.();
    await turn();
    return [...begun];
  };
  await turn();
  expect(begun).toEqual([0, 1]);
  expect(await after(1)).toEqual([0, 1, 2, 3]);
  expect(await after(0)).toEqual([0, 1, 2, 3]);
  await after(2);
  expect(await after(3)).toEqual([0, 1, 2, 3, 4]);
  expect(await after(4)).toEqual([0, 1, 2, 3, 4, 5]);
  await after(5);
  await Promise.all(all);
});
