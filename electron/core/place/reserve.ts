// Room kept back on the disk, so that on a full one the last cases can still be saved: a file of real bytes that is
// given to the store when a commit finds no room, and made again when there is some. Scans of papers never get it.
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { bugFacts } from '../crash.ts';
import type { Disk, Log, Random } from '../ports.ts';

export interface Reserve {
  /** True when the reserve is given away and there is no room to make it again: only the last cases fit. */
  spent(): boolean;
  /** Gives the reserve's room to the store; false when there was none to give. */
  release(): boolean;
  /** Makes the reserve where it is missing and there is room for it twice. */
  restore(): void;
  /** Before a start, which writes a little itself: gives the reserve away on a disk that is as good as full, else makes it. */
  prepare(): void;
}

interface ReserveNeeds {
  readonly folder: string;
  readonly disk: Disk;
  readonly random: Random;
  readonly log: Log;
  /** Told after every change. */
  readonly changed: () => void;
  readonly bytes: number | undefined;
}

const usualBytes = 16 * 1024 * 1024;
const chunkBytes = 65_536;

/** Random bytes, because a file system that compresses would keep no room for anything else. */
function writeRoom(file: string, bytes: number, chunk: Uint8Array): void {
  const fresh = `${file}.new`;
  const handle = openSync(fresh, 'w', 0o600);
  try {
    for (let left = bytes; left > 0; ) left -= writeSync(handle, chunk, 0, Math.min(left, chunk.length));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(fresh, file);
}

/** The reserve of the desk in `folder`, 16 MB unless told otherwise. Its failures are logged: it is a net, not the work. */
export function createReserve(needs: ReserveNeeds): Reserve {
  const { folder, disk, random, log, changed, bytes = usualBytes } = needs;
  const file = join(folder, 'reserve');
  const free = (): number => disk.space(folder).freeBytes;
  const dare = (what: string, act: () => void): boolean => {
    try {
      act();
    } catch (error) {
      log.error(`${what} failed`, bugFacts(error));
      return false;
    }
    log.info(what, { bytes });
    changed();
    return true;
  };
  const spent = (): boolean => !existsSync(file) && free() < 2 * bytes;
  const release = (): boolean => existsSync(file) && dare('reserve released', () => rmSync(file));
  const restore = (): void => {
    if (existsSync(file) || spent()) return;
    const made = dare('reserve made', () => writeRoom(file, bytes, random.bytes(chunkBytes)));
    if (!made) rmSync(`${file}.new`, { force: true });
  };
  return {
    spent,
    release,
    restore,
    prepare: () => {
      try {
        mkdirSync(folder, { recursive: true });
        if (free() < bytes / 4) release();
        else restore();
      } catch (error) {
        // A folder that cannot be had is told by the store, by its name.
        log.error('reserve not looked at', bugFacts(error));
      }
    },
  };
}
