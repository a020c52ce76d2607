// Tells the screens that something changed. Events carry no content, so one lost or doubled does no harm.
import type { DeskEvent } from '../../shared/contract/events.ts';

export interface Events {
  emit(event: DeskEvent): void;
  /** Subscribes; the returned function unsubscribes. */
  on(listener: (event: DeskEvent) => void): () => void;
}

/** A new emitter without listeners. */
export function createEvents(): Events {
  const listeners = new Set<(event: DeskEvent) => void>();
  return {
    emit: (event) => {
      for (const listener of [...listeners]) listener(event);
    },
    on: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
