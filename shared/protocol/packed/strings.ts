// A column of strings: few different ones as a table and choices; ids, hashes, times and numbers as what they are; other
// mostly numeric ones as a mask and its digits; the rest as text. Each way gives back the very same characters.
import { malformed } from './bytes.ts';
import { kinds } from './kinds.ts';
import { readText, writeText } from './letters.ts';
import { isMasked, readMasked, writeMasked } from './masks.ts';
import type { Sink, Source } from './streams.ts';

/** Ways by their code on the wire; the codes after these are those of `kinds`. */
const asText = 0;
const asTable = 1;
const asMask = 2;
const firstKind = 3;
export const stringWays = firstKind + kinds.length;

/** The way that fits all of these strings (at least one) best. */
export function stringWay(values: readonly string[]): number {
  if (values.length > 1 && new Set(values).size * 2 <= values.length) return asTable;
  const kind = kinds.findIndex(({ fits }) => values.every(fits));
  if (kind >= 0) return firstKind + kind;
  return isMasked(values) ? asMask : asText;
}

/** Writes the strings in the way that `stringWay` gave; the reader must know it already. */
export function writeStrings(sink: Sink, way: number, values: readonly string[]): void {
  const kind = kinds[way - firstKind];
  if (kind !== undefined) kind.write(sink, values);
  else if (way === asTable) writeTable(sink, values);
  else if (way === asMask) writeMasked(sink, values);
  else for (const value of values) writeText(sink.text, value);
}

function writeTable(sink: Sink, values: readonly string[]): void {
  const table = [...new Set(values)];
  const place = new Map(table.map((value, index) => [value, index]));
  const way = stringWay(table);
  sink.control.varint(table.length);
  sink.control.byte(way);
  if (table.length > 1) for (const value of values) sink.whole.varint(place.get(value) ?? 0);
  writeStrings(sink, way, table);
}

function readTable(source: Source, count: number): string[] {
  const { control, whole, spend } = source;
  const size = control.varint();
  const way = control.byte();
  if (size === 0 || size > count || way === asTable) malformed('table that cannot be');
  spend(count);
  const places = Array.from({ length: count }, () => (size === 1 ? 0 : whole.varint()));
  const table = readStrings(source, way, size);
  return places.map((place) => {
    const value = table[place] ?? malformed('beyond the table');
    spend(value.length);
    return value;
  });
}

/** Reads `count` (at least one) strings packed this way. */
export function readStrings(source: Source, way: number, count: number): string[] {
  if (way === asTable) return readTable(source, count);
  if (way === asMask) return readMasked(source, count);
  const kind = kinds[way - firstKind];
  if (kind !== undefined) return kind.read(source, count);
  if (way !== asText) malformed('unknown way of strings');
  return Array.from({ length: count }, () => {
    const value = readText(source.text);
    source.spend(value.length + 1);
    return value;
  });
}
