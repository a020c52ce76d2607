// Which address of the app's origin means what, and under which policy each is shown. Pure decisions: nothing here opens
// a file, so that every refusal can be tested as a table.

import { type ReceiptSize, receiptSizeSchema } from '../../shared/contract/cases.ts';

/** Policy of the screens: only what was installed with the desk, no inline script or style, no address outside. */
export const screenPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' blob: data:",
  "frame-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Policy of a receipt page: no script at all; only the desk's own screens may frame it. */
export const receiptPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ');

const mediaTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json',
  woff2: 'font/woff2',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
};

export type Resource =
  | { readonly kind: 'file'; readonly path: string; readonly mediaType: string }
  | { readonly kind: 'receipt'; readonly deskNumber: string; readonly size: ReceiptSize }
  | { readonly kind: 'page'; readonly page: string }
  | { readonly kind: 'refused' };

const refused: Resource = { kind: 'refused' };
const receiptPath = /^\/receipt\/(\d{15})\/(A4|A5|80mm)$/;
const pagePath = /^\/page\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
/** Segments start with a letter, digit, dash or underscore: no dot file, no `..`, no escape, no backslash, no drive. */
const filePath = /^(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)+$/;

/** Reads the path of an address of the app's origin (still percent-encoded; `/` is the start page). */
export function resourceAt(pathname: string): Resource {
  const [, deskNumber, size] = receiptPath.exec(pathname) ?? [];
  const known = receiptSizeSchema.safeParse(size);
  if (deskNumber !== undefined && known.success) return { kind: 'receipt', deskNumber, size: known.data };
  const [, page] = pagePath.exec(pathname) ?? [];
  if (page !== undefined) return { kind: 'page', page };
  const path = pathname === '/' ? '/index.html' : pathname;
  const mediaType = mediaTypes[path.slice(path.lastIndexOf('.') + 1)];
  return filePath.test(path) && mediaType !== undefined ? { kind: 'file', path, mediaType } : refused;
}
