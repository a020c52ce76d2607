// Enter in a field goes to the next answer that is still wanted, past what is filled in and what may stay empty; when none
// is left, to the button that goes on. It never presses anything. Tab goes everywhere, one by one.
import type { KeyboardEvent } from 'react';

/** Kinds of input in which Enter has no meaning of its own. */
const moving = 'input:not([type=file]):not([hidden]), select';
const stops =
  'input:not([hidden]):not([disabled]), select:not([disabled]), textarea:not([disabled]), button:not([disabled])';
/** Around each field that must be answered and is not yet; see FormFields.tsx. */
const asked = '[data-asked="true"]';

/** The first control of every field that is still wanted; inside a list of rows those of its rows. */
function wanted(page: ParentNode): HTMLElement[] {
  return [...page.querySelectorAll(asked)].flatMap((field) => {
    if (field.querySelector(asked) !== null) return [];
    const [first] = field.querySelectorAll<HTMLElement>(stops);
    return first === undefined ? [] : [first];
  });
}

/** Where work on this page goes on: the first wanted answer behind `from`, else the button that goes on. */
export function nextWanted(page: ParentNode, from: Element | null): HTMLElement | null {
  const behind = (one: Element): boolean =>
    from === null || (from.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  const next = wanted(page).find((one) => behind(one) && one.closest(asked) !== from?.closest(asked));
  return next ?? page.querySelector<HTMLElement>('[data-goes-on]');
}

/** Handles keys pressed inside a form; the whole page's main part is searched for what is wanted next. */
export function moveOnEnter(event: KeyboardEvent<HTMLElement>): void {
  const from = event.target;
  if (event.key !== 'Enter' || event.ctrlKey || event.altKey || event.shiftKey || event.metaKey) return;
  if (!(from instanceof HTMLInputElement || from instanceof HTMLSelectElement) || !from.matches(moving)) return;
  event.preventDefault();
  nextWanted(from.closest('.page') ?? document.body, from)?.focus();
}
