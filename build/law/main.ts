// Holds the whole project against its laws and prints each breach with the law's reason.
import { spawnSync } from 'node:child_process';
import { root } from '../run.ts';
import { importViolations, type Violation } from './imports.ts';
import { lockViolations } from './lock.ts';
import { sourceViolations } from './sources.ts';

const folders = ['shared', 'db', 'electron', 'renderer', 'build', 'tests'];

function sourceFiles(): string[] {
  const listed = spawnSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', ...folders], {
    cwd: root,
    encoding: 'utf8',
  });
  if (listed.status !== 0) throw new Error('the laws are checked in a git checkout');
  return listed.stdout.split('\n').filter((file) => /\.(ts|tsx|mjs|css)$/.test(file));
}

/** Every breach in the project. */
export async function violations(): Promise<Violation[]> {
  const imports = await importViolations(root, folders);
  return [...imports, ...sourceFiles().flatMap((file) => sourceViolations(root, file)), ...lockViolations(root)];
}

if (import.meta.main) {
  const found = await violations();
  for (const { rule, reason, from, to } of found) console.error(`${rule}: ${from} → ${to}\n    ${reason}`);
  if (found.length > 0) process.exitCode = 1;
}
