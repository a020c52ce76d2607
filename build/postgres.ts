// Where PostgreSQL's programs are, for the tests of central. Installs them only where that is one command without a
// question: on Debian as root.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const exe = process.platform === 'win32' ? '.exe' : '';
const needed = ['initdb', 'postgres'];
const debian = '/usr/lib/postgresql';
const packages = ['postgresql'];

const isWhole = (folder: string): boolean => needed.every((program) => existsSync(join(folder, `${program}${exe}`)));

/** Folders of versions under `parent`, newest first. */
function versionsIn(parent: string): string[] {
  if (!existsSync(parent)) return [];
  const numbers = readdirSync(parent).sort((one, other) => Number.parseFloat(other) - Number.parseFloat(one));
  return numbers.map((number) => join(parent, number, 'bin'));
}

function folders(): string[] {
  const environment = process.env;
  const own = environment['SOPELI_POSTGRES'];
  if (own !== undefined) return [own];
  const programs = environment['ProgramFiles'];
  return [
    ...versionsIn(debian),
    ...(programs === undefined ? [] : versionsIn(join(programs, 'PostgreSQL'))),
    ...(environment['PATH'] ?? '').split(delimiter),
  ];
}

/** The folder with initdb and postgres (SOPELI_POSTGRES comes first), or null. */
export function findPostgres(): string | null {
  return folders().find(isWhole) ?? null;
}

function aptGet(...args: string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0;
}

/** The same, installed first if need be; throws with the one command to run where this process may not install it. */
export function needPostgres(): string {
  const found = findPostgres();
  if (found !== null) return found;
  const apt = existsSync('/usr/bin/apt-get');
  if (apt && process.getuid?.() === 0) {
    console.log('Installing PostgreSQL (apt-get)…');
    const install = ['install', '-y', '-qq', '--no-install-recommends', ...packages];
    if (aptGet(...install) || (aptGet('update', '-qq') && aptGet(...install))) {
      const installed = findPostgres();
      if (installed !== null) return installed;
    }
  }
  const command = apt
    ? `sudo apt-get install --no-install-recommends ${packages.join(' ')}`
    : 'install PostgreSQL 15 or newer, or set SOPELI_POSTGRES to the folder of its programs';
  throw new Error(`No PostgreSQL is installed. Run this once, then try again: ${command}`);
}
