// Promise: no pattern of a catalogue can hold up a desk, and the harmless ones pass.
import { expect, test } from 'vitest';
import { patternFault } from '../../../shared/catalogue/patterns.ts';

test.each(['^\\d{9}$', '^(\\d{9}|\\d{11})$', '^[A-Z]{2}-?\\d{1,6}$', '^[*+|]{1,3}$', '^(?:a|b)\\+$'])(
  '%s passes',
  (pattern) => {
    expect(patternFault(pattern)).toBeNull();
  },
);

test.each([
  ['(', 'is not a regular expression'],
  ['\\d{9}', 'is not anchored'],
  ['^a', 'is not anchored'],
  ['a|^b$', 'is not anchored'],
  ['^a|b$', 'is not anchored'],
  ['^(a)\\1$', 'looks around or back'],
  ['^(?=a)a$', 'looks around or back'],
  ['^(?<n>a)\\k<n>$', 'looks around or back'],
  ['^(a{1,9}){1,9}$', 'repeats a group'],
  ['^(a|a)?$', 'repeats a group'],
  ['^a+$', 'repeats without limit'],
  ['^a*$', 'repeats without limit'],
  ['^a{2,}$', 'repeats without limit'],
  ['^a?b?c?d?$', 'repeats too many parts'],
])('%s %s', (pattern, fault) => {
  expect(patternFault(pattern)).toContain(fault);
});

test('what passes is quick on the longest text there is', () => {
  const slowest = /^[a-z]{0,99}[a-z]{0,99}[a-z]{0,99}$/u;
  expect(patternFault(slowest.source)).toBeNull();
  const begun = performance.now();
  expect(slowest.test(`${'a'.repeat(199)}!`)).toBe(false);
  expect(performance.now() - begun).toBeLessThan(500);
});
