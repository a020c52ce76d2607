// A first look at what came through the door, before any schema runs over it: how big, how deep, and of what stuff.
// It must be safe on hostile input: no recursion, no trust in prototypes, bounded work.
import { type Problem, problem } from '../../shared/problems.ts';

const deepest = 12;
const mostValues = 50_000;
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype || Array.isArray(value);
}

/**
 * Null when `input` is plain (objects, arrays, strings, numbers, booleans, null, bytes), at most 12 levels deep and its
 * strings, keys and bytes together hold at most `limit` bytes. Problems: call.too-large, call.invalid.
 */
export function measure(input: unknown, limit: number): Problem | null {
  const waiting: { value: unknown; depth: number }[] = [{ value: input, depth: 0 }];
  let bytes = 0;
  let values = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, depth } = next;
    values += 1;
    if (typeof value === 'string') bytes += Buffer.byteLength(value);
    else if (value instanceof Uint8Array) bytes += value.byteLength;
    else if (typeof value === 'object' && value !== null) {
      if (!isPlain(value)) return problem('call.invalid', 'not a plain value');
      if (depth >= deepest) return problem('call.invalid', 'nested too deeply');
      for (const key of Object.keys(value)) {
        if (forbiddenKeys.has(key)) return problem('call.invalid', 'forbidden key');
        bytes += Buffer.byteLength(key);
        waiting.push({ value: (value as Record<string, unknown>)[key], depth: depth + 1 });
      }
    }
    if (bytes > limit || values > mostValues || waiting.length > mostValues) return problem('call.too-large');
  }
  return null;
}
