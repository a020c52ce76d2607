// The only door between screen and desk: what the preload puts on `window.sopeli`. It forwards; the desk validates.
import type { Result } from '../result.ts';
import type { CallName, Input, Output } from './contract.ts';
import type { DeskEvent } from './events.ts';

export const callChannel = 'sopeli:call';
export const eventChannel = 'sopeli:event';

export interface Bridge {
  /** Never rejects for an expected failure: that is a `Result` with a problem. */
  call<N extends CallName>(name: N, input: Input<N>): Promise<Result<Output<N>>>;
  /** Subscribes; the returned function unsubscribes. */
  on(listener: (event: DeskEvent) => void): () => void;
}
