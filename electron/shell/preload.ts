// Runs in the sandboxed page before the screens do and opens the one door. It only forwards: the desk validates, and
// schemas in here would cost every start their parsing.
import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import { type Bridge, callChannel, eventChannel } from '../../shared/contract/bridge.ts';
import type { DeskEvent } from '../../shared/contract/events.ts';

const bridge: Bridge = {
  call: (name, input) => ipcRenderer.invoke(callChannel, name, input),
  on: (listener) => {
    const forward = (_event: IpcRendererEvent, event: DeskEvent): void => listener(event);
    ipcRenderer.on(eventChannel, forward);
    return () => {
      ipcRenderer.off(eventChannel, forward);
    };
  },
};

contextBridge.exposeInMainWorld('sopeli', bridge);
