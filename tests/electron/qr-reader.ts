// Reads the digits out of a QR code of version 7 as it was drawn, by the standard and not by the code that drew it: format
// bits, mask, the snake of columns, blocks in turn. It repairs nothing, so a wrong square is found.

const size = 45;
const margin = 4;

/** Dark squares of an SVG path of runs. */
function gridOf(path: string): boolean[][] {
  const grid = Array.from({ length: size }, () => Array<boolean>(size).fill(false));
  for (const [, x = '', y = '', length = ''] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    const row = grid[Number(y) - margin] ?? [];
    row.fill(true, Number(x) - margin, Number(x) - margin + Number(length));
  }
  return grid;
}

/** Squares that carry no content: corners with format, version blocks, clock lines, alignment squares. */
function isFixed(x: number, y: number): boolean {
  const edge = size - 8;
  if ((x < 9 && y < 9) || (x >= edge && y < 9) || (x < 9 && y >= edge) || x === 6 || y === 6) return true;
  if ((x >= size - 11 && y < 6) || (y >= size - 11 && x < 6)) return true;
  const near = (at: number): number | undefined => [6, 22, 38].find((middle) => Math.abs(middle - at) <= 2);
  const [column, row] = [near(x), near(y)];
  return column !== undefined && row !== undefined && !(column === 6 && row !== 22) && !(row === 6 && column !== 22);
}

const masked = [
  (i: number, j: number) => (i + j) % 2,
  (i: number) => i % 2,
  (_i: number, j: number) => j % 3,
  (i: number, j: number) => (i + j) % 3,
  (i: number, j: number) => ((i >> 1) + Math.trunc(j / 3)) % 2,
  (i: number, j: number) => ((i * j) % 2) + ((i * j) % 3),
  (i: number, j: number) => (((i * j) % 2) + ((i * j) % 3)) % 2,
  (i: number, j: number) => (((i + j) % 2) + ((i * j) % 3)) % 2,
] as const;

/** The digits that a page's code shows. */
export function digitsOnPage(html: string): string {
  const grid = gridOf(/class="mark"><svg[^>]*><path d="([^"]+)"/.exec(html)?.[1] ?? '');
  const dark = (x: number, y: number): boolean => grid[y]?.[x] ?? false;
  // Format, most significant bit first, along row 8 from the left: level in two bits, mask in three.
  const format = [0, 1, 2, 3, 4].reduce((bits, x) => bits * 2 + (dark(x, 8) ? 1 : 0), 0) ^ 0b10101;
  if (format >> 3 !== 0) throw new Error('not level M');
  const mask = masked[(format & 7) as 0];
  const bits: number[] = [];
  for (let right = size - 1, up = true; right > 0; right -= right === 8 ? 3 : 2, up = !up) {
    for (let n = 0; n < size; n += 1) {
      const y = up ? size - 1 - n : n;
      for (const x of [right, right - 1])
        if (!isFixed(x, y)) bits.push((mask(y, x) === 0 ? 1 : 0) ^ (dark(x, y) ? 1 : 0));
    }
  }
  const bytes = Array.from({ length: 124 }, (_, at) => bits.slice(at * 8, at * 8 + 8).join(''));
  // Four blocks of 31 bytes, taken in turn.
  const text = [0, 1, 2, 3].flatMap((block) => bytes.filter((_, at) => at % 4 === block)).join('');
  const count = Number.parseInt(text.slice(4, 14), 2);
  let digits = '';
  for (let at = 14; digits.length < count; ) {
    const group = Math.min(3, count - digits.length);
    const length = group * 3 + 1;
    digits += String(Number.parseInt(text.slice(at, at + length), 2)).padStart(group, '0');
    at += length;
  }
  return digits;
}
