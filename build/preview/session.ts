// The session's locks. What the desk decides about permissions is asked once and then held by Chromium itself.
import { EventEmitter } from 'node:events';
import type { BrowserContext } from 'playwright-core';

/** Electron's name of a permission and Chromium's. */
const permissions = {
  geolocation: 'geolocation',
  notifications: 'notifications',
  'clipboard-read': 'clipboard-read',
  'clipboard-sanitized-write': 'clipboard-write',
  midi: 'midi',
  'storage-access': 'storage-access',
  media: 'camera',
} as const;

type Check = (contents: null, permission: string, origin: string, asked: object) => boolean;

/** Asked as the desk's own page would ask for the camera alone. */
const origin = 'app://sopeli';
const asked = { isMainFrame: true, requestingUrl: `${origin}/`, mediaType: 'video' };

class Session extends EventEmitter {
  #check: Check = () => true;

  setPermissionRequestHandler(_handler: unknown): void {}

  setDevicePermissionHandler(_handler: unknown): void {}

  setPermissionCheckHandler(check: Check): void {
    this.#check = check;
  }

  async applyPermissions(context: BrowserContext): Promise<void> {
    const granted = Object.entries(permissions).filter(([permission]) => this.#check(null, permission, origin, asked));
    await context.grantPermissions(granted.map(([, name]) => name));
  }
}

export const session = { defaultSession: new Session() };
