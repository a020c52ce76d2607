// Promises 2 and 5 in the model of the delivery rules: in every order of events up to a depth nothing is lost, doubled or
// falsely called registered, and each of five deliberate mistakes is found by the same search.
import { expect, it, test } from 'vitest';
import { bugs, keyBugs } from './rules.ts';
import { search } from './search.ts';

it('holds in every order of events', () => {
  const found = search(null, 9);
  expect(found.breach).toBeNull();
  expect(found.states).toBeGreaterThan(5_000);
});

it('holds in every order of events while keys change', () => {
  const found = search(null, 7, true);
  expect(found.breach).toBeNull();
  expect(found.states).toBeGreaterThan(5_000);
});

test.for([...keyBugs])('finds: %s', (bug) => {
  const { breach } = search(bug, 6, true);
  expect(breach?.said).toMatch(/lost|locked out/);
});

test.for([...bugs])('finds: %s', (bug) => {
  const { breach } = search(bug, 7);
  expect(breach?.said).toMatch(/lost|doubled|falsely registered|never heard of/);
});
