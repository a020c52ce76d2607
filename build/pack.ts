// `npm run pack`: every package that this machine can make, in dist/, from Electron's real binary. What cannot be made
// is listed with the reason; nothing else is ever called a package.
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { hostAnswers, obtainElectron } from './electron-binary.ts';
import { buildIfChanged } from './fresh.ts';
import { type Target, targets } from './pack/targets.ts';
import { root, run } from './run.ts';

const cli = 'node_modules/electron-builder/cli.js';

function findProgram(name: string): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null;
}

/** electron-builder runs fpm as a program; this one hands over to `pack/deb.ts` with this very Node. */
function writeFpm(): string {
  const fpm = join(root, 'out', 'fpm');
  mkdirSync(dirname(fpm), { recursive: true });
  writeFileSync(fpm, `#!/bin/sh\nexec "${process.execPath}" "${join(root, 'build', 'pack', 'deb.ts')}" "$@"\n`);
  chmodSync(fpm, 0o755);
  return fpm;
}

function make({ system, format }: Target, electron: string, sevenZip: string | null): boolean {
  return run(cli, [`--${system}`, format, '--x64', '--publish', 'never', `-c.electronDist=${dirname(electron)}`], {
    ...(format === 'deb' ? { CUSTOM_FPM_PATH: writeFpm() } : {}),
    ...(sevenZip === null ? {} : { ELECTRON_BUILDER_7ZIP_PATH: sevenZip }),
  });
}

const electron = await obtainElectron();
const sevenZip = findProgram('7za');
const planned = targets({
  platform: process.platform,
  electron: electron !== null,
  programs: ['dpkg-deb', '7za'].filter((name) => findProgram(name) !== null),
  github: await hostAnswers(),
});
if (electron !== null) buildIfChanged();

let made = 0;
let failed = 0;
const report = planned.map((target) => {
  const name = `${target.system} ${target.format}`;
  if (target.missing !== null || electron === null) return `not made: ${name}: ${target.missing}`;
  const done = make(target, electron, sevenZip);
  if (done) made += 1;
  else failed += 1;
  return done ? `made: ${name}` : `FAILED: ${name}`;
});
console.log(report.join('\n'));
console.log(made === 0 ? 'No package was made.' : `${made} made, in ${join(root, 'dist')}`);
process.exitCode = failed === 0 && made > 0 ? 0 : 1;
