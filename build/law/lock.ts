// What the lock file must hold so that `npm ci` works on every machine: no host names, and every optional dependency
// that some package names (npm writes an incomplete lock when a registry lacks a platform's binary, and then refuses it).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Violation } from './imports.ts';

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({ resolved: z.string().optional(), optionalDependencies: z.record(z.string(), z.string()).optional() }),
  ),
});
const manifestSchema = z.object({
  dependencies: z.record(z.string(), z.string()),
  optionalDependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
});

/** Checks package.json (exact versions) and package-lock.json in `folder`. */
export function lockViolations(folder: string): Violation[] {
  const { packages } = lockSchema.parse(JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')));
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  const found: Violation[] = [];
  for (const [path, { resolved, optionalDependencies }] of Object.entries(packages)) {
    if (resolved !== undefined && /^https?:/.test(resolved)) {
      found.push({
        rule: 'lock-names-no-host',
        reason: 'an install must work from any registry.',
        from: path,
        to: resolved,
      });
    }
    for (const name of path === '' ? [] : Object.keys(optionalDependencies ?? {})) {
      if (packages[`node_modules/${name}`] === undefined && packages[`${path}/node_modules/${name}`] === undefined) {
        found.push({
          rule: 'lock-is-whole',
          reason: 'npm ci refuses a lock that lacks a named optional package.',
          from: path,
          to: name,
        });
      }
    }
  }
  for (const [name, version] of Object.values(manifest).flatMap((group) => Object.entries(group))) {
    if (!/^(npm:@?[\w./-]+@)?\d+\.\d+\.\d+$/.test(version)) {
      found.push({
        rule: 'versions-are-pinned',
        reason: 'a range installs another program next month.',
        from: name,
        to: version,
      });
    }
  }
  return found;
}
