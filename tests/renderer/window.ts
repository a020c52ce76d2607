// Puts a fake desk behind the door of a window that does not exist, so that effects run under plain Node.

import { forgetSession } from '../../renderer/effects/forget.ts';
import { emptyDesk, useDesk } from '../../renderer/state/desk.ts';
import type { Bridge } from '../../shared/contract/bridge.ts';

/** Gives the effects this door, and fresh states. */
export function openDoor(bridge: Bridge): void {
  Object.assign(globalThis, { window: { sopeli: bridge } });
  forgetSession();
  useDesk.setState(emptyDesk);
}
