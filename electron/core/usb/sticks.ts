// Which sticks are there: where the system shows them by itself, or below one folder that IT names.
import { readdirSync, statfsSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { basename, join, resolve } from 'node:path';

export interface Stick {
  /** As the system names it; what the operator sees. */
  readonly name: string;
  readonly path: string;
  readonly freeBytes: number;
}

function foldersIn(parent: string): string[] {
  try {
    return readdirSync(parent, { withFileTypes: true })
      .filter((one) => one.isDirectory() && !one.name.startsWith('.'))
      .map(({ name }) => join(parent, name));
  } catch {
    return [];
  }
}

/** Drive letters besides those of the system and of the desk's own folder. */
function drives(folder: string): string[] {
  const own = resolve(folder).slice(0, 2);
  return [...'DEFGHIJKLMNOPQRSTUVWXYZ']
    .map((letter) => `${letter}:`)
    .filter((drive) => drive !== own && statSync(`${drive}\\`, { throwIfNoEntry: false }) !== undefined)
    .map((drive) => `${drive}\\`);
}

function places(folder: string): string[] {
  if (process.platform === 'win32') return drives(folder);
  const user = userInfo().username;
  return [`/media/${user}`, `/run/media/${user}`].flatMap(foldersIn);
}

/** Sticks at this moment. `below`: the folder whose folders are the sticks, instead of the system's own places. */
export function findSticks(folder: string, below: string | undefined): Stick[] {
  const found = below === undefined ? places(folder) : foldersIn(below);
  return found.flatMap((path) => {
    try {
      const { bavail, bsize } = statfsSync(path);
      return [{ name: basename(path) || path, path, freeBytes: bavail * bsize }];
    } catch {
      return [];
    }
  });
}
