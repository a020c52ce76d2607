// Tells the screens that something changed. Events carry no content, so one lost or doubled does no harm; but what they
// tell of is committed already, so a listener that fails must never turn a good answer into a crash.
import type { DeskEvent } from '../../shared/contract/events.ts';
import { bugFacts } from './crash.ts';
import type { Log } from './ports.ts';

export interface Events {
  emit(event: DeskEvent): void;
  /** Subscribes; the returned function unsubscribes. */
  on(listener: (event: DeskEvent) => void): () => void;
}

/** A new emitter without listeners; a listener's failure is logged and stops no other. */
export function createEvents(log: Log): Events {
  const listeners = new Set<(event: DeskEvent) => void>();
  return {
    emit: (event) => {
      for (const listener of [...listeners]) {
        try {
          listener(event);
        } catch (error) {
          log.error('listener failed', bugFacts(error));
        }
      }
    },
    on: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
