// Promises: however a page is turned, cut and shrunk, what is drawn is exactly the part that is left, in its proportions,
// never enlarged; four turns change nothing.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Drawing,
  drawingOf,
  edges,
  lengths,
  type PageEdit,
  turned,
  untouched,
} from '../../../renderer/scan/page.ts';

const size = fc.record({ width: fc.integer({ min: 1, max: 6000 }), height: fc.integer({ min: 1, max: 6000 }) });
const percent = fc.integer({ min: 0, max: 45 });
const edit: fc.Arbitrary<PageEdit> = fc.record({
  turns: fc.constantFrom(0, 1, 2, 3),
  grey: fc.boolean(),
  longest: fc.constantFrom(null, ...lengths),
  crop: fc.record({ top: percent, right: percent, bottom: percent, left: percent }),
});
const settings = { seed: 5, numRuns: 300 };

const land = ({ matrix: [a, b, c, d, e, f] }: Drawing, x: number, y: number) => ({
  x: a * x + c * y + e,
  y: b * x + d * y + f,
});

test('the part that is left fills the drawing, to a pixel', () => {
  fc.assert(
    fc.property(size, edit, (source, given) => {
      const drawn = drawingOf(source, given);
      const corners = [
        [0, 0],
        [source.width, 0],
        [0, source.height],
        [source.width, source.height],
      ].map(([x = 0, y = 0]) => land(drawn, x, y));
      const [left, right] = [Math.min(...corners.map(({ x }) => x)), Math.max(...corners.map(({ x }) => x))];
      const [top, bottom] = [Math.min(...corners.map(({ y }) => y)), Math.max(...corners.map(({ y }) => y))];
      const [wide, high] = [right - left, bottom - top];
      expect(-left).toBeCloseTo((wide * given.crop.left) / 100, 6);
      expect(-top).toBeCloseTo((high * given.crop.top) / 100, 6);
      expect(Math.abs(right - (wide * given.crop.right) / 100 - drawn.width)).toBeLessThanOrEqual(1);
      expect(Math.abs(bottom - (high * given.crop.bottom) / 100 - drawn.height)).toBeLessThanOrEqual(1);
    }),
    settings,
  );
});

test('nothing is enlarged, and nothing is longer than asked for', () => {
  fc.assert(
    fc.property(size, edit, (source, given) => {
      const { width, height } = drawingOf(source, given);
      expect(Math.max(width, height)).toBeLessThanOrEqual(
        Math.min(given.longest ?? 6000, Math.max(source.width, source.height)),
      );
    }),
    settings,
  );
});

test('four turns change nothing; one takes the cut along', () => {
  fc.assert(
    fc.property(size, edit, (source, given) => {
      expect(turned(turned(turned(turned(given))))).toEqual(given);
      const [before, after] = [drawingOf(source, given), drawingOf(source, turned(given))];
      // A half is rounded up from either side.
      expect(Math.abs(after.width - before.height)).toBeLessThanOrEqual(1);
      expect(Math.abs(after.height - before.width)).toBeLessThanOrEqual(1);
    }),
    settings,
  );
  const cut = { ...untouched, crop: { top: 10, right: 20, bottom: 30, left: 40 } };
  expect(edges.map((edge) => turned(cut).crop[edge])).toEqual([40, 10, 20, 30]);
});
