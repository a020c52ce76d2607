// Enter in a field goes to the next one, as operators are used to from other programs; after the last field to the
// button that goes on. It never presses anything.
import type { KeyboardEvent } from 'react';

/** Kinds of input in which Enter has no meaning of its own. */
const moving = 'input:not([type=file]):not([hidden])';
const stops =
  'input:not([hidden]):not([disabled]), select:not([disabled]), textarea:not([disabled]), button:not([disabled])';

/** A radio that is not the chosen one of a group with a choice is passed over, as Tab does. */
function isStop(element: Element): boolean {
  if (!(element instanceof HTMLInputElement) || element.type !== 'radio' || element.checked) return true;
  const group = [...document.querySelectorAll<HTMLInputElement>(`input[name="${CSS.escape(element.name)}"]`)];
  return !group.some((other) => other.checked) && group[0] === element;
}

/** Handles keys pressed inside a form; the whole page's main part is searched for the next stop. */
export function moveOnEnter(event: KeyboardEvent<HTMLElement>): void {
  const from = event.target;
  if (event.key !== 'Enter' || event.ctrlKey || event.altKey || event.shiftKey || event.metaKey) return;
  if (!(from instanceof HTMLInputElement) || !from.matches(moving)) return;
  event.preventDefault();
  const page = from.closest('.page') ?? document.body;
  const group = (one: Element): boolean =>
    one instanceof HTMLInputElement && one.type === 'radio' && one.name === from.name;
  const order = [...page.querySelectorAll(stops)].filter(
    (one) => one === from || (isStop(one) && !(from.type === 'radio' && group(one))),
  );
  const next = order[order.indexOf(from) + 1];
  if (next instanceof HTMLElement) next.focus();
}
