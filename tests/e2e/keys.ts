// Works a built desk by keys alone: what has the focus is found by its name, as a person who listens would.
import type { Page } from 'playwright-core';

const mostTabs = 80;

/** What walking by keys takes of a page, so that a story can count along. */
export interface Keys {
  readonly keyboard: { press(key: string): Promise<void> };
  evaluate<T>(expression: string): Promise<T>;
}

/** What a screen reader would call the element that has the focus. */
export const focused = `(() => {
  const one = document.activeElement;
  // Where nothing has the focus, the whole page has it, and every name would be found in it.
  if (one === document.body) return '';
  const names = [...(one.labels ?? [])].map((label) => label.innerText);
  if (one.type === 'radio' || one.nextElementSibling?.type === 'file') names.push(one.closest('fieldset')?.querySelector('legend')?.innerText ?? '');
  return [...names, one.getAttribute('aria-label') ?? '', one.innerText ?? ''].join(' ');
})()`;

/** Moves the focus forward until it stands on the control of this name. */
export async function tabTo(page: Keys, name: string): Promise<void> {
  for (let press = 0; press < mostTabs; press++) {
    if ((await page.evaluate<string>(focused)).includes(name)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${name}`);
}

/** Types into the field of this name. */
export async function type(page: Page, name: string, text: string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.type(text);
}

/** Chooses in the list of this name. */
export async function choose(page: Keys, name: string, option: string): Promise<void> {
  await tabTo(page, name);
  const chosen = `document.activeElement.selectedOptions?.[0]?.label`;
  for (let press = 0; press < mostTabs; press++) {
    if ((await page.evaluate<string>(chosen)) === option) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`${name} has no ${option}`);
}

/** Waits for the screen of this title. */
export const heading = (page: Page, name: string): Promise<void> =>
  page.getByRole('heading', { name, level: 1 }).waitFor();
