// Makes node_modules match package-lock.json before anything else runs, so that one command is enough on a fresh clone.
// Plain JavaScript for the system's Node, no dependencies: it must run when nothing is installed yet.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const stamp = join(root, 'node_modules', '.sopeli-lock');
const want = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');
const have = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';

if (have !== want) {
  // npm ci empties the folder before it fills it: behind a link lie the packages of another checkout.
  if (lstatSync(dirname(stamp), { throwIfNoEntry: false })?.isSymbolicLink()) {
    console.error('node_modules is a link to packages of another package-lock.json; nothing was installed.');
    process.exit(1);
  }
  console.log('Installing packages (npm ci)…');
  const npm = process.env['npm_execpath'];
  const options = { cwd: root, stdio: /** @type {const} */ ('inherit') };
  const done =
    npm !== undefined && /\.c?js$/.test(npm)
      ? spawnSync(process.execPath, [npm, 'ci'], options)
      : spawnSync('npm', ['ci'], { ...options, shell: process.platform === 'win32' });
  if (done.status !== 0) {
    console.error('npm ci did not succeed; nothing was started.');
    process.exit(done.status ?? 1);
  }
  writeFileSync(stamp, want);
}
