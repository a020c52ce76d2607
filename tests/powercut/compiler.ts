// Builds the preload libraries with the system's C compiler. Installs one only where that is one command without a question: on
// Debian as root.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const packages = ['gcc', 'libc6-dev'];

function compiles(source: string, library: string): boolean {
  const flags = ['-shared', '-fPIC', '-O1', '-Wall', '-Wextra', '-Werror', '-o', library, source, '-ldl', '-lpthread'];
  return spawnSync('cc', flags, { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
}

const hasCompiler = (): boolean => spawnSync('cc', ['--version'], { stdio: 'ignore' }).status === 0;

function aptGet(...args: string[]): boolean {
  return spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
}

function needCompiler(): void {
  if (process.platform !== 'linux')
    throw new Error('Power cuts and failing disks are tried on Linux: run this test there.');
  if (hasCompiler()) return;
  const debian = existsSync('/usr/bin/apt-get');
  if (debian && process.getuid?.() === 0) {
    const install = ['install', '-y', '-qq', '--no-install-recommends', ...packages];
    if ((aptGet(...install) || (aptGet('update', '-qq') && aptGet(...install))) && hasCompiler()) return;
  }
  const command = debian
    ? `sudo apt-get install --no-install-recommends ${packages.join(' ')}`
    : 'install a C compiler as cc';
  throw new Error(`No C compiler is installed. Run this once, then try again: ${command}`);
}

/** Path of the library made of one C file, built into `folder`. Throws with the one command to run where there is no compiler. */
export function buildLibrary(source: URL, folder: string): string {
  needCompiler();
  const file = fileURLToPath(source);
  const library = join(folder, basename(file).replace(/\.c$/, '.so'));
  if (!compiles(file, library)) throw new Error(`${file} does not compile`);
  return library;
}

export const buildRecorder = (folder: string): string => buildLibrary(new URL('./recorder.c', import.meta.url), folder);
