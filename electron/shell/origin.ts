// The one origin that the desk's window may show and be spoken to from.
export const scheme = 'app';
export const host = 'sopeli';
export const origin = `${scheme}://${host}`;

/** Whether `url` may fill the window: the screens' own start page, which reloads itself, and nothing else. */
export function isStartPage(url: string): boolean {
  const [page] = url.split(/[?#]/, 1);
  return page === `${origin}/` || page === `${origin}/index.html`;
}
