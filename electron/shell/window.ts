// The desk's one window and the locks on whatever else Chromium may open. No page here ever gets Node, another origin,
// a second window or a permission but the camera's.
import { app, BrowserWindow, session, type WebContents, type WebPreferences } from 'electron';
import { isStartPage, origin } from './origin.ts';
import { mayHave } from './permissions.ts';

export const lockedPreferences: WebPreferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webviewTag: false,
  spellcheck: false,
};

function lock(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => {
    if (!isStartPage(event.url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

/** Locks every page that will ever be opened, hidden ones included; call once, when the app is ready. */
export function lockPages(): void {
  app.on('web-contents-created', (_event, contents) => lock(contents));
  session.defaultSession.setPermissionRequestHandler((_contents, permission, answer, asked) =>
    answer(mayHave(permission, { ...asked, media: 'mediaTypes' in asked ? (asked.mediaTypes ?? []) : [] })),
  );
  session.defaultSession.setPermissionCheckHandler((_contents, permission, _origin, asked) =>
    mayHave(permission, { ...asked, media: asked.mediaType === undefined ? [] : [asked.mediaType] }),
  );
  session.defaultSession.setDevicePermissionHandler(() => false);
  session.defaultSession.on('will-download', (event) => event.preventDefault());
}

/** Opens the window: full-screen kiosk in live mode, an ordinary one otherwise. `preload` is an absolute path, or null for a page without a door. */
export function openWindow(kiosk: boolean, preload: string | null): BrowserWindow {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    kiosk,
    autoHideMenuBar: true,
    backgroundColor: '#ffffff',
    webPreferences: { ...lockedPreferences, ...(preload === null ? {} : { preload }) },
  });
  // A crashed page has lost nothing that was saved; a blank kiosk would help nobody.
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') void window.loadURL(`${origin}/`);
  });
  return window;
}
