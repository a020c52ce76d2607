// What waits, what went, and the line, as `queue.read` last said. Shown on every screen.
import { create } from 'zustand';
import type { Queue } from '../../shared/contract/desk.ts';
import { type Loaded, loading } from './loaded.ts';

interface QueueState {
  readonly queue: Loaded<Queue>;
  /** True from pressing "try now" until the queue has been read again. */
  readonly waking: boolean;
}

export const emptyQueue: QueueState = { queue: loading, waking: false };
export const useQueue = create<QueueState>(() => emptyQueue);
