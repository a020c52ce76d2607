// Promise: a line that was cut and is back is noticed soon after, and a central that takes its time is never mistaken for it.
import { EventEmitter } from 'node:events';
import type { Duplex } from 'node:stream';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { lookout } from '../../../electron/core/lookout.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

interface Try extends Duplex {
  destroyed: boolean;
}

function looking() {
  const tries: Try[] = [];
  const back: Duplex[] = [];
  const open = (): Duplex => {
    const one = Object.assign(new EventEmitter(), {
      destroyed: false,
      destroy: () => Object.assign(one, { destroyed: true }),
    }) as unknown as Try;
    tries.push(one);
    return one;
  };
  const look = lookout(3_000, open, (socket) => back.push(socket));
  return { tries, back, look, alive: () => tries.filter((one) => !one.destroyed).length };
}

test('two that nobody answers and one that is answered: the line was cut and is back', () => {
  const { tries, back, look, alive } = looking();
  vi.advanceTimersByTime(5_000);
  expect(tries).toHaveLength(3);
  expect(look.cut()).toBe(true);
  tries[2]?.emit('connect');
  expect(back).toEqual([tries[2]]);
  expect(alive()).toBe(1);
});

test('refused ones are not answered either', () => {
  const { tries, back } = looking();
  vi.advanceTimersByTime(5_000);
  for (const one of tries) one.emit('error', new Error('refused'));
  vi.advanceTimersByTime(1_000);
  tries.at(-1)?.emit('connect');
  expect(back).toHaveLength(1);
});

test('answered late but in order, as through a full queue: the line is there, and central is left alone', () => {
  const { tries, back, look, alive } = looking();
  vi.advanceTimersByTime(8_000);
  expect(look.cut()).toBe(true);
  tries[0]?.emit('connect');
  expect(back).toEqual([]);
  expect([look.cut(), alive()]).toEqual([false, 0]);
  // Whatever else comes of those is too late to mean anything.
  tries[5]?.emit('connect');
  expect(back).toEqual([]);
  vi.advanceTimersByTime(5_000);
  expect(alive()).toBe(1);
});

test('nothing is looked for while there is something to hear, nor after the end; few are waited for at a time', () => {
  const { tries, look, alive } = looking();
  for (let at = 0; at < 10; at++) {
    vi.advanceTimersByTime(2_900);
    look.heard();
  }
  expect(tries).toEqual([]);
  vi.advanceTimersByTime(60_000);
  expect(alive()).toBe(6);
  look.end();
  expect([alive(), vi.getTimerCount()]).toEqual([0, 0]);
});
