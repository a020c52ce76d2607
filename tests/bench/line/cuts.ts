// When a line is cut by the schedules in which lines of other designs were measured, drawn by the same generator (xorshift, 64
// bits), so that figures may be laid side by side.

/** Begin and end of a cut, in seconds from the first byte that is counted. */
export type Cut = readonly [begin: number, end: number];

const mask = (1n << 64n) - 1n;
/** In those runs a candidate began about so long after its line. */
const leadSeconds = 2;

/** The cuts of this seed within `seconds`; mean gap and mean length in seconds. */
export function cutsOf(seed: number, gap: number, length: number, seconds: number): Cut[] {
  let state = ((BigInt(seed) + 77n) * 0xd1b54a32d192ed03n + 0x2545f4914f6cdd1dn) & mask;
  const draw = (): number => {
    state ^= (state << 13n) & mask;
    state ^= state >> 7n;
    state ^= (state << 17n) & mask;
    return Number(state >> 11n) / 2 ** 53;
  };
  const spaced = (mean: number): number => -Math.log(1 - draw()) * mean;
  for (let warm = 0; warm < 200; warm += 1) draw();
  const cuts: Cut[] = [];
  for (let at = -leadSeconds; at < seconds; ) {
    const begin = at + spaced(gap);
    at = begin + spaced(length);
    cuts.push([begin, at]);
  }
  return cuts;
}
