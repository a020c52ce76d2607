// Reads a journal from its beginning, past any damage. It only reads: what to do about a torn end or a break is decided
// by who asked.
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { frameMagic, headerBytes, keyOfHead, leadBytes, noSeal, openFrame, readLead, sealOf } from './frame.ts';
import { decodeRecord, type JournalRecord } from './record.ts';

export interface JournalEnd {
  /** Bytes from the beginning up to the end of what is whole; 0 when not even the head is good. */
  readonly bytes: number;
  readonly sequence: number;
  readonly seal: Uint8Array;
  readonly key: Buffer | null;
  /** Places where frames are damaged, missing or out of order although they had been flushed. */
  readonly breaks: number;
  /** Bytes behind what is whole: an append that a power cut tore, of which nothing was promised, or damage to the last. */
  readonly tornBytes: number;
}

/** `at`: where in the file the record's frame begins. */
type Visit = (record: JournalRecord, at: number) => void;

const scanBytes = 1_048_576;
const sector = 4096;

/** Bytes of the file; unreadable places of the disk come back as zeros, so that what lies behind them is still reached. */
function readAt(file: number, from: number, count: number): Buffer {
  const bytes = Buffer.alloc(count);
  try {
    return bytes.subarray(0, readSync(file, bytes, 0, count, from));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EIO')) throw error;
    if (count <= sector) return bytes;
    const half = Math.ceil(count / 2 / sector) * sector;
    return Buffer.concat([readAt(file, from, half), readAt(file, from + half, count - half)]);
  }
}

interface GoodFrame {
  readonly at: number;
  readonly frame: Buffer;
  readonly plain: Buffer;
}

function frameAt(file: number, key: Buffer, at: number, size: number): GoodFrame | null {
  const lead = readLead(readAt(file, at, Math.min(leadBytes, size - at)));
  if (lead === null || at + lead.bytes > size) return null;
  const frame = readAt(file, at, lead.bytes);
  const plain = openFrame(key, frame);
  return plain === null ? null : { at, frame, plain };
}

/** The next good frame at or after `from`, or null. */
function nextFrame(file: number, key: Buffer, from: number, size: number): GoodFrame | null {
  const here = frameAt(file, key, from, size);
  if (here !== null) return here;
  for (let start = from + 1; start < size; start += scanBytes) {
    // One magic's length more, so that none is cut by the edge.
    const window = readAt(file, start, Math.min(scanBytes + frameMagic.length - 1, size - start));
    for (let at = window.indexOf(frameMagic); at >= 0; at = window.indexOf(frameMagic, at + 1)) {
      const found = frameAt(file, key, start + at, size);
      if (found !== null) return found;
    }
  }
  return null;
}

function walk(handle: number, databaseKey: Uint8Array, visit: Visit): JournalEnd {
  const { size } = fstatSync(handle);
  const header = readAt(handle, 0, Math.min(headerBytes, size));
  const key = keyOfHead(databaseKey, header);
  if (key === null) return { bytes: 0, sequence: 0, seal: noSeal, key: null, breaks: 0, tornBytes: size };
  let last = { bytes: headerBytes, sequence: 0, seal: noSeal };
  let whole = last;
  let breaks = 0;
  /** Breaks behind which no append has begun yet: perhaps the work of a power cut. */
  let open = 0;
  const next = (): GoodFrame | null => nextFrame(handle, key, last.bytes, size);
  for (let found = next(); found !== null; found = next()) {
    const lead = readLead(found.frame);
    if (lead === null) break;
    const follows =
      found.at === last.bytes && lead.sequence === last.sequence + 1 && sealsEqual(lead.before, last.seal);
    if (!follows) open += 1;
    if (lead.begins) [breaks, open] = [breaks + open, 0];
    last = {
      bytes: found.at + found.frame.length,
      sequence: Math.max(last.sequence, lead.sequence),
      seal: sealOf(found.frame),
    };
    if (open === 0) whole = last;
    const record = decodeRecord(found.plain);
    if (record !== null) visit(record, found.at);
  }
  return { ...whole, key, breaks, tornBytes: size - whole.bytes };
}

const sealsEqual = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0;

/**
 * Calls `visit` with every record that opens, in order, those of a torn append too, and tells how the file ends. Throws
 * when it cannot be opened.
 */
export function readJournal(file: string, databaseKey: Uint8Array, visit: Visit): JournalEnd {
  const handle = openSync(file, 'r');
  try {
    return walk(handle, databaseKey, visit);
  } finally {
    closeSync(handle);
  }
}
