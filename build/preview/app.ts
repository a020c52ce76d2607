// The application's life: ready at once, one instance per folder, and an orderly end with an exit code.
import { EventEmitter } from 'node:events';
import { mkdirSync, readFileSync, utimesSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../run.ts';
import { closeChromium } from './chromium.ts';

interface Closable {
  close(): Promise<void>;
}

/** Whether an event's listeners let what it announces happen. */
export function allows(emitter: EventEmitter, name: string, details: object = {}): boolean {
  let prevented = false;
  const preventDefault = (): void => {
    prevented = true;
  };
  emitter.emit(name, { ...details, preventDefault });
  return !prevented;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return pid !== process.pid;
  } catch {
    return false;
  }
}

class App extends EventEmitter {
  readonly isPackaged = false;
  readonly windows = new Set<Closable>();
  #ending = false;
  readonly #paths = new Map([['userData', join(root, 'out', 'preview')]]);

  whenReady(): Promise<void> {
    return Promise.resolve();
  }

  getVersion(): string {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return version;
  }

  getPath(name: string): string {
    const path = this.#paths.get(name);
    if (path === undefined) throw new Error(`Failed to get '${name}' path`);
    return path;
  }

  setPath(name: string, path: string): void {
    this.#paths.set(name, path);
  }

  /** A file with the owner's process id; a second instance touches it, which the first one hears. */
  requestSingleInstanceLock(): boolean {
    const folder = this.getPath('userData');
    mkdirSync(folder, { recursive: true });
    const file = join(folder, 'instance');
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
    } catch {
      if (isRunning(Number(readFileSync(file, 'utf8')))) {
        const now = new Date();
        utimesSync(file, now, now);
        return false;
      }
      writeFileSync(file, String(process.pid));
    }
    watch(file, { persistent: false }, () => this.emit('second-instance', {}, [], folder));
    return true;
  }

  quit(): void {
    void this.#quit();
  }

  exit(code: number): void {
    void closeChromium().finally(() => process.exit(code));
  }

  async #quit(): Promise<void> {
    if (this.#ending || !allows(this, 'before-quit')) return;
    this.#ending = true;
    for (const window of this.windows) await window.close();
    if (!allows(this, 'will-quit')) return;
    this.emit('quit', {}, 0);
    this.exit(0);
  }
}

export const app = new App();

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());
// A desk that is driven ends with its driver.
if (process.send !== undefined) process.on('disconnect', () => app.quit());
