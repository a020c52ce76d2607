// Promise: a page of ours may see through the camera and nothing more; nobody else may anything.
import { expect, test } from 'vitest';
import { origin } from '../../../electron/shell/origin.ts';
import { mayHave } from '../../../electron/shell/permissions.ts';

const camera = { isMainFrame: true, requestingUrl: `${origin}/`, media: ['video'] };

test('the camera, for the desk’s own page alone, without sound', () => {
  expect(mayHave('media', camera)).toBe(true);
  expect(mayHave('media', { ...camera, requestingUrl: `${origin}/index.html#/x` })).toBe(true);
  for (const wish of [
    { ...camera, media: ['video', 'audio'] },
    { ...camera, media: ['audio'] },
    { ...camera, media: ['unknown'] },
    { ...camera, media: [] },
    { ...camera, isMainFrame: false },
    { ...camera, requestingUrl: `${origin}/receipt/001022600000197/A4` },
    { ...camera, requestingUrl: 'https://sopeli.example/' },
    { ...camera, requestingUrl: undefined },
  ]) {
    expect(mayHave('media', wish)).toBe(false);
  }
  for (const other of ['display-capture', 'geolocation', 'notifications', 'usb', 'fileSystem']) {
    expect(mayHave(other, camera)).toBe(false);
  }
});
