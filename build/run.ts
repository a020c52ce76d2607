// Runs one of the project's tools as a child with this very Node, so that no tool falls back to the system's.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs `node <script> …args` in the project's root with its output shown; answers whether it succeeded. */
export function run(script: string, args: readonly string[] = [], env: NodeJS.ProcessEnv = {}): boolean {
  const done = spawnSync(process.execPath, [script, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  return done.status === 0;
}
