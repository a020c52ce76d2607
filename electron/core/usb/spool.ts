// The bundle that is on its way to sticks, and how much of it is on them already: a file and a note beside it, so that
// writing goes on after a full stick, a pulled one, or a restart.
import { createHash } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { instantSchema, uuidSchema } from '../../../shared/primitives.ts';
import { problem } from '../../../shared/problems.ts';
import { longestPartHead, type PartHead, partSuffix } from '../../../shared/protocol/usb.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { writeDurably } from '../durable-file.ts';

const count = z.number().int().nonnegative();
const spooledSchema = z.strictObject({
  bundle: uuidSchema,
  madeAt: instantSchema,
  entries: count,
  papers: count,
  /** Bytes of the sealed file, and how many of them are on sticks. */
  total: count,
  written: count,
});
export type Spooled = z.infer<typeof spooledSchema>;

/** Left free on a stick, for its own book-keeping. */
const marginBytes = 262_144;
/** FAT32 takes no larger file. */
const largestPart = 4_000_000_000;
/** A part that is nothing but a head is not worth a file. */
const smallestPart = 4_096;

export const spoolFile = (folder: string): string => join(folder, 'usb', 'bundle.age');
const noteFile = (folder: string): string => join(folder, 'usb', 'bundle.json');

/** The bundle under way, or null. A note that does not read, or without its bundle, is none: a new one is made. */
export function readSpool(folder: string): Spooled | null {
  try {
    const spooled = spooledSchema.parse(JSON.parse(readFileSync(noteFile(folder), 'utf8')));
    return statSync(spoolFile(folder)).size === spooled.total ? spooled : null;
  } catch {
    return null;
  }
}

export function noteSpool(folder: string, spooled: Spooled): Result<null> {
  return writeDurably(noteFile(folder), Buffer.from(JSON.stringify(spooled)));
}

/** The bundle is done with: central has answered it. */
export function dropSpool(folder: string): void {
  for (const file of [noteFile(folder), spoolFile(folder)]) rmSync(file, { force: true });
}

async function hashOf(file: string, from: number, size: number): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(file, { start: from, end: from + size - 1 })) hash.update(piece as Buffer);
  return hash.digest('hex');
}

/**
 * Writes to the stick as much of the bundle as fits behind what was written before; answers the bundle as it then stands.
 * A part counts when it is flushed under its own name. Problems: stick.full, stick.failed (pulled, broken, read-only).
 */
export async function writePart(
  folder: string,
  spooled: Spooled,
  stick: { readonly path: string; readonly freeBytes: number },
  desk: { readonly center: string; readonly desk: number },
): Promise<Result<Spooled>> {
  const { bundle, total, written: offset } = spooled;
  const room = Math.min(stick.freeBytes - marginBytes - longestPartHead, largestPart);
  const size = Math.min(room, total - offset);
  if (size < Math.min(smallestPart, total - offset)) return fail(problem('stick.full'));
  const name = `sopeli-${desk.center}-${desk.desk}-${bundle.slice(-8)}-${offset}${partSuffix}`;
  const file = join(stick.path, name);
  const fresh = `${file}.new`;
  try {
    const sha256 = await hashOf(spoolFile(folder), offset, size);
    const head: PartHead = { format: 'sopeli-part', version: 1, bundle, ...desk, offset, size, total, sha256 };
    const handle = openSync(fresh, 'w');
    try {
      writeSync(handle, `${JSON.stringify(head)}\n`);
      const bytes = createReadStream(spoolFile(folder), { start: offset, end: offset + size - 1 });
      for await (const piece of bytes) writeSync(handle, piece as Buffer);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(fresh, file);
  } catch (error) {
    // Whatever a stick does wrong: pulled out, worn out, write-protected.
    if (existsSync(stick.path)) rmSync(fresh, { force: true });
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return fail(problem(code === 'ENOSPC' ? 'stick.full' : 'stick.failed', code));
  }
  const after = { ...spooled, written: offset + size };
  const noted = noteSpool(folder, after);
  return noted.ok ? ok(after) : noted;
}
