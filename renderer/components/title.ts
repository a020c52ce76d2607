// Where whoever works by keys is when what had the focus is gone: at the page's title, and not at the window's top.
export const focusTitle = (): void => document.querySelector<HTMLElement>('h1')?.focus();
