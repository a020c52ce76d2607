// Opens a copy of a damaged database as far as it opens. The originals are only read: SQLite would change a log beside
// them, and what a first try cannot read a second one, with better tools, may.
import { closeSync, existsSync, fstatSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { openReader } from '../reader.ts';
import type { Db } from '../sqlite.ts';

const stretch = 65_536;

/** Copies a file; stretches that the disk cannot read stay empty. Answers whether there were none. */
function copyWhatReads(from: string, to: string): boolean {
  const source = openSync(from, 'r');
  const target = openSync(to, 'w', 0o600);
  let whole = true;
  try {
    const { size } = fstatSync(source);
    const bytes = Buffer.alloc(stretch);
    for (let at = 0; at < size; at += stretch) {
      let read = Math.min(stretch, size - at);
      try {
        read = readSync(source, bytes, 0, read, at);
      } catch {
        whole = false;
        bytes.fill(0);
      }
      writeSync(target, bytes, 0, read, at);
    }
    return whole;
  } finally {
    closeSync(source);
    closeSync(target);
  }
}

export interface Damaged {
  readonly db: Db;
  /** Closes it and removes the copy. */
  close(): void;
}

/** A connection to a copy of `file`, made at `copy`, with its log if that fits, else without; null when neither opens. */
export function openDamaged(file: string, copy: string, key: Uint8Array): Damaged | null {
  const clear = (): void => {
    for (const suffix of ['', '-wal', '-shm']) rmSync(copy + suffix, { force: true });
  };
  for (const suffixes of [['', '-wal'], ['']]) {
    clear();
    for (const suffix of suffixes) if (existsSync(file + suffix)) copyWhatReads(file + suffix, copy + suffix);
    if (!existsSync(copy)) break;
    const opened = openReader(copy, key);
    if (!opened.ok) continue;
    const db = opened.value;
    return {
      db,
      close: () => {
        db.close();
        clear();
      },
    };
  }
  clear();
  return null;
}
