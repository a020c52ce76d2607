// The stand-in passes the suite that any central is held against, in the suite and as the command people run.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStand } from '../postgres/stand.ts';
import type { World } from './conformance/case.ts';
import { newWorld } from './conformance/run.ts';
import { suite } from './conformance/suite.ts';
import type { Stand } from './harness.ts';

let stand: Stand;
let world: World;
beforeAll(async () => {
  stand = await openStand();
  const about: [string, string] = ['municipality-one-time-aid', 'gurjaani'];
  world = newWorld(stand.central.url, await stand.control.code(), about, () => stand.control.post('/signing-key'));
});
afterAll(() => stand.end());

describe('the stand-in conforms', () => {
  for (const { name, run } of suite) it(name, () => run(world));
});

/** Runs the command; answers its exit code and what it printed. */
function conformance(...args: string[]): Promise<{ code: number | null; out: string }> {
  const script = fileURLToPath(new URL('./conformance/main.ts', import.meta.url));
  const child = spawn(process.execPath, [script, ...args]);
  let out = '';
  child.stdout.on('data', (part) => {
    out += part;
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out })));
}

describe('the command', () => {
  it('ends with the counts and exit code 0 when all passed', async () => {
    const { code, out } = await conformance(stand.central.url, '--control', stand.central.control);
    expect(out).toMatch(new RegExp(`\n${suite.length} passed, 0 failed\n$`));
    expect(code).toBe(0);
  });

  it('says what failed, what it means, and exits with 1', async () => {
    const code = await stand.control.code();
    await stand.control.post('/faults', { fault: 'unsigned', times: 10_000 });
    const run = await conformance(stand.central.url, '--code', code);
    await stand.control.post('/faults/clear');
    expect(run.out).toContain('it means: a desk cannot ask for news');
    expect(run.out).toMatch(/\n\d+ passed, [1-9]\d* failed\n$/);
    expect(run.code).toBe(1);
  });
});
