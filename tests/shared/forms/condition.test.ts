// Promise: a condition says the same at every desk, and what cannot be read as one is never guessed at.
import { expect, test } from 'vitest';
import { holds, parseCondition } from '../../../shared/forms/condition.ts';
import type { Field } from '../../../shared/forms/field.ts';
import { isRequired, visibleFields } from '../../../shared/forms/visible.ts';

test('equal, unequal, and both of two', () => {
  expect(holds('a=x', { a: 'x' })).toBe(true);
  expect(holds('a=x', { a: 'y' })).toBe(false);
  expect(holds('a!=x', { a: 'y' })).toBe(true);
  expect(holds('a!=x', { a: 'x' })).toBe(false);
  expect(holds('a=x & b!=y', { a: 'x', b: 'z' })).toBe(true);
  expect(holds('a=x & b!=y', { a: 'x', b: 'y' })).toBe(false);
});

test('what was not answered makes nothing hold', () => {
  for (const a of [undefined, null, '']) {
    const answers = a === undefined ? {} : { a };
    expect(holds('a=x', answers)).toBe(false);
    expect(holds('a!=x', answers)).toBe(false);
  }
  expect(holds('toString!=x', {})).toBe(false);
});

test('one of several choices is enough; a tick is true', () => {
  expect(holds('a=x', { a: ['y', 'x'] })).toBe(true);
  expect(holds('a!=x', { a: ['y', 'x'] })).toBe(false);
  expect(holds('a=true', { a: true })).toBe(true);
});

test('what is not a condition', () => {
  for (const text of ['', 'a', 'a==x', 'a=x&b=y', 'a=x | b=y', '=x', 'a=', 'a = x', 'a=x & ']) {
    expect(parseCondition(text)).toBeNull();
    expect(() => holds(text, {})).toThrow('not a condition');
  }
});

test('a field that hangs on a hidden field is hidden with it', () => {
  const field = (id: string, showIf?: string): Field => ({
    id,
    type: 'text',
    label: { ka: id, en: id },
    required: true,
    validation: {},
    ...(showIf === undefined ? {} : { showIf }),
  });
  const chain = [field('a'), field('b', 'a=yes'), field('c', 'b=yes')];
  const shown = (answers: Record<string, string>) => visibleFields(chain, answers).map(({ id }) => id);
  expect(shown({ a: 'yes', b: 'yes' })).toEqual(['a', 'b', 'c']);
  expect(shown({ a: 'no', b: 'yes' })).toEqual(['a']);
});

test('required always, or by condition', () => {
  expect(isRequired({ required: true }, {})).toBe(true);
  expect(isRequired({ required: false }, {})).toBe(false);
  expect(isRequired({ required: false, requiredIf: 'a=x' }, { a: 'x' })).toBe(true);
  expect(isRequired({ required: false, requiredIf: 'a=x' }, { a: 'y' })).toBe(false);
});
