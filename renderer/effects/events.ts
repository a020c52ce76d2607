// Reads again what the desk says has changed. Events carry no data, so a lost or doubled one does no harm.
import type { Bridge } from '../../shared/contract/bridge.ts';
import type { DeskEvent } from '../../shared/contract/events.ts';
import { useDesk } from '../state/desk.ts';
import { readDesk } from './desk.ts';
import { readQueue } from './queue.ts';

const signedIn = (): boolean => {
  const { desk } = useDesk.getState();
  return desk.state === 'ready' && desk.value.session !== null;
};

/** Acts on one event; resolves when everything it touches has been read. */
export async function onDeskEvent(event: DeskEvent): Promise<void> {
  if (event.changed === 'desk') return readDesk();
  if (!signedIn()) return;
  await readQueue();
}

/** Subscribes for the life of the window; the returned function unsubscribes. */
export const followEvents = (bridge: Bridge): (() => void) => bridge.on((event) => void onDeskEvent(event));
