// Asks the system about the disk under a folder. Tells what is, decides nothing.
import { linkSync, mkdirSync, readFileSync, realpathSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { PlaceFacts, Surroundings } from './place/facts.ts';
import { mountOf } from './place/mounts.ts';
import type { Disk } from './ports.ts';

/** The real path of what need not exist yet. On Windows a mapped drive becomes the share it stands for. */
function realPath(path: string): string {
  const whole = resolve(path);
  try {
    return realpathSync.native(whole);
  } catch {
    const parent = dirname(whole);
    return parent === whole ? whole : join(realPath(parent), basename(whole));
  }
}

function fileSystemOf(path: string): string | null {
  if (process.platform !== 'linux') return null;
  return mountOf(readFileSync('/proc/self/mountinfo', 'utf8'), path)?.fileSystem ?? null;
}

/** Tries to give a file a second name; null when not even the first could be written, which the store will tell of. */
export function takesLinks(folder: string): boolean | null {
  const names = [join(folder, 'probe.one'), join(folder, 'probe.two')] as const;
  const clear = (): void => {
    for (const name of names) rmSync(name, { force: true });
  };
  try {
    mkdirSync(folder, { recursive: true });
    clear();
    writeFileSync(names[0], '');
  } catch {
    return null;
  }
  try {
    linkSync(...names);
    return true;
  } catch {
    return false;
  } finally {
    clear();
  }
}

/** The disks of this computer; `around` are the shared folders its environment names. */
export function systemDisk(around: Surroundings): Disk {
  return {
    place: (folder): PlaceFacts => {
      const path = realPath(folder);
      const fileSystem = fileSystemOf(path);
      return {
        path,
        fileSystem,
        // Windows does not tell a program the kind of its file system; what FAT cannot do is tried instead.
        links: fileSystem === null && !/^[\\/]{2}/.test(path) ? takesLinks(folder) : null,
        cloud: around.cloud.map(realPath),
        roaming: around.roaming.map(realPath),
      };
    },
    space: (folder) => {
      const { bsize, bavail, blocks } = statfsSync(folder);
      return { freeBytes: bsize * bavail, totalBytes: bsize * blocks };
    },
  };
}
