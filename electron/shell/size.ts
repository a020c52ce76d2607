// How large a value from the screen is, before anything walks into it.

/**
 * Whether `value`, as it came through a structured clone, stays within `limit` bytes: two for a character, eight for
 * everything else that has no bytes of its own. Ends on values that contain themselves, because they pass any limit.
 */
export function isWithin(value: unknown, limit: number): boolean {
  const open: unknown[] = [value];
  let bytes = 0;
  while (open.length > 0) {
    const next = open.pop();
    bytes += 8;
    if (typeof next === 'string') bytes += next.length * 2;
    else if (ArrayBuffer.isView(next) || next instanceof ArrayBuffer) bytes += next.byteLength;
    else if (next instanceof Map || next instanceof Set) open.push(...next.entries());
    else if (typeof next === 'object' && next !== null) open.push(...Object.keys(next), ...Object.values(next));
    if (bytes > limit) return false;
  }
  return true;
}
