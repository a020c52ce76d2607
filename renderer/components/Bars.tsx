// Numbers over time as bars. A bar's height only repeats what the plot's description says in figures.
export interface Point {
  /** The day or week, in words. */
  readonly name: string;
  readonly count: number;
}

const [width, height, step] = [12, 34, 15];

export function Bars({ points, wide = false }: { readonly points: readonly Point[]; readonly wide?: boolean }) {
  const most = Math.max(1, ...points.map(({ count }) => count));
  const tall = (count: number): number => (count === 0 ? 1 : Math.max(3, Math.round((count / most) * height)));
  return (
    <svg
      className={wide ? 'bars bars-wide' : 'bars'}
      role="img"
      aria-label={points.map(({ name, count }) => `${name}: ${count}`).join(', ')}
      viewBox={`0 0 ${points.length * step} ${height + 2}`}
      preserveAspectRatio={wide ? 'none' : undefined}
    >
      {/* One path, because a slow computer draws it sooner than so many bars. */}
      <path
        d={points.map(({ count }, at) => `M${at * step} ${height}v-${tall(count)}h${width}v${tall(count)}z`).join('')}
      />
    </svg>
  );
}
