// Strings that are mostly digits (accounts, land codes, numbers with a prefix): each mask, with a slot for every digit,
// is told once; the digits are bits. One mask of few digits is an integer, so that rising numbers cost next to nothing.
import { malformed } from './bytes.ts';
import { integersCost, isCarried, readIntegers, writeIntegers } from './integers.ts';
import { readText, writeText } from './letters.ts';
import type { Sink, Source } from './streams.ts';

const slot = '#';
const maskOf = (value: string): string => value.replace(/[0-9]/g, slot);
const digitsOf = (value: string): string => value.replace(/[^0-9]/g, '');
const slots = (mask: string): number => mask.split(slot).length - 1;

function filled(mask: string, digits: string): string {
  let at = 0;
  return mask.replaceAll(slot, () => digits[at++] ?? malformed('digits end too early'));
}

// Three digits in ten bits, two in seven, one in four.
const widths = [0, 4, 7, 10];

/** Whether masks pay: mostly digits, and no string with the sign of the slot in it. */
export function isMasked(values: readonly string[]): boolean {
  const text = values.join('');
  return digitsOf(text).length * 2 > text.length && !text.includes(slot);
}

export function writeMasked(sink: Sink, values: readonly string[]): void {
  const masks = [...new Set(values.map(maskOf))];
  const place = new Map(masks.map((mask, index) => [mask, index]));
  sink.control.varint(masks.length);
  for (const mask of masks) writeText(sink.control, mask);
  if (masks.length > 1) for (const value of values) sink.whole.varint(place.get(maskOf(value)) ?? 0);
  const digits = values.map(digitsOf).join('');
  const integers = values.map((value) => Number(digitsOf(value)));
  const counted = masks.length === 1 && slots(masks[0] ?? '') <= 15 && integers.every(isCarried);
  const asIntegers = counted && integersCost(integers, sink) < (digits.length * 10) / 3;
  sink.control.byte(asIntegers ? 1 : 0);
  if (asIntegers) writeIntegers(sink, integers);
  else
    for (let at = 0; at < digits.length; at += 3) {
      const group = digits.slice(at, at + 3);
      sink.bits.put(Number(group), widths[group.length] ?? 0);
    }
}

export function readMasked(source: Source, count: number): string[] {
  const { control, whole, bits } = source;
  const known = control.varint();
  if (known === 0 || known > count) malformed('masks of a wrong number');
  const masks: string[] = [];
  for (let at = 0; at < known; at++) masks.push(readText(control));
  const used: string[] = [];
  for (let at = 0; at < count; at++) {
    const mask = masks[known === 1 ? 0 : whole.varint()] ?? malformed('no such mask');
    source.spend(mask.length + 1);
    used.push(mask);
  }
  if (control.byte() === 1) {
    const wide = slots(masks[0] ?? '');
    return readIntegers(source, count).map((integer) => {
      const digits = String(integer).padStart(wide, '0');
      if (integer < 0 || digits.length !== wide || known > 1) malformed('integer beyond its mask');
      return filled(masks[0] ?? '', digits);
    });
  }
  let left = used.reduce((sum, mask) => sum + slots(mask), 0);
  let digits = '';
  for (; left > 0; left -= Math.min(left, 3)) {
    const size = Math.min(left, 3);
    const group = String(bits.take(widths[size] ?? 0)).padStart(size, '0');
    if (group.length !== size) malformed('no digits');
    digits += group;
  }
  let at = 0;
  return used.map((mask) => {
    const from = at;
    at += slots(mask);
    return filled(mask, digits.slice(from, at));
  });
}
