// Removing a database that was begun and not finished. By unlink, because Node's `rm` hides the disk's own error codes.
import { unlinkSync } from 'node:fs';

/** Removes `file` with what SQLite keeps beside it, as far as they are there. Throws what the disk throws. */
export function removeDatabase(file: string): void {
  for (const suffix of ['', '-journal', '-wal', '-shm']) {
    try {
      unlinkSync(file + suffix);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    }
  }
}
