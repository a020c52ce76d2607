// Finds Electron's binary without `require('electron')`, which would start a download without an end. One attempt to
// fetch it is made, briefly; where the host cannot even be resolved, it is given up at once.
import { spawn } from 'node:child_process';
import { lookup } from 'node:dns/promises';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.ts';

const folder = join(root, 'node_modules', 'electron');
const programs: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};
const limitMs = 20_000;
const noticeMs = 2_000;

/** Path of the binary that belongs to the installed `electron` package (or of ELECTRON_OVERRIDE_DIST_PATH), or null. */
export function findElectron(): string | null {
  const own = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  const dist = own ?? join(folder, 'dist');
  const program = join(dist, programs[process.platform] ?? 'electron');
  if (!existsSync(program)) return null;
  if (own !== undefined) return program;
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  const noted = join(dist, 'version');
  return existsSync(noted) && readFileSync(noted, 'utf8').trim().replace(/^v/, '') === version ? program : null;
}

/** Whether the host that serves Electron (github.com or ELECTRON_MIRROR) can be found at all. */
export async function hostAnswers(): Promise<boolean> {
  const mirror = process.env['ELECTRON_MIRROR'] ?? process.env['npm_config_electron_mirror'];
  if (mirror === undefined && process.env['HTTPS_PROXY'] !== undefined) return true;
  const found = lookup(new URL(mirror ?? 'https://github.com/').hostname);
  return found.then(
    () => true,
    () => false,
  );
}

function install(): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(folder, 'install.js')], { cwd: folder, stdio: 'ignore' });
    const began = Date.now();
    const notice = setInterval(() => {
      console.log(`Fetching Electron… ${Math.round((Date.now() - began) / 1000)} s of at most ${limitMs / 1000} s`);
    }, noticeMs);
    const limit = setTimeout(() => child.kill('SIGKILL'), limitMs);
    child.on('close', () => {
      clearInterval(notice);
      clearTimeout(limit);
      resolve();
    });
  });
}

/** The same, after one attempt to install it, of at most 20 s. */
export async function obtainElectron(): Promise<string | null> {
  const found = findElectron();
  if (found !== null) return found;
  if (!(await hostAnswers())) return null;
  await install();
  return findElectron();
}
