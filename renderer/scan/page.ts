// How one scanned page is put right, and what follows for the picture. Pure: nothing here draws.

export interface PageEdit {
  /** Quarter turns clockwise. */
  readonly turns: 0 | 1 | 2 | 3;
  readonly grey: boolean;
  /** Pixels that the longer edge may have at most; null: as it came. */
  readonly longest: number | null;
  /** Percent cut off at each edge of the turned page. */
  readonly crop: Readonly<Record<Edge, number>>;
}
export const edges = ['top', 'right', 'bottom', 'left'] as const;
export type Edge = (typeof edges)[number];

/** Two opposite edges never meet. */
export const mostCropped = 45;
/** Longest edges to choose from: A4 at some 240, 170 and 120 dots an inch. */
export const lengths = [2800, 2000, 1400] as const;

/** As a page comes in: readable, and a tenth of what most scanners make of it. */
export const untouched: PageEdit = {
  turns: 0,
  grey: false,
  longest: 2000,
  crop: { top: 0, right: 0, bottom: 0, left: 0 },
};

export interface Size {
  readonly width: number;
  readonly height: number;
}
export interface Drawing extends Size {
  /** Where a point of the source lands, as canvases take it: x' = a·x + c·y + e, y' = b·x + d·y + f. */
  readonly matrix: readonly [a: number, b: number, c: number, d: number, e: number, f: number];
}

const quarterTurn = { 0: 1, 1: 2, 2: 3, 3: 0 } as const;

/** The page a quarter turn further clockwise; what was cut off turns along. */
export function turned(edit: PageEdit): PageEdit {
  const { top, right, bottom, left } = edit.crop;
  return { ...edit, turns: quarterTurn[edit.turns], crop: { top: left, right: top, bottom: right, left: bottom } };
}

/** The matrix that turns a picture and moves its upper left corner to the origin. */
function turn({ width, height }: Size, turns: PageEdit['turns']): Drawing['matrix'] {
  if (turns === 1) return [0, 1, -1, 0, height, 0];
  if (turns === 2) return [-1, 0, 0, -1, width, height];
  if (turns === 3) return [0, -1, 1, 0, 0, width];
  return [1, 0, 0, 1, 0, 0];
}

/** How a picture of this size is drawn: turned, cut, then shrunk, never enlarged. */
export function drawingOf(source: Size, { turns, crop, longest }: PageEdit): Drawing {
  const seen = turns % 2 === 0 ? source : { width: source.height, height: source.width };
  const [x, y] = [(seen.width * crop.left) / 100, (seen.height * crop.top) / 100];
  const width = seen.width - x - (seen.width * crop.right) / 100;
  const height = seen.height - y - (seen.height * crop.bottom) / 100;
  const scale = longest === null ? 1 : Math.min(1, longest / Math.max(width, height));
  const [a, b, c, d, e, f] = turn(source, turns);
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
    matrix: [a * scale, b * scale, c * scale, d * scale, (e - x) * scale, (f - y) * scale],
  };
}
