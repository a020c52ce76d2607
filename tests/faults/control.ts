// Tells the preload library which calls are to fail, from within the process that it watches. The layout of the numbers
// is told in faults.c.
import { openSync, readSync, writeFileSync, writeSync } from 'node:fs';
import { constants } from 'node:os';

/** `killed`: no error, the process ends there. EROFS has no name in Node's list; on Linux it is 30. */
export const errors = { ENOSPC: constants.errno.ENOSPC, EIO: constants.errno.EIO, EROFS: 30, killed: 0 } as const;
type DiskError = keyof typeof errors;

const fields = [
  'calls',
  'from',
  'until',
  'error',
  'room',
  'hits',
  'reads',
  'readFrom',
  'readUntil',
  'stays',
  'badInode',
  'badAt',
] as const;
type Field = (typeof fields)[number];
const unlimited = -1;

/**
 * `after`: how many changes and flushes, or reads for `unreadable`, still go well. `once`: only the next one fails. `on`:
 * that and every later one. `place`: the sector that the next read meets cannot be read until it heals.
 */
export type Fault =
  | { readonly error: DiskError; readonly after: number; readonly lasts: 'once' | 'on' }
  | { readonly error: 'unreadable'; readonly after: number; readonly lasts: 'once' | 'on' | 'place' };

export interface Control {
  arm(fault: Fault): void;
  /** The disk is healthy again, and has room. Answers how many calls had failed. */
  heal(): number;
  /** From now on files may grow by so many bytes. */
  limit(bytes: number): void;
  /** What is left of the limit; a gigabyte without one. */
  room(): number;
  /** Changes and flushes so far. */
  calls(): number;
  reads(): number;
}

/** Must be there before the process starts. */
export function makeControlFile(file: string): void {
  const numbers = new BigInt64Array(fields.length);
  numbers[fields.indexOf('room')] = BigInt(unlimited);
  writeFileSync(file, new Uint8Array(numbers.buffer));
}

export function controlIn(file: string): Control {
  const handle = openSync(file, 'r+');
  const bytes = Buffer.alloc(8);
  const read = (field: Field): number => {
    readSync(handle, bytes, 0, 8, 8 * fields.indexOf(field));
    return Number(bytes.readBigInt64LE());
  };
  const write = (field: Field, value: number): void => {
    bytes.writeBigInt64LE(BigInt(value));
    writeSync(handle, bytes, 0, 8, 8 * fields.indexOf(field));
  };
  return {
    arm: ({ error, after, lasts }) => {
      if (error === 'unreadable') {
        const from = read('reads') + after;
        write('stays', lasts === 'place' ? 1 : 0);
        write('readUntil', lasts === 'on' ? Number.MAX_SAFE_INTEGER : from + 1);
        write('readFrom', from);
        return;
      }
      write('error', errors[error]);
      const from = read('calls') + after;
      write('until', lasts === 'once' ? from + 1 : Number.MAX_SAFE_INTEGER);
      write('from', from);
    },
    heal: () => {
      for (const field of ['until', 'readUntil', 'badInode'] as const) write(field, 0);
      write('room', unlimited);
      const hits = read('hits');
      write('hits', 0);
      return hits;
    },
    limit: (room) => write('room', room),
    room: () => {
      const room = read('room');
      return room < 0 ? 1e9 : room;
    },
    calls: () => read('calls'),
    reads: () => read('reads'),
  };
}
