// Every address that must be refused, as a table; the window's own tests try some of them in a real browser.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isStartPage } from '../../../electron/shell/origin.ts';
import { receiptPolicy, resourceAt, screenPolicy } from '../../../electron/shell/resources.ts';

describe('addresses of the app', () => {
  test('the start page and built files are files with their media type', () => {
    expect(resourceAt('/')).toEqual({ kind: 'file', path: '/index.html', mediaType: 'text/html; charset=utf-8' });
    expect(resourceAt('/assets/index-C_3-x.js')).toMatchObject({ path: '/assets/index-C_3-x.js' });
    expect(resourceAt('/print.css')).toMatchObject({ mediaType: 'text/css; charset=utf-8' });
  });

  test('a receipt is named by its 15 digits and a known size', () => {
    expect(resourceAt('/receipt/001012600000124/80mm')).toEqual({
      kind: 'receipt',
      deskNumber: '001012600000124',
      size: '80mm',
    });
    for (const path of ['/receipt/1/A4', '/receipt/001012600000124/A6', '/receipt/001012600000124']) {
      expect(resourceAt(path).kind).toBe('refused');
    }
  });

  test.each([
    '/../main/index.js',
    '/..%2fmain/index.js',
    '/%2e%2e/main/index.js',
    '/assets/..%5c..%5cmain/index.js',
    '/assets\\..\\x.js',
    '/.env.js',
    '/a/./b.js',
    '//etc/x.js',
    '/C:/x.js',
    '/x.js%00.html',
    '/main.js.map',
    '/catalogue',
    '',
  ])('%j is refused', (path) => {
    expect(resourceAt(path)).toEqual({ kind: 'refused' });
  });

  test('no path at all leads out of the folder', () => {
    const piece = fc.constantFrom(
      '..',
      '.',
      '/',
      '\\',
      '%2e',
      '%2f',
      '%5c',
      'a',
      'index',
      '.js',
      '.html',
      '~',
      ':',
      '\0',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const resource = resourceAt(`/${pieces.join('')}`);
        if (resource.kind !== 'file') return;
        expect(resource.path.split('/').slice(1)).not.toContain('..');
        expect(resource.path).toMatch(/^\/[\w./-]+$/);
      }),
      { seed: 7, numRuns: 2000 },
    );
  });
});

test('the policies allow no inline code and no other origin', () => {
  for (const policy of [screenPolicy, receiptPolicy]) {
    expect(policy.startsWith("default-src 'none'")).toBe(true);
    expect(policy).not.toMatch(/unsafe|https?:|ws:|\*/);
  }
  expect(receiptPolicy).not.toContain('script-src');
});

test('only the start page may fill the window', () => {
  expect(isStartPage('app://sopeli/')).toBe(true);
  expect(isStartPage('app://sopeli/index.html?x#y')).toBe(true);
  for (const url of ['app://sopeli.evil/', 'app://sopeli/receipt/1/A4', 'https://sopeli/', 'app://sopeli@evil/', '']) {
    expect(isStartPage(url)).toBe(false);
  }
});
