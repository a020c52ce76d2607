// The part of the preview that lives inside the page, before the page's own scripts: what a sandboxed preload finds
// (ipcRenderer, contextBridge, a narrow `require`), closed over so that the page itself reaches none of it.
import { readFileSync } from 'node:fs';
import { makeWire, type Wire } from './wire.ts';

/** Name of the binding under which Chromium offers the process to the page until this code takes it away. */
export const bindingName = '__preview';

export type PageMessage =
  | { readonly kind: 'invoke' | 'send'; readonly channel: string; readonly args: readonly unknown[] }
  /** Answered when the process has something to say, with `{ channel, args }`. */
  | { readonly kind: 'receive' };
export type PageAnswer = { readonly value: unknown } | { readonly error: string };

type Listener = (event: unknown, ...args: unknown[]) => void;
type Preload = (require: (name: string) => unknown, module: { exports: unknown }, process: unknown) => void;

// Its text runs in the page: it must name nothing of this module.
function pageSide(name: string, wire: Wire, platform: string, preload: Preload | null): void {
  const world = globalThis as unknown as Record<string, unknown>;
  const binding = world[name] as (text: string) => Promise<string>;
  delete world[name];
  if (preload === null || window.top !== window) return;

  const listeners = new Map<string, Set<Listener>>();
  const ask = async (message: unknown): Promise<unknown> => {
    const answer = wire.decode(await binding(wire.encode(message))) as { value: unknown } | { error: string };
    if ('error' in answer) throw new Error(answer.error);
    return answer.value;
  };
  const listen = async (): Promise<never> => {
    for (;;) {
      const { channel, args } = (await ask({ kind: 'receive' })) as { channel: string; args: unknown[] };
      for (const listener of [...(listeners.get(channel) ?? [])]) listener({ ports: [] }, ...args);
    }
  };
  const ipcRenderer = {
    invoke: (channel: string, ...args: unknown[]) => ask({ kind: 'invoke', channel, args }),
    send: (channel: string, ...args: unknown[]) => void ask({ kind: 'send', channel, args }),
    on(channel: string, listener: Listener) {
      const heard = listeners.get(channel) ?? new Set();
      listeners.set(channel, heard.add(listener));
      return ipcRenderer;
    },
    off(channel: string, listener: Listener) {
      listeners.get(channel)?.delete(listener);
      return ipcRenderer;
    },
  };
  // Values cross the bridge as copies, functions as proxies, and what is exposed can never be changed.
  const cross = (value: unknown): unknown => {
    if (typeof value === 'function') {
      return (...args: unknown[]) => {
        const result: unknown = value(...args.map(cross));
        return result instanceof Promise ? result.then(cross) : cross(result);
      };
    }
    if (Array.isArray(value)) return value.map(cross);
    if (typeof value !== 'object' || value === null) return value;
    if (Object.getPrototypeOf(value) !== Object.prototype) return structuredClone(value);
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, cross(entry)]));
  };
  const freeze = (value: unknown): unknown => {
    if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
    return value;
  };
  const contextBridge = {
    exposeInMainWorld(key: string, api: unknown) {
      if (key in world) throw new Error('Cannot bind an API on top of an existing property on the window object');
      Object.defineProperty(world, key, { value: freeze(cross(api)), enumerable: true });
    },
  };
  const modules: Record<string, unknown> = { electron: { contextBridge, ipcRenderer } };
  const require = (wanted: string): unknown => {
    if (modules[wanted] === undefined) throw new Error(`module not found: ${wanted}`);
    return modules[wanted];
  };
  preload(require, { exports: {} }, { platform, sandboxed: true, contextIsolated: true, type: 'renderer', env: {} });
  void listen();
}

/** The script to run in every new document of a window; `preloadFile` is null for a window without preload. */
export function pageScript(preloadFile: string | null): string {
  const preload =
    preloadFile === null
      ? 'null'
      : `(require, module, process) => { const exports = module.exports;\n${readFileSync(preloadFile, 'utf8')}\n}`;
  const [name, platform] = [bindingName, process.platform].map((text) => JSON.stringify(text));
  return `(${pageSide})(${name}, (${makeWire})(), ${platform}, ${preload});`;
}
