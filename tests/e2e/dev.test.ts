// The developer's command really serves the screens with hot reload beside a practice central, and leaves nothing behind.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { root } from '../../build/run.ts';

test('npm run dev serves the screens and a central, and ends clean', async () => {
  const dev = spawn(process.execPath, [join(root, 'build', 'dev.ts')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void dev.kill('SIGKILL'));
  const ended = once(dev, 'exit');
  let said: RegExpExecArray | null = null;
  for await (const line of createInterface({ input: dev.stdout })) {
    said = /Screens: (\S+) Practice central: (\S+)/.exec(line);
    if (said !== null) break;
  }
  dev.stdout.resume();
  const [, screens = '', central = ''] = said ?? [];
  const page = await fetch(screens);
  expect(await page.text()).toContain('/@vite/client');
  const script = await fetch(new URL('main.tsx', screens));
  expect(await script.text()).toContain('react');
  expect((await fetch(central)).status).toBe(200);

  dev.kill('SIGINT');
  expect(await ended).toEqual([0, null]);
  await expect(fetch(central)).rejects.toThrow();
});
