// A column of integers: as they are, as steps, or as steps compared with those of an earlier column (two clocks that run
// together); and those either as varints or, where they are as good as random, as bits. The smallest way is taken.
import { malformed } from './bytes.ts';
import type { Sink, Source } from './streams.ts';

const ways = { plain: 0, steps: 1, inStep: 2 } as const;
const carriers = { varint: 0, rice: 1, fixed: 2 } as const;
/** How many columns back an earlier one is looked for. */
const reach = 12;
/** Bits that looking back must save: an odd way in `control` costs some too. */
const worthwhile = 16;

// Zigzag: small numbers of either sign are small.
const folded = (value: number): number => (value < 0 ? -value * 2 - 1 : value * 2);
const unfolded = (value: number): number => (value % 2 === 1 ? -(value + 1) / 2 : value / 2);
const steps = (values: readonly number[]): number[] => values.map((value, at) => value - (values[at - 1] ?? 0));

/** What a compressor would make of these as varints, in bits: the entropy of their bytes, and a little for each sort. */
function varintCost(values: readonly number[]): number {
  const counts = new Uint32Array(256);
  let length = 0;
  for (const value of values) {
    let rest = folded(value);
    for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) {
      counts[(rest % 0x80) + 0x80] = (counts[(rest % 0x80) + 0x80] ?? 0) + 1;
      length += 1;
    }
    counts[rest] = (counts[rest] ?? 0) + 1;
    length += 1;
  }
  let bits = 0;
  for (const count of counts) if (count > 0) bits += 5 - count * Math.log2(count / length);
  return Math.min(bits, 8 * length);
}

const riceCost = (values: readonly number[], low: number): number =>
  values.reduce((bits, value) => bits + Math.floor(folded(value) / 2 ** low) + 1 + low, 8);

function widthOf(values: readonly number[]): { least: number; width: number } {
  let least = values[0] ?? 0;
  let most = least;
  for (const value of values) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  let width = 0;
  while (2 ** width <= most - least) width += 1;
  return { least, width };
}

interface Plan {
  readonly way: number;
  readonly values: readonly number[];
  readonly carrier: number;
  readonly low: number;
  readonly cost: number;
}

/** The cheapest carrier of these values; bits only for columns long enough to pay for saying so. */
function carried(way: number, values: readonly number[]): Plan {
  const plans: Plan[] = [{ way, values, carrier: carriers.varint, low: 0, cost: varintCost(values) }];
  if (values.length >= 4) {
    const mean = values.reduce((sum, value) => sum + folded(value), 0) / values.length;
    const low = Math.min(40, Math.max(0, Math.floor(Math.log2(Math.max(mean, 1) * Math.LN2))));
    plans.push({ way, values, carrier: carriers.rice, low, cost: riceCost(values, low) });
    const { least, width } = widthOf(values);
    const fixed = 8 * (2 + Math.log2(Math.abs(least) + 1) / 7) + width * values.length;
    plans.push({ way, values, carrier: carriers.fixed, low: width, cost: fixed });
  }
  return plans.reduce((best, plan) => (plan.cost < best.cost ? plan : best));
}

function planOf(values: readonly number[], series: readonly (readonly number[])[]): Plan {
  const moved = steps(values);
  let best = carried(ways.plain, values);
  if (values.length > 1) {
    const stepped = carried(ways.steps, moved);
    if (stepped.cost < best.cost) best = stepped;
  }
  for (let back = 0; back < Math.min(reach, series.length); back++) {
    const other = series[series.length - 1 - back];
    if (other?.length !== values.length) continue;
    const theirs = steps(other);
    const plan = carried(
      ways.inStep + back,
      moved.map((value, at) => value - (theirs[at] ?? 0)),
    );
    if (plan.cost + worthwhile < best.cost) best = plan;
  }
  return best;
}

/** Whether the column can carry it, steps between two such values included. */
export const isCarried = (value: number): boolean =>
  Number.isSafeInteger(value) && Math.abs(value) <= 2 ** 51 && !Object.is(value, -0);

/** What the column would cost, in bits. */
export const integersCost = (values: readonly number[], sink: Sink): number => planOf(values, sink.series).cost;

/** Writes the column; the reader knows how many there are. Every value must be `isCarried`. */
export function writeIntegers(sink: Sink, values: readonly number[]): void {
  const { control, whole, bits } = sink;
  const plan = planOf(values, sink.series);
  sink.series.push([...values]);
  if (values.length === 0) return;
  control.byte(plan.way * 3 + plan.carrier);
  if (plan.carrier === carriers.varint) {
    for (const value of plan.values) whole.varint(folded(value));
    return;
  }
  control.byte(plan.low);
  const { least } = widthOf(plan.values);
  if (plan.carrier === carriers.fixed) whole.varint(folded(least));
  for (const value of plan.values) {
    if (plan.carrier === carriers.fixed) bits.put(value - least, plan.low);
    else {
      for (let high = Math.floor(folded(value) / 2 ** plan.low); high > 0; high--) bits.put(1, 1);
      bits.put(0, 1);
      bits.put(folded(value) % 2 ** plan.low, plan.low);
    }
  }
}

function readRice({ bits }: Source, low: number): number {
  let high = 0;
  while (bits.take(1) === 1) high += 1;
  return unfolded(high * 2 ** low + bits.take(low));
}

/** Reads a column of `count` integers. */
export function readIntegers(source: Source, count: number): number[] {
  const { control, whole, series } = source;
  const values: number[] = [];
  series.push(values);
  if (count === 0) return values;
  const how = control.byte();
  const [way, carrier] = [Math.floor(how / 3), how % 3];
  const low = carrier === carriers.varint ? 0 : control.byte();
  if (low > 53) malformed('integers too wide');
  const other = way < ways.inStep ? undefined : series.at(ways.inStep - 2 - way);
  if (way >= ways.inStep && other?.length !== count) malformed('no column to be in step with');
  const least = carrier === carriers.fixed ? unfolded(whole.varint()) : 0;
  source.spend(count);
  for (let at = 0; at < count; at++) {
    const said =
      carrier === carriers.varint
        ? unfolded(whole.varint())
        : carrier === carriers.fixed
          ? least + source.bits.take(low)
          : readRice(source, low);
    const before = way === ways.plain ? 0 : (values[at - 1] ?? 0);
    const theirs = other === undefined ? 0 : (other[at] ?? 0) - (other[at - 1] ?? 0);
    const value = said + before + theirs;
    if (!Number.isSafeInteger(value)) malformed('integer too large');
    values.push(value);
  }
  return values;
}
