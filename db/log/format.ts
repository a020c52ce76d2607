// SQLite's write-ahead log as a file (https://sqlite.org/fileformat2.html#walformat), read past SQLite: the cipher's
// layer takes a read that failed for one that went well, and a log of which one sector cannot be read then silently ends
// before it. Only reads.
import { closeSync, openSync, readSync } from 'node:fs';

export const logFile = (databaseFile: string): string => `${databaseFile}-wal`;

const headBytes = 32;
export const frameHeadBytes = 24;

export interface LogHead {
  readonly pageSize: number;
  /** Each frame of this log repeats it. */
  readonly salt: Buffer;
  readonly bytes: Buffer;
}

/** Where frame `n` (from 1) begins; `n` one too high: where the frames end. */
export const frameAt = ({ pageSize }: LogHead, n: number): number => headBytes + (n - 1) * (frameHeadBytes + pageSize);

/** Fewer bytes than asked for where the file ends. Throws what the disk throws. */
export function bytesAt(handle: number, at: number, count: number): Buffer {
  const bytes = Buffer.alloc(count);
  return bytes.subarray(0, readSync(handle, bytes, 0, count, at));
}

/** Null when the file does not begin as a log written on this computer does (checksums in the order of its bytes). */
export function readHead(handle: number): LogHead | null {
  const bytes = bytesAt(handle, 0, headBytes);
  if (bytes.length < headBytes || bytes.readUInt32BE(0) !== 0x377f0682) return null;
  return { pageSize: bytes.readUInt32BE(8), salt: bytes.subarray(16, 24), bytes };
}

/** Whether this is the head of a written frame of this log. */
export const isFrameHead = (frame: Buffer, { salt }: LogHead): boolean =>
  frame.length >= frameHeadBytes && frame.readUInt32BE(0) !== 0 && frame.subarray(8, 16).equals(salt);

/** A running checksum over the words of `bytes`, which is aligned and has an even number of them. */
function summed(sums: Uint32Array, bytes: Buffer): void {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  let [one = 0, two = 0] = sums;
  for (let at = 0; at < words.length; at += 2) {
    one = (one + (words[at] ?? 0) + two) >>> 0;
    two = (two + (words[at + 1] ?? 0) + one) >>> 0;
  }
  sums.set([one, two]);
}

const isSum = (bytes: Buffer, at: number, sums: Uint32Array): boolean =>
  bytes.readUInt32BE(at) === sums[0] && bytes.readUInt32BE(at + 4) === sums[1];

const framesAtOnce = 64;

function lastCommit(handle: number): number {
  const head = readHead(handle);
  const sums = new Uint32Array(2);
  if (head === null) return 0;
  summed(sums, head.bytes.subarray(0, 24));
  if (!isSum(head.bytes, 24, sums)) return 0;
  const length = frameHeadBytes + head.pageSize;
  let committed = 0;
  for (let first = 1; ; first += framesAtOnce) {
    const several = bytesAt(handle, frameAt(head, first), framesAtOnce * length);
    for (let n = first; n < first + framesAtOnce; n += 1) {
      const frame = several.subarray((n - first) * length, (n - first + 1) * length);
      if (frame.length < length || !isFrameHead(frame, head)) return committed;
      summed(sums, frame.subarray(0, 8));
      summed(sums, frame.subarray(frameHeadBytes));
      if (!isSum(frame, 16, sums)) return committed;
      // The frame that ends a transaction names the size of the database after it.
      if (frame.readUInt32BE(4) !== 0) committed = n;
    }
  }
}

/**
 * How many frames of the log beside the database SQLite must take in when it opens it: up to the last whole transaction.
 * Throws what the disk throws.
 */
export function committedFrames(databaseFile: string): number {
  let handle: number;
  try {
    handle = openSync(logFile(databaseFile), 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 0;
    throw error;
  }
  try {
    return lastCommit(handle);
  } finally {
    closeSync(handle);
  }
}
