// Appends to the journal: frames at the end, one flush for all of them, and only then is it said that they are there. A
// write that fails leaves the journal as it was; the next one starts at the same place.
import { closeSync, fsyncSync, ftruncateSync, openSync, renameSync, writeSync } from 'node:fs';
import { flushFolderOf } from '../flush.ts';
import { fileHead, headerBytes, keyOfHead, nonceBytes, noSeal, saltBytes, sealFrame, sealOf } from './frame.ts';
import type { JournalEnd } from './read.ts';
import { encodeRecord, type JournalRecord } from './record.ts';

export type RandomBytes = (count: number) => Uint8Array;

export interface JournalWriter {
  /** Writes the records behind the last one and flushes. Throws what the disk throws, with nothing added. */
  append(records: Iterable<JournalRecord>): void;
  /** Where the next record goes. */
  end(): JournalEnd;
  close(): void;
}

function writeAll(handle: number, bytes: Uint8Array, at: number): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(handle, bytes, done, bytes.length - done, at + done);
}

function writerOver(handle: number, key: Buffer, end: JournalEnd, random: RandomBytes): JournalWriter {
  let { bytes, sequence, seal } = end;
  return {
    append: (records) => {
      let next = { bytes, sequence, seal };
      try {
        for (const record of records) {
          const place = { sequence: next.sequence + 1, before: next.seal, begins: next.bytes === bytes };
          const frame = sealFrame(key, place, encodeRecord(record), random(nonceBytes));
          writeAll(handle, frame, next.bytes);
          next = { bytes: next.bytes + frame.length, sequence: place.sequence, seal: sealOf(frame) };
        }
        fsyncSync(handle);
      } catch (error) {
        ftruncateSync(handle, bytes);
        throw error;
      }
      ({ bytes, sequence, seal } = next);
    },
    end: () => ({ bytes, sequence, seal, key, breaks: 0, tornBytes: 0 }),
    close: () => closeSync(handle),
  };
}

/** Goes on with a journal that was read to its `end`; a torn tail is cut off, because nothing was ever promised of it. */
export function continueJournal(file: string, end: JournalEnd, random: RandomBytes): JournalWriter {
  if (end.key === null) throw new Error('a journal without a head cannot go on');
  const handle = openSync(file, 'r+');
  ftruncateSync(handle, end.bytes);
  return writerOver(handle, end.key, end, random);
}

/** Writes a new journal with these records and puts it in the place of `file` at once: a power cut leaves one or the other. */
export function startJournal(
  file: string,
  databaseKey: Uint8Array,
  records: Iterable<JournalRecord>,
  random: RandomBytes,
): JournalWriter {
  const salt = random(saltBytes);
  const handle = openSync(`${file}.new`, 'w+', 0o600);
  try {
    const head = fileHead(databaseKey, salt);
    const key = keyOfHead(databaseKey, head);
    if (key === null) throw new Error('a head just made is none');
    writeAll(handle, head, 0);
    const writer = writerOver(
      handle,
      key,
      { bytes: headerBytes, sequence: 0, seal: noSeal, key, breaks: 0, tornBytes: 0 },
      random,
    );
    writer.append(records);
    renameSync(`${file}.new`, file);
    flushFolderOf(file);
    return writer;
  } catch (error) {
    closeSync(handle);
    throw error;
  }
}
