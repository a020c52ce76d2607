// Arrow keys between the search box and the rows below it: the focus itself moves, so that Enter opens what a screen
// reader has just read out.
import type { KeyboardEvent } from 'react';

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };

/** Moves the focus from the box or a row's button to another one; from the first row up is the box. */
export function goAlong(event: KeyboardEvent<HTMLElement>): void {
  const step = steps[event.key];
  const stops = [...document.querySelectorAll<HTMLElement>('#find, .cases-found tbody td:first-child button')];
  const at = stops.indexOf(event.currentTarget);
  if (step === undefined || at < 0) return;
  stops[Math.min(Math.max(at + step, 0), stops.length - 1)]?.focus();
  event.preventDefault();
}
