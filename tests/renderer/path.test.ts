// Moving between screens: what back and forward remember, and what they must not.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backward, forward, instead, onward, type Path, type Screen, start } from '../../renderer/state/path.ts';

const queue: Screen = { name: 'queue' };
const drafts: Screen = { name: 'drafts' };
const intake: Screen = { name: 'intake', draft: '0198c9a2-1111-7000-8000-000000000001' };
const saved: Screen = { name: 'saved', deskNumber: '001022600012345' };

describe('path', () => {
  test('back returns to where one came from, forward undoes it', () => {
    const there = onward(onward(start, queue), drafts);
    expect(backward(there).now).toEqual(queue);
    expect(forward(backward(there))).toEqual(there);
  });

  test('going where one is already changes nothing', () => {
    const there = onward(start, queue);
    expect(onward(there, { name: 'queue' })).toBe(there);
  });

  test('a submitted draft is not returned to', () => {
    const after = instead(onward(onward(start, drafts), intake), saved);
    expect(after.now).toEqual(saved);
    expect(backward(after).now).toEqual(drafts);
  });

  test('the ends hold', () => {
    expect(backward(start)).toBe(start);
    expect(forward(start)).toBe(start);
  });

  test('whatever is done, there is a screen, the past stays bounded, and back then forward is nowhere', () => {
    const screen = fc.constantFrom(queue, drafts, intake, saved, start.now);
    const step = fc.oneof(
      screen.map((to) => (path: Path) => onward(path, to)),
      screen.map((to) => (path: Path) => instead(path, to)),
      fc.constant(backward),
      fc.constant(forward),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
        const path = steps.reduce<Path>((before, move) => move(before), start);
        expect(path.now.name).toBeTypeOf('string');
        expect(path.past.length + path.next.length).toBeLessThanOrEqual(50);
        if (path.past.length > 0) expect(forward(backward(path)).now).toEqual(path.now);
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});
