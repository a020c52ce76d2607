// Starts Chromium over a pipe that only this process holds: when the desk dies, however it dies, Chromium reads the end
// of the pipe and goes too. Windows that are never shown live in a headless one, because only that makes PDFs.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
import { findChromium, quietChromium } from '../chromium.ts';

/** A desk that somebody drives (its parent opened a message channel) or that has no display is headless. */
const driven = process.send !== undefined;
const hasDisplay =
  process.platform !== 'linux' || process.env['DISPLAY'] !== undefined || process.env['WAYLAND_DISPLAY'] !== undefined;
const headed = hasDisplay && !driven;
/** A window of its own without address bar, tabs and bubbles. */
const bare = ['--app=data:text/html,', '--test-type'];

const prefix = 'chromium-';
const running = new Map<boolean, Promise<BrowserContext>>();
const profiles: string[] = [];

function newProfile(folder: string): string {
  mkdirSync(folder, { recursive: true });
  const left = profiles.length === 0 ? readdirSync(folder).filter((name) => name.startsWith(prefix)) : [];
  for (const name of left) drop(join(folder, name));
  const profile = mkdtempSync(join(folder, prefix));
  profiles.push(profile);
  // Offers to translate Georgian would cover the screen.
  mkdirSync(join(profile, 'Default'));
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify({ translate: { enabled: false } }));
  return profile;
}

function drop(profile: string): void {
  try {
    rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
  } catch {
    // Still held by a Chromium that is closing; the next start removes it.
  }
}

async function start(folder: string, shown: boolean): Promise<BrowserContext> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('no Chromium is installed');
  const profile = newProfile(folder);
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: !(shown && headed),
    viewport: shown && headed ? null : { width: 1366, height: 768 },
    locale: 'ka-GE',
    acceptDownloads: false,
    ignoreDefaultArgs: shown && headed ? ['about:blank'] : [],
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: [
      ...quietChromium,
      '--window-position=0,0',
      '--window-size=1366,768',
      ...(shown && headed ? bare : []),
      ...(driven ? ['--remote-debugging-port=0'] : []),
    ],
  });
  return context;
}

/** The browser for windows that are shown, or for those that never are; started when first needed. */
export function openChromium(folder: string, shown: boolean): Promise<BrowserContext> {
  const which = shown && headed;
  const open = running.get(which) ?? start(folder, shown);
  running.set(which, open);
  return open;
}

/** Address at which a driver may join the shown browser; null when nobody drives. */
export function driverAddress(): string | null {
  const [profile] = profiles;
  if (!driven || profile === undefined) return null;
  const [port] = readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n');
  return `http://127.0.0.1:${port}`;
}

export async function closeChromium(): Promise<void> {
  for (const open of running.values()) await open.then((context) => context.close()).catch(() => {});
  for (const profile of profiles) drop(profile);
}
