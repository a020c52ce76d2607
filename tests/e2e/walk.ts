// Walks a screen with the Tab key alone and tells what is wrong: a control that is never reached, a focus that is not seen,
// something that looks as if it could be clicked and has no key. Inside a dialog the walk stays there, as a person does.
import type { Page } from 'playwright-core';

interface Walk {
  /** Tab stops that the screen has now. */
  stops(): number;
  /** What is wrong so far. */
  faults(): string[];
}
type Walking = typeof globalThis & { walk: Walk };

/** Runs in the page: watches the focus until `faults` is asked for. `within`: what is walked where no dialog is open. */
function watchFocus(within: string): void {
  const scope = document.querySelector('dialog[open]') ?? document.querySelector(within) ?? document.body;
  const stop = 'a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex="-1"])';
  const reached = new WeakSet<Element>();
  const faults = new Set<string>();
  const nameOf = (one: Element): string => `${one.tagName} ${one.id} "${(one.textContent ?? '').trim().slice(0, 40)}"`;
  const isSeen = (one: Element): boolean => one.checkVisibility({ visibilityProperty: true });
  const stops = (): Element[] =>
    [...scope.querySelectorAll(stop)].filter((one) => isSeen(one) && !one.matches(':disabled, [hidden]'));
  /** Of one radio group any button stands for all: arrows choose among them. */
  const others = (one: Element): Element[] =>
    one instanceof HTMLInputElement && one.type === 'radio'
      ? [...scope.querySelectorAll<HTMLInputElement>('input[type=radio]')].filter(({ name }) => name === one.name)
      : [one];
  const hasOutline = (one: Element): boolean => {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(one);
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0 && outlineColor !== 'rgba(0, 0, 0, 0)';
  };
  const isInSight = (one: Element): boolean => {
    const [box] = one.getClientRects();
    if (box === undefined) return false;
    const [left, right] = [Math.max(box.left, 0), Math.min(box.right, window.innerWidth)];
    const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, window.innerHeight)];
    const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return right > left && bottom > top && hit !== null && (one.contains(hit) || hit.closest('label')?.control === one);
  };
  const look = (): void => {
    const one = document.activeElement;
    if (one === null || one === scope || !scope.contains(one) || !one.matches(stop) || reached.has(one)) return;
    for (const each of others(one)) reached.add(each);
    if (!hasOutline(one)) faults.add(`focus not seen: ${nameOf(one)}`);
    if (!isInSight(one)) faults.add(`focus hidden: ${nameOf(one)}`);
  };
  // The page has scrolled to what took the focus by the time the next key comes.
  window.addEventListener('keydown', look, true);
  const isClickable = (one: Element): boolean =>
    getComputedStyle(one).cursor === 'pointer' && isSeen(one) && one.closest(`${stop}, label, [role=option]`) === null;
  Object.assign(globalThis, {
    walk: {
      stops: () => stops().length,
      faults: () => {
        look();
        const missed = stops().filter((one) => !reached.has(one));
        const keyless = [...scope.querySelectorAll('*')].filter(isClickable);
        return [
          ...faults,
          ...missed.map((one) => `never reached: ${nameOf(one)}`),
          ...keyless.map((one) => `clicked only: ${nameOf(one)}`),
        ];
      },
    } satisfies Walk,
  });
}

/** What a person without a mouse would miss on this screen; its dialog, if one is open, closes on Escape. */
export async function walkByKeys(page: Page, within = 'main'): Promise<readonly string[]> {
  await page.evaluate(watchFocus, within);
  await page.evaluate((scope) => {
    if (document.querySelector('dialog[open]') === null) document.querySelector<HTMLElement>(scope)?.focus();
  }, within);
  const stops = await page.evaluate(() => (globalThis as Walking).walk.stops());
  for (let press = 0; press < stops + 3; press++) await page.keyboard.press('Tab');
  return page.evaluate(() => (globalThis as Walking).walk.faults());
}
