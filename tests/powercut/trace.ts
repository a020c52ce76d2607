// Reads what recorder.c wrote: every change, flush and mark of the recorded processes in their order. The layout of a
// record is told there.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

/** Paths are relative to the watched folder, which itself is the empty path. */
export type Operation =
  | { readonly kind: 'start' }
  | {
      readonly kind: 'open';
      readonly fd: number;
      readonly path: string;
      readonly created: boolean;
      readonly emptied: boolean;
    }
  | { readonly kind: 'close' | 'sync'; readonly fd: number }
  | { readonly kind: 'write'; readonly fd: number; readonly at: number; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly fd: number; readonly size: number }
  | { readonly kind: 'rename'; readonly from: string; readonly to: string }
  | { readonly kind: 'unlink' | 'mkdir' | 'rmdir'; readonly path: string }
  | { readonly kind: 'mark'; readonly text: string };

const headLength = 24;

export function readTrace(file: string, root: string): Operation[] {
  const trace = readFileSync(file);
  const operations: Operation[] = [];
  const inside = (path: Buffer): string => relative(root, path.toString());
  for (let place = 0; place < trace.length; ) {
    const kind = trace.readUInt32LE(place);
    const fd = trace.readInt32LE(place + 4);
    const value = Number(trace.readBigInt64LE(place + 8));
    const middle = place + headLength + trace.readUInt32LE(place + 16);
    const end = middle + trace.readUInt32LE(place + 20);
    const first = trace.subarray(place + headLength, middle);
    operations.push(operation(kind, fd, value, first, trace.subarray(middle, end), inside));
    place = end;
  }
  return operations;
}

function operation(
  kind: number,
  fd: number,
  value: number,
  first: Buffer,
  second: Buffer,
  inside: (path: Buffer) => string,
): Operation {
  switch (kind) {
    case 1:
      return { kind: 'open', fd, path: inside(first), created: value === 1, emptied: value === 2 };
    case 2:
      return { kind: 'close', fd };
    case 3:
      return { kind: 'write', fd, at: value, bytes: first };
    case 4:
      return { kind: 'truncate', fd, size: value };
    case 5:
      return { kind: 'sync', fd };
    case 6:
      return { kind: 'rename', from: inside(first), to: inside(second) };
    case 7:
      return { kind: 'unlink', path: inside(first) };
    case 8:
      return { kind: 'mkdir', path: inside(first) };
    case 9:
      return { kind: 'rmdir', path: inside(first) };
    case 10:
      return { kind: 'mark', text: first.toString() };
    case 11:
      return { kind: 'start' };
    default:
      throw new Error(`a trace without sense: record ${kind}`);
  }
}
