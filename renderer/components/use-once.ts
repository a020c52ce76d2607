// An act that is under way is not begun a second time: without that a held Enter or a double click would note, hand on or
// reserve twice, or be told that nothing is left to do.
import { useRef } from 'react';

/** Until what `act` answers has settled, calling does nothing; an act that answers nothing is begun every time. */
export function useOnce<G extends readonly unknown[]>(
  act: (...given: G) => void | Promise<void>,
): (...given: G) => void {
  const underWay = useRef(false);
  return (...given) => {
    if (underWay.current) return;
    const done = act(...given);
    if (done === undefined) return;
    underWay.current = true;
    void done.finally(() => {
      underWay.current = false;
    });
  };
}
