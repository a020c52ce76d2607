// Writing a file so that a power cut leaves the old one or the new one, never half of it.
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { storeProblem } from '../../db/failures.ts';
import { fail, ok, type Result } from '../../shared/result.ts';

/** Windows has no way to open a folder for flushing; its file system journals the rename itself. */
function flushFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/**
 * Flushes the folders above `folder`, whoever made them: a folder is lost with its name, and a program's own one may be as
 * new as what is in it. One that may not be opened was not made for this desk and is left, with those above it.
 */
export function flushAbove(folder: string): void {
  try {
    for (let inner = resolve(folder); inner !== dirname(inner); inner = dirname(inner)) flushFolder(dirname(inner));
  } catch {}
}

/** Puts `from` in the place of `to` in the same folder, for good once it returns. Problems: desk.disk-full, desk.read-only, desk.disk-failing. */
export function replaceDurably(from: string, to: string): Result<null> {
  try {
    // What was deleted before must be gone before the new name holds.
    flushFolder(dirname(to));
    renameSync(from, to);
    flushFolder(dirname(to));
    return ok(null);
  } catch (error) {
    const expected = storeProblem(error);
    if (expected === null) throw error;
    return fail(expected);
  }
}

/** Writes `bytes` to `file` (folders are made), flushed with its folder. Problems: desk.disk-full, desk.read-only, desk.disk-failing. */
export function writeDurably(file: string, bytes: Uint8Array): Result<null> {
  try {
    const made = mkdirSync(dirname(file), { recursive: true });
    const fresh = `${file}.new`;
    const handle = openSync(fresh, 'w', 0o600);
    try {
      writeFileSync(handle, bytes);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(fresh, file);
    flushFolder(dirname(file));
    if (made !== undefined) flushAbove(dirname(file));
    return ok(null);
  } catch (error) {
    const expected = storeProblem(error);
    if (expected === null) throw error;
    return fail(expected);
  }
}
