// Chromium opens no scheme it does not know, so `app://sopeli/x` travels as `https://sopeli.app.invalid/x`: a name that
// resolves nowhere (RFC 2606), answered by the preview alone.

/** Schemes the desk announced. */
export const schemes = new Set<string>();

export function toWeb(url: string): string {
  const [, scheme = '', host, path] = /^([a-z]+):\/\/([^/?#]+)(.*)$/.exec(url) ?? [];
  return schemes.has(scheme) ? `https://${host}.${scheme}.invalid${path === '' ? '/' : path}` : url;
}

export function fromWeb(url: string): string {
  const [, host, scheme = '', path] = /^https:\/\/([^/?#]+)\.([a-z]+)\.invalid(.*)$/.exec(url) ?? [];
  return schemes.has(scheme) ? `${scheme}://${host}${path}` : url;
}

/** Origin of an address as Electron tells it; `null` in words for those that have none. */
export function originOf(url: string): string {
  const [own, , scheme = ''] = /^(([a-z]+):\/\/[^/?#]+)/.exec(url)?.values() ?? [];
  return own !== undefined && schemes.has(scheme) ? own : new URL(url).origin;
}
