// A desk whose battery is dead wakes in 1970, and must still take an application: nothing is refused because of a
// clock. What is proven of time bounds it from below; a clock that runs ahead cannot be told from a right one here.
import type { Reading } from '../primitives.ts';

/**
 * The instant by which the desk dates and checks what is typed: the latest of its own clock, of what central last stated
 * and of the day its catalogue came out (`yyyy-mm-dd`). The reading itself is stored beside it, as it was.
 */
export function presentOf({ wall, trusted }: Pick<Reading, 'wall' | 'trusted'>, publishedOn: string): string {
  const published = `${publishedOn}T00:00:00.000Z`;
  return [wall, trusted ?? wall, published].sort((one, other) => Date.parse(one) - Date.parse(other)).at(-1) ?? wall;
}

/** What central allows a desk's clock to be off before people are told: five minutes. */
const toleratedMs = 5 * 60_000;

/**
 * What is proven of the computer's clock against central's time. `aheadMs`: how far it was ahead of central at its last
 * answer in this run (negative: behind), or null. `agrees` also means that nothing is known against it.
 */
export function clockState(wall: string, present: string, aheadMs: number | null): 'agrees' | 'behind' | 'ahead' {
  const off = aheadMs ?? 0;
  if (Date.parse(present) - Date.parse(wall) > toleratedMs || off < -toleratedMs) return 'behind';
  return off > toleratedMs ? 'ahead' : 'agrees';
}
