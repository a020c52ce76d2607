// From the parts on sticks back to the sealed bundle. Parts may come from several sticks, twice, and in any order.
import { createHash } from 'node:crypto';
import { closeSync, createReadStream, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { longestPartHead, type PartHead, partHeadSchema, partSuffix } from '../../../shared/protocol/usb.ts';
import { NoBundle } from './read.ts';

export interface Part extends PartHead {
  readonly file: string;
  /** Where the bytes begin in the file. */
  readonly begins: number;
}

/** The parts below these files and folders. */
export function partFiles(given: readonly string[]): string[] {
  return given.flatMap((path) => {
    if (!statSync(path).isDirectory()) return [path];
    return readdirSync(path, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith(partSuffix))
      .map((name) => join(path, name));
  });
}

/** The head of a part whose file is whole. Throws `NoBundle`. */
export function readPart(file: string): Part {
  const head = Buffer.alloc(longestPartHead);
  const handle = openSync(file, 'r');
  const read = readSync(handle, head, 0, head.length, 0);
  closeSync(handle);
  const end = head.subarray(0, read).indexOf(10);
  try {
    const parsed = partHeadSchema.parse(JSON.parse(head.toString('utf8', 0, Math.max(end, 0))));
    if (statSync(file).size !== end + 1 + parsed.size) throw new Error('cut');
    return { ...parsed, file, begins: end + 1 };
  } catch {
    throw new NoBundle('bundle.unreadable', `${file}: no part of a bundle, or cut`);
  }
}

/** The parts of one bundle in their order, without gaps. Throws `NoBundle`: mixed bundles, or a part that is missing. */
export function inOrder(parts: readonly Part[]): Part[] {
  const [any] = parts;
  if (any === undefined) throw new NoBundle('bundle.none', 'no part of a bundle');
  if (parts.some((one) => one.bundle !== any.bundle)) {
    throw new NoBundle('bundle.incomplete', 'parts of several bundles: give them one bundle at a time');
  }
  const ordered: Part[] = [];
  for (let at = 0; at < any.total; ) {
    const next = parts.find((one) => one.offset <= at && one.offset + one.size > at);
    if (next === undefined || next.offset !== at) {
      throw new NoBundle(
        'bundle.incomplete',
        `the part from byte ${at} of ${any.total} is missing: bring the next stick`,
      );
    }
    ordered.push(next);
    at += next.size;
  }
  return ordered;
}

/** The sealed bundle, piece by piece, each part held against its hash. Throws `NoBundle`. */
export async function* joined(parts: readonly Part[]): AsyncIterable<Buffer> {
  for (const part of parts) {
    const hash = createHash('sha256');
    for await (const piece of createReadStream(part.file, { start: part.begins })) {
      hash.update(piece as Buffer);
      yield piece as Buffer;
    }
    if (hash.digest('hex') !== part.sha256) throw new NoBundle('bundle.unreadable', `${part.file}: damaged`);
  }
}
