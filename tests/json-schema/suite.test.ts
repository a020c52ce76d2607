// Promise: forms written in JSON Schema are judged by the standard's rules, under a policy that forbids eval; what is
// not done is refused by name. The official suite runs by `npm run test:json-schema -- DIR`; here run cases of our own,
// one for each keyword.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compileSchema } from '../../build/json-schema/validator.ts';
import { root } from '../../build/run.ts';
import { runSuite } from './suite.ts';

const own = join(import.meta.dirname, 'own');

test('every keyword judges as the standard says', async () => {
  const { passed, failed, refused } = await runSuite(own, new Map());
  expect(failed).toEqual([]);
  expect(refused).toEqual({});
  expect(passed).toBe(97);
});

test('a judge says yes and no', async () => {
  const compiled = await compileSchema({ type: 'string' }, { assertFormat: true });
  expect('judge' in compiled && [compiled.judge('x'), compiled.judge(1)]).toEqual([true, false]);
});

test.each([
  [{ format: 'hostname' }, 'format hostname'],
  [{ properties: { a: { items: { dependencies: {} } } } }, 'dependencies (write'],
  [{ $id: 'file:///a' }, '$id with the scheme file:'],
  [{ enum: [{ $anchor: 'a' }] }, '$id or $anchor inside enum'],
  [{ $defs: { a: { $id: 'https://a.example' }, b: { $id: 'https://a.example' } } }, 'the same $id twice'],
  [{ $ref: 'https://somewhere.example/else' }, 'a reference to a schema that was not given'],
])('%j is refused by name', async (schema, name) => {
  const compiled = await compileSchema(schema, { assertFormat: true });
  expect('refused' in compiled ? compiled.refused.join() : compiled).toContain(name);
});

test('fields may be called like keywords', async () => {
  const schema = { properties: { dependencies: { type: 'string' }, format: { const: 'hostname' } } };
  expect(await compileSchema(schema, { assertFormat: true })).toHaveProperty('judge');
});

test('what is no schema is told with its place', async () => {
  const compiled = await compileSchema({ properties: { a: { minLength: -1 } } }, { assertFormat: true });
  expect('invalid' in compiled ? compiled.invalid : compiled).toContain('/properties/a/minLength');
});

test('no code is generated: the whole runs in a process that may not', () => {
  const runner = join(import.meta.dirname, 'children/strict.ts');
  const done = spawnSync(process.execPath, ['--disallow-code-generation-from-strings', runner, own], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(done.stdout).toMatch(/^eval is forbidden\n97 passed, 0 failed\n$/);
});

test('the command without the suite says what it needs', () => {
  const done = spawnSync(process.execPath, [join(import.meta.dirname, 'main.ts')], { cwd: root, encoding: 'utf8' });
  expect(done.stderr).toContain('usage: npm run test:json-schema -- DIR');
  expect(done.status).toBe(2);
});
