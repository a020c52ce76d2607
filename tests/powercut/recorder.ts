// Runs scripts under the recorder and reads what it wrote.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { wholeImage } from './cut.ts';
import { diskWith, type Lying, take } from './disk.ts';
import type { Told } from './told.ts';
import { type Operation, readTrace } from './trace.ts';

/** One desk on one disk: what lay there, what was done to it, and what it had told before. */
export interface Recording {
  readonly name: string;
  /** The desk's folder on the disk. */
  readonly desk: string;
  readonly before: Lying;
  readonly operations: readonly Operation[];
  readonly told: Told;
  /** SHA-256 of the payload by case, from a disk that never lost its power. */
  readonly payloads: ReadonlyMap<string, string>;
}

/** Where a recording is made: the disk, the trace and the marks. */
export const placesIn = (work: string) => ({
  disk: join(work, 'disk'),
  trace: join(work, 'trace'),
  marks: join(work, 'marks'),
});

/** Runs a script under the recorder until it ends; throws when it fails. */
export async function runRecorded(library: string, work: string, argv: readonly string[]): Promise<void> {
  const { disk, trace, marks } = placesIn(work);
  const recording = { LD_PRELOAD: library, POWERCUT_ROOT: disk, POWERCUT_TRACE: trace, POWERCUT_MARKS: marks };
  const child = spawn(process.execPath, argv, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...recording },
  });
  const how = await new Promise<number | string | null>((resolve) => {
    child.once('exit', (code, signal) => resolve(code ?? signal));
  });
  if (how !== 0 && how !== 'SIGKILL') throw new Error(`the recorded process ended with ${how}`);
}

/** The trace of all that ran in `work`; throws when it does not account for what lies on the disk now. */
export function readRecorded(work: string, before: Lying): Operation[] {
  const { disk: root, trace } = placesIn(work);
  const operations = readTrace(trace, root);
  const disk = diskWith(before);
  for (const operation of operations) take(disk, operation);
  const replayed = wholeImage(disk).files;
  const { files } = lyingIn(root);
  const paths = [...new Set([...replayed.keys(), ...files.keys()])];
  const missed = paths.filter((path) => replayed.get(path)?.compare(files.get(path) ?? Buffer.of(0)) !== 0);
  if (missed.length > 0) throw new Error(`not all writes were recorded: ${missed.join(', ')}`);
  return operations;
}

/** What lies in the folder, without the shared memory that is never recorded. */
export function lyingIn(root: string): Lying {
  const found = readdirSync(root, { recursive: true, withFileTypes: true });
  const pathOf = (one: (typeof found)[number]): string => relative(root, join(one.parentPath, one.name));
  const files = found.filter((one) => one.isFile() && !one.name.endsWith('-shm')).map(pathOf);
  const folders = found.filter((one) => one.isDirectory()).map(pathOf);
  return { folders: folders.sort(), files: new Map(files.map((path) => [path, readFileSync(join(root, path))])) };
}
