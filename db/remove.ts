// Removing a database that was begun and not finished. By unlink, because Node's `rm` hides the disk's own error codes.
import { unlinkSync } from 'node:fs';

/** Removes `file` with what SQLite keeps beside it, as far as they are there. Throws what the disk throws. */
export function removeDatabase(file: string): void {
  remove(['', '-journal', '-wal', '-shm'].map((suffix) => file + suffix));
}

/** Removes the write-ahead log of a database that nobody has open, and its index. */
export function removeLog(file: string): void {
  remove([`${file}-wal`, `${file}-shm`]);
}

function remove(files: readonly string[]): void {
  for (const file of files) {
    try {
      unlinkSync(file);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    }
  }
}
