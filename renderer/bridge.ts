// The renderer's view of the one door that the preload opens.
import type { Bridge } from '../shared/contract/bridge.ts';

declare global {
  interface Window {
    readonly sopeli: Bridge;
  }
}

/** The door of this window. */
export const bridge = (): Bridge => window.sopeli;
