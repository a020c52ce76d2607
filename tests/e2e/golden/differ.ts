// Where two pictures of a page differ for somebody who reads it. Ink may lie a dot further or be paler, as between two versions
// of Chromium. What has no ink near it in the other picture was moved, cut off, lost or added; where there is ink near, but
// clearly more or less of it, stands another letter.
import { dotsPerInch, type Picture } from './picture.ts';

/** Of 3: dark enough to be seen, and a trace of ink. */
const [seen, trace] = [2, 1];
/** A quarter of a millimetre. */
const reach = 1;
/** Three millimetres, and how many dots of it may be without ink near them. */
const spot = 12;
const strayAtMost = 2;
/** Two millimetres, about a letter; so much more or less ink than within reach is another one. Of 192. */
const letter = 8;
const weightAtMost = 24;

function hasInkNear({ width, height, ink }: Picture, x: number, y: number): boolean {
  for (let row = Math.max(0, y - reach); row <= Math.min(height - 1, y + reach); row += 1) {
    for (let column = Math.max(0, x - reach); column <= Math.min(width - 1, x + reach); column += 1) {
      if ((ink[row * width + column] ?? 0) >= trace) return true;
    }
  }
  return false;
}

/** Calls `found` for every dot seen in the one and without ink near it in the other. */
function eachLonely(one: Picture, other: Picture, found: (x: number, y: number) => void): void {
  for (let y = 0; y < one.height; y += 1) {
    for (let x = 0; x < one.width; x += 1) {
      if ((one.ink[y * one.width + x] ?? 0) >= seen && !hasInkNear(other, x, y)) found(x, y);
    }
  }
}

/** How much ink lies in the square of a letter's size at a place; reckoned once for the whole picture. */
function weights({ width, height, ink }: Picture): (x: number, y: number) => number {
  const across = width + 1;
  const above = new Float64Array(across * (height + 1));
  for (let y = 0; y < height; y += 1) {
    let row = 0;
    for (let x = 0; x < width; x += 1) {
      row += ink[y * width + x] ?? 0;
      above[(y + 1) * across + x + 1] = (above[y * across + x + 1] ?? 0) + row;
    }
  }
  const at = (x: number, y: number): number => above[y * across + x] ?? 0;
  return (x, y) => at(x + letter, y + letter) - at(x, y + letter) - at(x + letter, y) + at(x, y);
}

/** Calls `found` where there is more or less ink than anywhere within reach. */
function eachOtherLetter(expected: Picture, drawn: Picture, found: (x: number, y: number) => void): void {
  const [before, now] = [weights(expected), weights(drawn)];
  for (let y = reach; y + letter + reach < expected.height; y += 2) {
    for (let x = reach; x + letter + reach < expected.width; x += 2) {
      const weight = now(x, y);
      if (Math.abs(weight - before(x, y)) <= weightAtMost) continue;
      const near = [
        before(x, y),
        before(x - reach, y),
        before(x + reach, y),
        before(x, y - reach),
        before(x, y + reach),
      ];
      if (weight > Math.max(...near) + weightAtMost || weight < Math.min(...near) - weightAtMost) found(x, y);
    }
  }
}

const millimetres = (dots: number): number => Math.round((dots / dotsPerInch) * 25.4);

/** The places that differ, in words, from the top; none for pages that read the same. */
export function differences(expected: Picture, drawn: Picture): string[] {
  if (expected.width !== drawn.width || expected.height !== drawn.height) {
    const sizes = [expected, drawn].map(({ width, height }) => `${width} x ${height} dots`);
    return [`expected ${sizes[0]}, drawn ${sizes[1]}`];
  }
  const across = Math.ceil(expected.width / spot);
  const counts = new Map<number, number>();
  const count = (by: number) => (x: number, y: number) => {
    const key = Math.floor(y / spot) * across + Math.floor(x / spot);
    counts.set(key, (counts.get(key) ?? 0) + by);
  };
  eachLonely(expected, drawn, count(1));
  eachLonely(drawn, expected, count(1));
  eachOtherLetter(expected, drawn, count(strayAtMost + 1));
  return [...counts]
    .filter(([, found]) => found > strayAtMost)
    .sort(([one], [other]) => one - other)
    .map(([key]) => {
      const [left, top] = [(key % across) * spot, Math.floor(key / across) * spot];
      return `${millimetres(left)} mm from the left, ${millimetres(top)} mm from the top of the picture`;
    });
}
