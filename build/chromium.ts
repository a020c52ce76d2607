// Where a Chromium is, for the tests and for the preview of the desk. Installs one only where that is one command
// without a question: on Debian as root.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const onWindows = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];
const onMac = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const onPath = ['chromium', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'chromium-browser'];

function candidates(): string[] {
  const environment = process.env;
  const own = environment['SOPELI_CHROMIUM'];
  if (own !== undefined) return [own];
  if (process.platform === 'win32') {
    const folders = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((name) => environment[name] ?? []);
    return onWindows.flatMap((program) => folders.map((folder) => join(folder, program)));
  }
  if (process.platform === 'darwin') return onMac.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  const folders = (environment['PATH'] ?? '/usr/bin').split(delimiter);
  return onPath.flatMap((program) => folders.map((folder) => join(folder, program)));
}

/** Path of an installed Chromium, Chrome or Edge (SOPELI_CHROMIUM comes first), or null. */
export function findChromium(): string | null {
  return candidates().find((path) => existsSync(path)) ?? null;
}

/** Arguments for a Chromium that shows only what it is told to: no first-run pages, no talk with anybody. */
export const quietChromium = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // The last four draw parts of the browser's own window, which nobody sees, in a process for every window.
  '--disable-features=Translate,LocalNetworkAccessChecks,LocalNetworkAccessChecksWebSockets,InitialWebUI,WebUIReloadButton,PreloadTopChromeWebUI,PreloadTopChromeWebUILessNavigations',
  // Chromium's sandbox refuses root.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

const packages = ['chromium', 'fonts-dejavu-core'];

function aptGet(...args: string[]): boolean {
  return spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
}

/** The same, installed first if need be; throws with the one command to run where this process may not install it. */
export function needChromium(): string {
  const found = findChromium();
  if (found !== null) return found;
  if (existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
    console.log('Installing Chromium (apt-get)…');
    const install = ['install', '-y', '-qq', '--no-install-recommends', ...packages];
    if (aptGet(...install) || (aptGet('update', '-qq') && aptGet(...install))) {
      const installed = findChromium();
      if (installed !== null) return installed;
    }
  }
  const command = existsSync('/usr/bin/apt-get')
    ? `sudo apt-get install --no-install-recommends ${packages.join(' ')}`
    : 'install Google Chrome, or set SOPELI_CHROMIUM to the path of a Chromium';
  throw new Error(`No Chromium is installed. Run this once, then try again: ${command}`);
}
