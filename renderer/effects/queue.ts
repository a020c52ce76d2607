// Reads the queue and wakes the exchange.
import { loaded } from '../state/loaded.ts';
import { useQueue } from '../state/queue.ts';
import { call } from './call.ts';

export async function readQueue(): Promise<void> {
  useQueue.setState({ queue: loaded(await call('queue.read', {})) });
}

/** Asks for an exchange now. The answer only says that it was asked; what comes of it arrives as an event. */
export async function wakeExchange(): Promise<void> {
  useQueue.setState({ waking: true });
  const woken = await call('exchange.wake', {});
  if (!woken.ok) useQueue.setState({ queue: loaded(woken) });
  else await readQueue();
  useQueue.setState({ waking: false });
}
