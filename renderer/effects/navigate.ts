// Moves between screens. The only writer of the path.
import { cover } from '../state/cover.ts';
import { backward, forward, instead, onward, type Screen, start, usePath } from '../state/path.ts';

export const go = (screen: Screen): void => usePath.setState((path) => onward(path, screen));
export const goInstead = (screen: Screen): void => usePath.setState((path) => instead(path, screen));
export const goBack = (): void => usePath.setState(backward);
export const goForward = (): void => usePath.setState(forward);
/** Forgets where everybody was: after signing in and out, so that nobody lands on another operator's case. */
export const goHome = (): void => {
  cover(false);
  usePath.setState(start);
};
