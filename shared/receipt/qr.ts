// A row of digits as a QR code (ISO/IEC 18004), one size of it: version 7 with a quarter of it for repair (level M), which takes
// up to 293 digits. Digits only, because a scanner types like a keyboard and a Georgian layout leaves digits alone. Pure; the
// code is the same for the same digits.

const size = 45;
const mostDigits = 293;
/** Level M of version 7: four blocks of 31 bytes, each followed by 18 that repair it. */
const blocks = 4;
const blockData = 31;
const blockRepair = 18;

/** Powers of the generator of GF(256), polynomial 0x11d, and their logarithms. */
const powers: number[] = [];
const logs: number[] = [];
for (let at = 0, value = 1; at < 255; at += 1) {
  powers[at] = value;
  logs[value] = at;
  value = value < 128 ? value << 1 : (value << 1) ^ 0x11d;
}
const times = (one: number, other: number): number =>
  one === 0 || other === 0 ? 0 : (powers[((logs[one] ?? 0) + (logs[other] ?? 0)) % 255] ?? 0);

/** The polynomial whose rest is a block's repair bytes, without its leading one. */
function generator(): number[] {
  let polynomial = [1];
  for (let at = 0; at < blockRepair; at += 1) {
    const root = powers[at] ?? 0;
    polynomial = [...polynomial, 0].map((value, n) => value ^ times(polynomial[n - 1] ?? 0, root));
  }
  return polynomial.slice(1);
}

function repairOf(data: readonly number[], divisor: readonly number[]): number[] {
  let rest: number[] = Array(blockRepair).fill(0);
  for (const byte of data) {
    const factor = byte ^ (rest[0] ?? 0);
    rest = [...rest.slice(1), 0].map((value, at) => value ^ times(divisor[at] ?? 0, factor));
  }
  return rest;
}

/** Mode, count, digits by threes, filled up: the bytes before repair. */
function dataOf(digits: string): number[] {
  const bits = (value: number, length: number): string => value.toString(2).padStart(length, '0');
  const groups = digits.match(/\d{1,3}/g) ?? [];
  let text = bits(1, 4) + bits(digits.length, 10);
  for (const group of groups) text += bits(Number(group), group.length * 3 + 1);
  const room = blocks * blockData * 8;
  text = text.padEnd(Math.min(room, text.length + 4), '0');
  text = text.padEnd(Math.ceil(text.length / 8) * 8, '0');
  const bytes = text.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? [];
  for (let at = bytes.length, n = 0; at < blocks * blockData; at += 1, n += 1) bytes.push(n % 2 === 0 ? 0xec : 0x11);
  return bytes;
}

/** Data and repair bytes of all blocks, taken from each in turn. */
function codewords(digits: string): number[] {
  const data = dataOf(digits);
  const divisor = generator();
  const cut = Array.from({ length: blocks }, (_, n) => data.slice(n * blockData, (n + 1) * blockData));
  const turns = (parts: readonly (readonly number[])[], length: number): number[] =>
    Array.from({ length }, (_, at) => parts.map((part) => part[at] ?? 0)).flat();
  return [
    ...turns(cut, blockData),
    ...turns(
      cut.map((block) => repairOf(block, divisor)),
      blockRepair,
    ),
  ];
}

type Grid = (boolean | undefined)[][];

/** The fixed parts: corners, clock lines, small squares, the version; undefined where content goes. */
function frame(): Grid {
  const grid: Grid = Array.from({ length: size }, () => Array(size).fill(undefined));
  const set = (x: number, y: number, dark: boolean): void => {
    const row = grid[y];
    if (row !== undefined && x >= 0 && x < size) row[x] = dark;
  };
  for (let at = 0; at < size; at += 1) {
    set(6, at, at % 2 === 0);
    set(at, 6, at % 2 === 0);
  }
  const square = (middleX: number, middleY: number, reach: number, light: readonly number[]): void => {
    for (let y = -reach; y <= reach; y += 1) {
      for (let x = -reach; x <= reach; x += 1) {
        set(middleX + x, middleY + y, !light.includes(Math.max(Math.abs(x), Math.abs(y))));
      }
    }
  };
  for (const [x, y] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const)
    square(x, y, 4, [2, 4]);
  const middles = [6, 22, 38];
  for (const x of middles) {
    for (const y of middles) {
      const corner = (x === 6 && y !== 22) || (y === 6 && x === 38);
      if (!corner) square(x, y, 2, [1]);
    }
  }
  // Version 7 with its check bits.
  for (let at = 0; at < 18; at += 1) {
    const dark = ((0x07c94 >> at) & 1) === 1;
    const [far, near] = [size - 11 + (at % 3), Math.floor(at / 3)];
    set(far, near, dark);
    set(near, far, dark);
  }
  // Kept free for the mask's number.
  for (let at = 0; at < 9; at += 1) {
    for (const [x, y] of [
      [8, at],
      [at, 8],
    ] as const)
      if (grid[y]?.[x] === undefined) set(x, y, false);
    if (at < 8)
      for (const [x, y] of [
        [size - 1 - at, 8],
        [8, size - 1 - at],
      ] as const)
        set(x, y, false);
  }
  return grid;
}

