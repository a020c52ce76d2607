// The folder into which the scanner's own program writes. What lies there is told by content and offered; a file that is
// still being written is not. Nothing outside the folder is reached, and nothing goes but what was read and is unchanged.
import { type FileHandle, open, readdir, readFile, stat, unlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ScannedFile } from '../../shared/contract/scanner.ts';
import { problem } from '../../shared/problems.ts';
import { limits } from '../../shared/protocol/exchange.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { paperType } from '../services/paper-type.ts';
import type { Services } from './call.ts';

const shown = 20;
const headBytes = 16;
const tailBytes = 1024;
/** How each kind ends, within its last kilobyte. */
const ends: Readonly<Record<string, string>> = {
  'application/pdf': '%%EOF',
  'image/jpeg': '\xff\xd9',
  'image/png': 'IEND',
};

interface Lying {
  readonly name: string;
  readonly size: number;
  readonly mtime: Date;
}

/** What a file is by its first bytes, once its last ones are there too; null for anything else. */
async function wholeType(file: FileHandle, size: number): Promise<string | null> {
  const head = Buffer.alloc(headBytes);
  await file.read(head, 0, headBytes, 0);
  const type = paperType(head);
  const tail = Buffer.alloc(Math.min(tailBytes, size));
  await file.read(tail, 0, tail.length, size - tail.length);
  return type !== null && tail.toString('latin1').includes(ends[type] ?? '') ? type : null;
}

async function typeOf(folder: string, { name, size }: Lying): Promise<string | null> {
  const file = await open(join(folder, name), 'r');
  try {
    return await wholeType(file, size);
  } finally {
    await file.close();
  }
}

async function lyingIn(folder: string): Promise<Lying[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const files = entries.filter((one) => one.isFile() && !one.name.startsWith('.'));
  const lying = await Promise.all(files.map(async ({ name }) => ({ name, ...(await facts(folder, name)) })));
  return lying.sort((one, other) => other.mtime.getTime() - one.mtime.getTime());
}

async function facts(folder: string, name: string): Promise<Omit<Lying, 'name'>> {
  const { size, mtime } = await stat(join(folder, name));
  return { size, mtime };
}

const markOf = ({ name, size, mtime }: Lying): string => `${name}/${size}/${mtime.getTime()}`;

/** Problems: scanner.unreadable, paper.too-large, paper.wrong-type. Without a folder nothing is watched. */
export function scannerServices(
  folder: string | undefined,
): Pick<Services, 'scanner.list' | 'scanner.read' | 'scanner.remove'> {
  /** What was read since the program started. */
  const taken = new Set<string>();
  const unreadable = fail(problem('scanner.unreadable'));

  const listed = async (at: string): Promise<ScannedFile[]> => {
    const files: ScannedFile[] = [];
    for (const one of await lyingIn(at)) {
      if (files.length === shown) break;
      // One that goes, or cannot be read, while others are looked at is not offered.
      const mediaType = await typeOf(at, one).catch(() => null);
      if (mediaType === null) continue;
      const { name, size, mtime } = one;
      files.push({ name, size, at: mtime.toISOString(), mediaType, taken: taken.has(markOf(one)) });
    }
    return files;
  };
  /** A file of the folder itself, never of another by way of its name. */
  const lying = async (name: string): Promise<Result<Lying>> => {
    if (folder === undefined || name !== basename(name) || name.includes('\\')) return unreadable;
    const found = (await lyingIn(folder)).find((one) => one.name === name);
    return found === undefined ? unreadable : ok(found);
  };
  const read = async (name: string): Promise<Result<{ mediaType: string; bytes: Uint8Array<ArrayBuffer> }>> => {
    const found = await lying(name);
    if (!found.ok) return found;
    if (found.value.size > limits.paperBytes) return fail(problem('paper.too-large', `${limits.paperBytes}`));
    const bytes = new Uint8Array(await readFile(join(folder ?? '', name)));
    const mediaType = paperType(bytes);
    if (mediaType === null) return fail(problem('paper.wrong-type'));
    taken.add(markOf(found.value));
    return ok({ mediaType, bytes });
  };
  const remove = async (name: string): Promise<Result<Record<string, never>>> => {
    const found = await lying(name);
    if (!found.ok) return found;
    if (!taken.has(markOf(found.value))) return unreadable;
    await unlink(join(folder ?? '', name));
    return ok({});
  };
  return {
    'scanner.list': async () => {
      if (folder === undefined) return () => ok({ watched: false, files: [] });
      const files = await listed(folder).catch(() => null);
      return () => (files === null ? unreadable : ok({ watched: true, files }));
    },
    'scanner.read': async (_context, { name }) => {
      const done = await read(name).catch(() => unreadable);
      return () => done;
    },
    'scanner.remove': async (_context, { name }) => {
      const done = await remove(name).catch(() => unreadable);
      return () => done;
    },
  };
}
