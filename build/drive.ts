// Starts the built desk as a process of its own and hands out its page, for the tour and for end-to-end tests. The desk
// can be killed like by a power cut; its Chromium then goes with it.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { _electron, type Browser, chromium, type Page } from 'playwright-core';
import { chooseHost, type Host } from './host.ts';
import { root } from './run.ts';

export interface DeskSetting {
  /** Folder of the desk's database and key. */
  readonly folder: string;
  /** Central's base URL; without it the desk has no line. */
  readonly central?: string;
  readonly enrolmentCode?: string;
}

export interface DrivenDesk {
  readonly page: Page;
  readonly host: Host['name'];
  readonly pid: number;
  /** Ends the desk as its window's closing would; answers its exit code. */
  stop(): Promise<number | null>;
  /** Ends it at this instant, like a power cut. */
  kill9(): Promise<void>;
}

const openMs = 30_000;

function environment({ folder, central, enrolmentCode }: DeskSetting): Record<string, string> {
  const inherited = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined || name.startsWith('SOPELI_MODE') ? [] : [[name, value] as const],
  );
  return {
    ...Object.fromEntries(inherited),
    SOPELI_MODE: 'practice',
    SOPELI_FOLDER: folder,
    ...(central === undefined ? {} : { SOPELI_CENTRAL_URL: central }),
    ...(enrolmentCode === undefined ? {} : { SOPELI_ENROLMENT_CODE: enrolmentCode }),
  };
}

async function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.exitCode;
}

/** The preview says through its message channel where its page can be joined. */
async function driverOf(child: ChildProcess): Promise<string> {
  const answer = await Promise.race([
    once(child, 'message', { signal: AbortSignal.timeout(openMs) }),
    ended(child).then((code) => {
      throw new Error(`the desk ended with ${code} before its window opened`);
    }),
  ]);
  const [{ driver }] = answer as [{ driver: string }];
  return driver;
}

async function chromiumPid(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  return processInfo.find(({ type }) => type === 'browser')?.id ?? 0;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A dead process that nobody has reaped yet, as in containers without an init, has no command line any more.
    return process.platform !== 'linux' || readFileSync(`/proc/${pid}/cmdline`).length > 0;
  } catch {
    return false;
  }
}

/** Waits until a process that is ending by itself is gone: until then it may still write to its folder. */
async function gone(pid: number): Promise<void> {
  const limit = performance.now() + openMs;
  while (performance.now() < limit) {
    if (!isAlive(pid)) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('Chromium outlived its desk');
}

async function drivePreview(host: Host, setting: DeskSetting): Promise<DrivenDesk> {
  const child = spawn(host.program, host.args, {
    cwd: root,
    env: environment(setting),
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  try {
    const browser = await chromium.connectOverCDP(await driverOf(child));
    const page = browser.contexts()[0]?.pages()[0];
    if (page === undefined) throw new Error('the desk has no window');
    const chromiumProcess = await chromiumPid(browser);
    const end = async (how: () => void): Promise<number | null> => {
      if (child.exitCode === null && child.signalCode === null) how();
      const code = await ended(child);
      await browser.close();
      await gone(chromiumProcess);
      return code;
    };
    return {
      page,
      host: host.name,
      pid: child.pid ?? 0,
      // The closing channel is what a preview takes for the end of its driver, on every system alike.
      stop: () => end(() => child.disconnect()),
      kill9: async () => {
        await end(() => child.kill('SIGKILL'));
      },
    };
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
}

async function driveElectron(host: Host, setting: DeskSetting): Promise<DrivenDesk> {
  const app = await _electron.launch({
    executablePath: host.program,
    args: [...host.args],
    env: environment(setting),
    timeout: openMs,
  });
  const child = app.process();
  const page = await app.firstWindow();
  await page.waitForLoadState('load');
  return {
    page,
    host: host.name,
    pid: child.pid ?? 0,
    stop: async () => {
      await app.close();
      return ended(child);
    },
    kill9: async () => {
      child.kill('SIGKILL');
      await ended(child);
    },
  };
}

/** Opens the desk on whatever host is here, headless where that is possible, and waits for its page. */
export async function driveDesk(setting: DeskSetting): Promise<DrivenDesk> {
  const host = chooseHost();
  return host.name === 'electron' ? driveElectron(host, setting) : drivePreview(host, setting);
}
