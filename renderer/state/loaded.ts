// What is known of something the desk was asked for. While it is read again the old value stays on screen.
import type { Problem } from '../../shared/problems.ts';
import type { Result } from '../../shared/result.ts';

export type Loaded<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly value: T }
  | { readonly state: 'failed'; readonly problem: Problem };

export const loading: Loaded<never> = { state: 'loading' };

/** Turns the desk's answer into what the screen shows. */
export function loaded<T>(result: Result<T>): Loaded<T> {
  return result.ok ? { state: 'ready', value: result.value } : { state: 'failed', problem: result.problem };
}
