// Calls from a page: found by channel, run, and answered in the words that Electron uses.
import { EventEmitter } from 'node:events';
import type { PageAnswer } from './page-side.ts';

type Handler = (event: unknown, ...args: unknown[]) => unknown;

class IpcMain extends EventEmitter {
  readonly #handlers = new Map<string, Handler>();

  handle(channel: string, handler: Handler): void {
    if (this.#handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.#handlers.set(channel, handler);
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel);
  }

  async invoke(channel: string, event: unknown, args: readonly unknown[]): Promise<PageAnswer> {
    const failed = (error: unknown): PageAnswer => ({ error: `Error invoking remote method '${channel}': ${error}` });
    const handler = this.#handlers.get(channel);
    if (handler === undefined) return failed(`Error: No handler registered for '${channel}'`);
    try {
      return { value: await handler(event, ...args) };
    } catch (error) {
      return failed(error);
    }
  }
}

export const ipcMain = new IpcMain();
