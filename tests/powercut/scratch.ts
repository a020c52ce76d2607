// Folders for images of disks: in memory where the system has such a place, because many thousands are written.
import { accessSync, constants, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Lying } from './disk.ts';

function inMemory(): string {
  try {
    accessSync('/dev/shm', constants.W_OK);
    return '/dev/shm';
  } catch {
    return tmpdir();
  }
}

/** A new folder; whoever asks for it removes it. */
export function scratchFolder(): string {
  return realpathSync(mkdtempSync(join(inMemory(), 'sopeli-powercut-')));
}

/** Lays the image out as `folder`, which is emptied first. */
export function layOut({ folders, files }: Lying, folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const inner of folders) mkdirSync(join(folder, inner));
  for (const [path, bytes] of files) writeFileSync(join(folder, path), bytes);
}
