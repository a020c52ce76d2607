// Builds only when something that goes into the build changed, so that starting twice costs one build.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './run.ts';

const sources = [
  'shared',
  'db',
  'electron',
  'renderer',
  'build/vite',
  'build/catalogue',
  'build/build.ts',
  'package.json',
  'package-lock.json',
];
const stamp = join(root, 'out', 'built');

function files(path: string): string[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).flatMap((name) => files(join(path, name)));
}

/** Says in one hash what the sources are now. */
export function fingerprint(): string {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((source) => files(join(root, source))).sort()) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** Notes that out/ holds what the sources said when the build began. */
export function noteBuilt(begun: string): void {
  writeFileSync(stamp, begun);
}

/** Builds when needed; throws when the build does not succeed. */
export function buildIfChanged(): void {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint()) return;
  console.log('Building…');
  if (!run('build/build.ts')) throw new Error('the build did not succeed');
}
