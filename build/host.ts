// What the built desk runs on: Electron where its binary is, else the preview on an installed Chromium. Everything that
// starts a desk says which, because only Electron shows what Electron does.
import { join } from 'node:path';
import { needChromium } from './chromium.ts';
import { findElectron } from './electron-binary.ts';
import { root } from './run.ts';

export type Host =
  | { readonly name: 'electron'; readonly program: string; readonly args: readonly string[] }
  | { readonly name: 'preview'; readonly program: string; readonly args: readonly string[] };

/** Whether a window could be seen. */
export function hasDisplay(): boolean {
  const environment = process.env;
  return (
    process.platform !== 'linux' || environment['DISPLAY'] !== undefined || environment['WAYLAND_DISPLAY'] !== undefined
  );
}

/**
 * The host to use here, for the desk that `npm run build` made, or for the one whose process is at `entry`; Electron itself
 * needs a display. Throws when there is neither Electron nor a Chromium.
 */
export function chooseHost(entry?: string): Host {
  const electron = hasDisplay() ? findElectron() : null;
  // As root Chromium's own sandbox cannot start; only development machines run a desk as root.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  if (electron !== null) return { name: 'electron', program: electron, args: [...asRoot, entry ?? root] };
  needChromium();
  const register = new URL('./preview/register.ts', import.meta.url).href;
  return {
    name: 'preview',
    program: process.execPath,
    args: ['--import', register, entry ?? join(root, 'out', 'main', 'index.js')],
  };
}

/** One line for people. */
export function sayHost({ name }: Host): string {
  return name === 'electron'
    ? 'Host: Electron.'
    : 'Host: preview on Chromium (the Electron binary or a display is not here).';
}
