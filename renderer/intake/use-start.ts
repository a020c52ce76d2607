// A step opens where work goes on: at the answer that is to be changed, else at the first one still wanted, else at the
// button that goes on. Nothing scrolls away from the top, where the step says what it is, unless the answer lies below.
import { useLayoutEffect } from 'react';
import { nextWanted } from '../forms/enter.ts';

/** Moves the focus once the step is drawn. `id`: the control of the answer that is to be changed, or null. */
export function useStart(id: string | null): void {
  useLayoutEffect(() => {
    const page = document.querySelector('.page') ?? document.body;
    const control = id === null ? nextWanted(page, null) : document.getElementById(id);
    if (id === null) window.scrollTo(0, 0);
    else control?.scrollIntoView({ block: 'center' });
    control?.focus();
  }, [id]);
}
