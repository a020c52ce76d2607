// The disk under a recorded desk: what is surely on it, and what may or may not be when the power fails now.
//
// The model is what POSIX promises, which is less than journaling file systems such as ext4 keep:
// - Bytes of a file are on the disk when a later fsync or fdatasync of that file has returned; so is its size.
// - Before that, each sector (512 or 4096 bytes, never torn inside) holds any of the versions it has had since, whatever
//   its neighbours hold: dropped, kept and reordered writes, and torn ones. A size that grows stops anywhere between;
//   what was never written inside it reads as zeros, or as noise that lay there before. What a truncation cut off does
//   not come back once it has happened.
// - A name (creation, renaming, removal; of folders too) is as fsync of the folder it stands in left it. Since then,
//   changes of unrelated names have happened or not, in any order; changes of one name in theirs; a renaming whole.
//   A flushed file does not bring its name along, nor a flushed folder its own in the folder above.
// - The watched folder itself is there. The shared-memory file beside a database holds anything or is not there.
import { dirname } from 'node:path';
import type { Operation } from './trace.ts';

/** A change of a file's bytes from `at` on: `bytes`, or zeros where a truncation cut off. `size` is the file's after it. */
export interface Change {
  readonly n: number;
  readonly at: number;
  readonly length: number;
  readonly bytes: Buffer | null;
  readonly size: number;
}
export interface Inode {
  bytes: Buffer;
  size: number;
  /** Since the last flush, in order. */
  pending: Change[];
}
export type Entry = Inode | 'folder';

/** A change of names, whole: the entry each of them has after it, or null for none. */
export interface NameChange {
  readonly n: number;
  readonly names: ReadonlyMap<string, Entry | null>;
}
export interface Disk {
  /** Names surely there. */
  readonly names: Map<string, Entry>;
  pendingNames: NameChange[];
  /** Number of changes so far; numbers them. */
  changes: number;
  /** Number of flushes so far: with it, what is surely there is known. */
  flushes: number;
  /** As the running processes see it. */
  readonly running: Map<string, Entry>;
  readonly open: Map<number, Inode | { readonly folder: string }>;
}

/** What lies on a disk, by path inside the watched folder. */
export interface Lying {
  /** Each after the one it stands in. */
  readonly folders: readonly string[];
  readonly files: ReadonlyMap<string, Buffer>;
}

/** A disk on which this lies flushed. */
export function diskWith({ folders, files }: Lying): Disk {
  const names = new Map<string, Entry>(folders.map((folder) => [folder, 'folder']));
  for (const [path, bytes] of files) names.set(path, { bytes: Buffer.from(bytes), size: bytes.length, pending: [] });
  return { names, pendingNames: [], changes: 0, flushes: 0, running: new Map(names), open: new Map() };
}

export const isFile = (entry: Entry | null | undefined): entry is Inode =>
  entry !== null && entry !== undefined && entry !== 'folder';

/** The file's size as the running processes see it. */
const runningSize = (file: Inode): number => file.pending.at(-1)?.size ?? file.size;

/** Takes the next operation of a trace. */
export function take(disk: Disk, operation: Operation): void {
  switch (operation.kind) {
    case 'start':
      disk.open.clear();
      break;
    case 'open':
      open(disk, operation);
      break;
    case 'close':
      disk.open.delete(operation.fd);
      break;
    case 'write':
      write(disk, opened(disk, operation.fd), operation.at, operation.bytes);
      break;
    case 'truncate':
      resize(disk, opened(disk, operation.fd), operation.size);
      break;
    case 'sync':
      flush(disk, operation.fd);
      break;
    case 'rename':
      rename(disk, operation.from, operation.to);
      break;
    case 'mkdir':
      rename(disk, null, operation.path, 'folder');
      break;
    case 'unlink':
    case 'rmdir':
      rename(disk, operation.path, null);
  }
}

function opened(disk: Disk, fd: number): Inode {
  const found = disk.open.get(fd);
  if (found === undefined || 'folder' in found) throw new Error(`no file is open as ${fd}`);
  return found;
}

function open(disk: Disk, { fd, path, created, emptied }: Extract<Operation, { kind: 'open' }>): void {
  if (created) rename(disk, null, path, { bytes: Buffer.alloc(0), size: 0, pending: [] });
  const entry = path === '' ? 'folder' : disk.running.get(path);
  if (entry === undefined) throw new Error(`opened what is not there: ${path}`);
  disk.open.set(fd, entry === 'folder' ? { folder: path } : entry);
  if (emptied && entry !== 'folder') resize(disk, entry, 0);
}

function write(disk: Disk, file: Inode, at: number, bytes: Buffer): void {
  const size = Math.max(runningSize(file), at + bytes.length);
  file.pending.push({ n: disk.changes++, at, length: bytes.length, bytes, size });
}

function resize(disk: Disk, file: Inode, size: number): void {
  const length = Math.max(runningSize(file) - size, 0);
  file.pending.push({ n: disk.changes++, at: size, length, bytes: null, size });
}

/** Removes one name and sets another, either of which may be none. */
function rename(disk: Disk, from: string | null, to: string | null, fresh?: Entry): void {
  const entry = fresh ?? (from === null ? undefined : disk.running.get(from));
  if (entry === undefined) throw new Error(`no such name: ${from}`);
  const names = new Map<string, Entry | null>();
  if (from !== null) names.set(from, null);
  if (to !== null) names.set(to, entry);
  setNames(disk.running, names);
  disk.pendingNames.push({ n: disk.changes++, names });
}

export function setNames(names: Map<string, Entry>, changed: ReadonlyMap<string, Entry | null>): void {
  for (const [name, entry] of changed) {
    if (entry === null) names.delete(name);
    else names.set(name, entry);
  }
}

function flush(disk: Disk, fd: number): void {
  const found = disk.open.get(fd);
  if (found === undefined) throw new Error(`flushed what is not open: ${fd}`);
  disk.flushes++;
  if ('folder' in found) settleNames(disk, found.folder === '' ? '.' : found.folder);
  else settle(found);
}

/** All pending changes of names in the folder are on the disk now. */
function settleNames(disk: Disk, folder: string): void {
  const stands = ({ names }: NameChange): boolean => [...names.keys()].some((name) => dirname(name) === folder);
  for (const change of disk.pendingNames.filter(stands)) setNames(disk.names, change.names);
  disk.pendingNames = disk.pendingNames.filter((change) => !stands(change));
}

/** All pending changes of the file are on the disk now. */
function settle(file: Inode): void {
  const size = runningSize(file);
  const most = Math.max(file.size, ...file.pending.map((change) => change.size));
  if (most > file.bytes.length) file.bytes = Buffer.concat([file.bytes], most * 2);
  for (const { at, length, bytes } of file.pending) {
    if (bytes === null) file.bytes.fill(0, at, at + length);
    else bytes.copy(file.bytes, at);
  }
  file.bytes.fill(0, size, Math.max(size, file.size));
  file.size = size;
  file.pending = [];
}
