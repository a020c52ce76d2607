// The deliberate mistakes by which the nemesis is shown to see still fit the sources: `npm run test:nemesis -- --mutants`
// puts them under its schedules, which takes minutes.
import { expect, test } from 'vitest';
import { mutated } from '../powercut/mutants.ts';
import { mutants } from './mutants.ts';

test.for(mutants.map((mutant) => [mutant.name, mutant] as const))('has its place in the sources: %s', ([, mutant]) => {
  expect(mutated(mutant).size).toBeGreaterThan(0);
});
