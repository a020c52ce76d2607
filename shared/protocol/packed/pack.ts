// Packs a JSON value column by column: all values that stand at the same place of the message lie together, whatever
// entry they belong to. Knows nothing of cases; how a form is built follows from the message itself. See
// build/docs/packed.md.

import { isCarried, writeIntegers } from './integers.ts';
import { writeText } from './letters.ts';
import { newSink, type Packed, packedOf, type Sink } from './streams.ts';
import { stringWay, stringWays, writeStrings } from './strings.ts';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type JsonObject = { [key: string]: Json };

/** How deep values may lie in each other. */
export const deepest = 24;

/** What a value is; the codes of the wire. Strings come last: above them lies how they are packed. */
export const sorts = { null: 0, false: 1, true: 2, number: 3, array: 4, object: 5, string: 6 } as const;
/** A column of one sort is told by its sort (strings: sort plus way); one of several by this. */
export const mixed = sorts.string + stringWays;

export function sortOf(value: Json): number {
  if (value === null) return sorts.null;
  if (typeof value === 'boolean') return value ? sorts.true : sorts.false;
  if (typeof value === 'number') return sorts.number;
  if (typeof value === 'string') return sorts.string;
  return Array.isArray(value) ? sorts.array : sorts.object;
}

/** True when the value lies no deeper than can be packed. */
export function isShallow(value: Json, depth = deepest): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return depth > 1 && Object.values(value).every((inner) => isShallow(inner, depth - 1));
}

/** The number as an integer of this many decimal places, or NaN when it has no such plain spelling. */
function scaled(value: number, places: number): number {
  const [front = '', rest = ''] = JSON.stringify(value).split('.');
  if (!/^-?\d{1,15}$/.test(front) || !/^\d{0,9}$/.test(rest) || rest.length > places) return Number.NaN;
  return Number(`${front}${rest.padEnd(places, '0')}`);
}
export const textual = 255;

/** Whole numbers of at most 15 digits, which are their own spelling. */
const isCounted = (value: number): boolean => isCarried(value) && Math.abs(value) < 1e15;

/** Numbers: decimal places and a column of integers, or their JSON text where they are odd. */
function writeNumbers(sink: Sink, values: readonly number[]): void {
  if (values.every(isCounted)) {
    sink.control.byte(0);
    writeIntegers(sink, values);
    return;
  }
  const texts = values.map((value) => JSON.stringify(value));
  const places = texts.reduce((most, text) => Math.max(most, text.split('.')[1]?.length ?? 0), 0);
  const integers = values.map((value) => scaled(value, places));
  if (places < textual && integers.every(isCarried)) {
    sink.control.byte(places);
    writeIntegers(sink, integers);
  } else {
    sink.control.byte(textual);
    writeSomeStrings(sink, 0, texts);
  }
}

function writeSomeStrings(sink: Sink, base: number, values: readonly string[]): void {
  const way = stringWay(values);
  sink.control.byte(base + way);
  writeStrings(sink, way, values);
}

function writeObjects(sink: Sink, objects: readonly JsonObject[], depth: number): void {
  const shapes = new Map<string, { index: number; keys: string[] }>();
  const chosen = objects.map((object) => {
    const keys = Object.keys(object);
    const name = JSON.stringify(keys);
    const known = shapes.get(name) ?? { index: shapes.size, keys };
    shapes.set(name, known);
    return known.index;
  });
  const keys = [...new Set([...shapes.values()].flatMap((shape) => shape.keys))];
  const place = new Map(keys.map((key, index) => [key, index]));
  const { control } = sink;
  control.varint(keys.length);
  for (const key of keys) writeText(control, key);
  control.varint(shapes.size);
  for (const shape of shapes.values()) {
    control.varint(shape.keys.length);
    let next = 0;
    for (const key of shape.keys) {
      const index = place.get(key) ?? 0;
      control.varint((index - next + keys.length) % keys.length);
      next = index + 1;
    }
  }
  if (shapes.size > 1) for (const index of chosen) sink.whole.varint(index);
  for (const key of keys) {
    writeColumn(
      sink,
      objects.flatMap((object) => (Object.hasOwn(object, key) ? [object[key] ?? null] : [])),
      depth - 1,
    );
  }
}

function writeArrays(sink: Sink, arrays: readonly Json[][], depth: number): void {
  writeIntegers(
    sink,
    arrays.map((array) => array.length),
  );
  writeColumn(sink, arrays.flat(1), depth - 1);
}

/** The values of one place of the message. The reader knows how many there are; of none there is nothing to tell. */
function writeColumn(sink: Sink, values: readonly Json[], depth: number): void {
  if (depth === 0) throw new RangeError('nested too deeply to be packed');
  const found = values.map(sortOf);
  const [first] = found;
  if (first === undefined) return;
  const isMixed = found.some((sort) => sort !== first);
  if (isMixed) {
    sink.control.byte(mixed);
    for (const sort of found) sink.whole.varint(sort);
  } else if (first !== sorts.string) sink.control.byte(first);
  const numbers = values.filter((value) => typeof value === 'number');
  const strings = values.filter((value) => typeof value === 'string');
  const arrays = values.filter((value) => Array.isArray(value));
  const objects = values.filter((value): value is JsonObject => sortOf(value) === sorts.object);
  if (numbers.length > 0) writeNumbers(sink, numbers);
  if (strings.length > 0) writeSomeStrings(sink, sorts.string, strings);
  if (arrays.length > 0) writeArrays(sink, arrays, depth);
  if (objects.length > 0) writeObjects(sink, objects, depth);
}

/** Packs a value that `isShallow`; throws a RangeError for any other. */
export function pack(value: Json): Packed {
  const sink = newSink();
  writeColumn(sink, [value], deepest);
  return packedOf(sink);
}
