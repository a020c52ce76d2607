// Reads what `pack` wrote, from anybody: whatever is not exactly a packed message is undefined, whatever would become
// larger than allowed is given up before it does.
import { Malformed, malformed } from './bytes.ts';
import { readIntegers } from './integers.ts';
import { readText } from './letters.ts';
import { deepest, type Json, mixed, sorts, textual } from './pack.ts';
import { openSource, type Packed, type Source } from './streams.ts';
import { readStrings } from './strings.ts';

function readNumbers(source: Source, count: number): number[] {
  const places = source.control.byte();
  if (places === textual) return readStrings(source, source.control.byte(), count).map(numberOf);
  if (places > 9) malformed('too many places');
  return readIntegers(source, count).map((integer) => {
    source.spend(1);
    return places === 0 ? integer : Number(`${integer}e-${places}`);
  });
}

/** A number only in the spelling that JSON gives it. */
function numberOf(text: string): number {
  const value = Number(text);
  return JSON.stringify(value) === text && Number.isFinite(value) ? value : malformed('no number');
}

interface Shape {
  /** Places of its keys among all keys, in their order. */
  readonly places: readonly number[];
  /** Characters that an object of this shape takes, but for its values. */
  readonly characters: number;
}

function readShapes({ control, spend }: Source, keys: readonly string[], most: number): Shape[] {
  const known = control.varint();
  if (known === 0 || known > most) malformed('shapes of a wrong number');
  const shapes: Shape[] = [];
  /** The last shape that had the key. */
  const had = new Uint32Array(keys.length);
  for (let shape = 1; shape <= known; shape++) {
    const size = control.varint();
    if (size > keys.length) malformed('more keys than there are');
    let next = 0;
    let characters = 1;
    const places: number[] = [];
    for (; places.length < size; next += 1) {
      next = (next + control.varint()) % keys.length;
      if (had[next] === shape) malformed('a key twice');
      had[next] = shape;
      characters += (keys[next] ?? malformed('no such key')).length + 1;
      places.push(next);
    }
    spend(size);
    shapes.push({ places, characters });
  }
  return shapes;
}

/** An own property, whatever its name: `__proto__` is a key like others. */
function put(object: { [key: string]: Json }, key: string, value: Json): void {
  if (key === '__proto__') Object.defineProperty(object, key, { value, ...open });
  else object[key] = value;
}
const open = { writable: true, enumerable: true, configurable: true };

function readObjects(source: Source, count: number, depth: number): Json[] {
  const { control, whole, spend } = source;
  const keys: string[] = [];
  for (let left = control.varint(); left > 0; left--) {
    keys.push(readText(control));
    spend(1);
  }
  if (new Set(keys).size !== keys.length) malformed('a key twice');
  const shapes = readShapes(source, keys, count);
  const chosen: Shape[] = [];
  const holders = new Uint32Array(keys.length);
  for (let at = 0; at < count; at++) {
    const shape = shapes[shapes.length === 1 ? 0 : whole.varint()] ?? malformed('no such shape');
    spend(shape.characters);
    for (const place of shape.places) holders[place] = (holders[place] ?? 0) + 1;
    chosen.push(shape);
  }
  const columns = keys.map((_, place) => readColumn(source, holders[place] ?? 0, depth - 1));
  const taken = new Uint32Array(keys.length);
  return chosen.map(({ places }) => {
    const object: { [key: string]: Json } = {};
    for (const place of places) {
      const at = taken[place] ?? 0;
      put(object, keys[place] ?? '', columns[place]?.[at] ?? null);
      taken[place] = at + 1;
    }
    return object;
  });
}

function readArrays(source: Source, count: number, depth: number): Json[] {
  const lengths = readIntegers(source, count);
  let total = 0;
  for (const length of lengths) {
    if (length < 0) malformed('an array of less than nothing');
    source.spend(length);
    total += length;
  }
  const values = readColumn(source, total, depth - 1);
  let at = 0;
  return lengths.map((length) => {
    at += length;
    return values.slice(at - length, at);
  });
}

function readSort(source: Source, sort: number, count: number, depth: number): Json[] {
  switch (sort) {
    case sorts.number:
      return readNumbers(source, count);
    case sorts.array:
      return readArrays(source, count, depth);
    case sorts.object:
      return readObjects(source, count, depth);
    default:
      return Array.from({ length: count }, () => (sort === sorts.null ? null : sort === sorts.true));
  }
}

function readColumn(source: Source, count: number, depth: number): Json[] {
  if (depth === 0) malformed('nested too deeply');
  if (count === 0) return [];
  source.spend(count);
  const told = source.control.byte();
  if (told < sorts.string) return readSort(source, told, count, depth);
  if (told < mixed) return readStrings(source, told - sorts.string, count);
  if (told > mixed) malformed('no such sort');
  const found: number[] = [];
  for (let at = 0; at < count; at++) found.push(source.whole.varint());
  // Their columns lie in this order; the three sorts without content have none.
  const columns = new Map<number, Iterator<Json>>();
  for (const sort of [sorts.null, sorts.false, sorts.true, sorts.number, sorts.string, sorts.array, sorts.object]) {
    const size = found.filter((one) => one === sort).length;
    if (size === 0) continue;
    const values =
      sort === sorts.string
        ? readStrings(source, source.control.byte() - sorts.string, size)
        : readSort(source, sort, size, depth);
    columns.set(sort, values.values());
  }
  return found.map((sort) => {
    const next = columns.get(sort)?.next();
    return next === undefined || next.done === true ? malformed('no such sort') : next.value;
  });
}

/** The value, or undefined. `most`: characters of JSON that it may come to, about. */
export function unpack(packed: Packed, most: number): Json | undefined {
  try {
    const source = openSource(packed, most);
    const [value] = readColumn(source, 1, deepest);
    const { control, whole, text, bits } = source;
    const rest = control.left() + whole.left() + text.left();
    return rest > 0 || !bits.atEnd() ? undefined : value;
  } catch (error) {
    if (error instanceof Malformed) return undefined;
    throw error;
  }
}
