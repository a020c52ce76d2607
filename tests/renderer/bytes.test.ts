// Promise: sizes read as people write them, in both languages.
import { expect, test } from 'vitest';
import { showBytes } from '../../renderer/text/bytes.ts';

test.each([
  [0, '0', '0', 'mega'],
  [412_000, '0.4', '0,4', 'mega'],
  [1024 * 1024, '1', '1', 'mega'],
  [9.96 * 1024 * 1024, '10', '10', 'mega'],
  [187_000_000, '178', '178', 'mega'],
  [1024 ** 3 - 1, '1023', '1023', 'mega'],
  [1.5 * 1024 ** 3, '1.5', '1,5', 'giga'],
  [239_000_000_000, '222', '222', 'giga'],
])('%d', (bytes, en, ka, unit) => {
  expect(showBytes(bytes, 'en')).toEqual({ size: en, unit });
  expect(showBytes(bytes, 'ka')).toEqual({ size: ka, unit });
});
