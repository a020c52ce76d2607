// The only way from the screen into the desk: one channel, which looks at who speaks before anything
// else does. Size, meaning, role and validity are dispatch's business; nothing here knows a call by name.
import { type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import { callChannel, eventChannel } from '../../shared/contract/bridge.ts';
import type { DeskEvent } from '../../shared/contract/events.ts';
import { problem } from '../../shared/problems.ts';
import { fail, type Result } from '../../shared/result.ts';
import { origin } from './origin.ts';

/** What the window needs of the desk. */
export interface Door {
  dispatch(name: unknown, input: unknown): Promise<Result<unknown>>;
  /** The returned function unsubscribes. */
  onEvent(listener: (event: DeskEvent) => void): () => void;
}

function isOurs(event: IpcMainInvokeEvent, screen: WebContents): boolean {
  const frame = event.senderFrame;
  return frame !== null && event.sender === screen && frame.parent === null && frame.origin === origin;
}

/** Connects the window's page with the desk: calls in, events out. The returned function disconnects. */
export function connect(screen: WebContents, core: Door): () => void {
  ipcMain.handle(callChannel, async (event, name: unknown, input: unknown): Promise<Result<unknown>> => {
    if (!isOurs(event, screen)) return fail(problem('call.sender-refused'));
    return core.dispatch(name, input);
  });
  const unsubscribe = core.onEvent((event) => {
    if (!screen.isDestroyed()) screen.send(eventChannel, event);
  });
  return () => {
    ipcMain.removeHandler(callChannel);
    unsubscribe();
  };
}