const masks: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_x, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

/** Level M and the mask's number, with check bits, beside the three corners. */
function writeFormat(grid: boolean[][], mask: number): void {
  let rest = mask;
  for (let at = 0; at < 10; at += 1) rest = (rest << 1) ^ ((rest >> 9) * 0x537);
  const bits = ((mask << 10) | rest) ^ 0x5412;
  const set = (x: number, y: number, at: number): void => {
    const row = grid[y];
    if (row !== undefined) row[x] = ((bits >> at) & 1) === 1;
  };
  for (let at = 0; at < 15; at += 1) {
    set(8, at < 6 ? at : at < 8 ? at + 1 : size - 15 + at, at);
    set(at < 8 ? size - 1 - at : at === 8 ? 7 : 14 - at, 8, at);
  }
  const dark = grid[size - 8];
  if (dark !== undefined) dark[8] = true;
}

function withMask(fixed: Grid, bits: readonly boolean[], mask: number): boolean[][] {
  const grid = fixed.map((row) => row.map((dark) => dark ?? false));
  const covers = masks[mask] ?? (() => false);
  let next = 0;
  for (let right = size - 1, upward = true; right > 0; right -= 2, upward = !upward) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step += 1) {
      const y = upward ? size - 1 - step : step;
      for (const x of [right, right - 1]) {
        if (fixed[y]?.[x] !== undefined) continue;
        const row = grid[y];
        if (row !== undefined) row[x] = (bits[next] ?? false) !== covers(x, y);
        next += 1;
      }
    }
  }
  writeFormat(grid, mask);
  return grid;
}

/** How hard the code is to read: long runs, blots, what looks like a corner, too dark or too light. */
function penalty(grid: readonly (readonly boolean[])[]): number {
  const columns = grid.map((_, at) => grid.map((row) => row[at] ?? false));
  let points = 0;
  for (const line of [...grid, ...columns].map((row) => row.map(Number).join(''))) {
    for (const run of line.match(/0{5,}|1{5,}/g) ?? []) points += run.length - 2;
    points += 40 * (line.match(/(?=10111010000|00001011101)/g)?.length ?? 0);
  }
  for (let y = 1; y < size; y += 1) {
    for (let x = 1; x < size; x += 1) {
      const here = grid[y]?.[x];
      if (here === grid[y]?.[x - 1] && here === grid[y - 1]?.[x] && here === grid[y - 1]?.[x - 1]) points += 3;
    }
  }
  const dark = grid.flat().filter(Boolean).length / size ** 2;
  return points + 10 * Math.floor(Math.abs(dark - 0.5) * 20);
}

/** The code's rows from above, true for dark. Throws for anything but 1 to 293 digits: that is a bug. */
export function qrOf(digits: string): boolean[][] {
  if (!/^\d+$/.test(digits) || digits.length > mostDigits) throw new RangeError(`${digits.length} signs for a QR code`);
  const bits = codewords(digits).flatMap((byte) =>
    Array.from({ length: 8 }, (_, at) => ((byte >> (7 - at)) & 1) === 1),
  );
  const fixed = frame();
  const drawn = masks.map((_, mask) => withMask(fixed, bits, mask));
  return drawn.reduce((best, grid) => (penalty(grid) < penalty(best) ? grid : best));
}

/** The outlines of the dark squares for an SVG path of one unit a square, with the four units of margin a reader wants. */
export function qrPath(grid: readonly (readonly boolean[])[]): { readonly path: string; readonly size: number } {
  const margin = 4;
  const rows = grid.flatMap((row, y) =>
    [
      ...row
        .map((dark) => (dark ? '1' : '0'))
        .join('')
        .matchAll(/1+/g),
    ].map(({ 0: run, index }) => `M${index + margin} ${y + margin}h${run.length}v1h-${run.length}z`),
  );
  return { path: rows.join(''), size: size + 2 * margin };
}
