// Promise: whoever breaks a law of the project is told which one and why. Each law is shown a breach, because a law
// that never fires cannot be told from a law that does not work.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { importViolations, type Violation } from '../../../build/law/imports.ts';
import { lockViolations } from '../../../build/law/lock.ts';
import { violations } from '../../../build/law/main.ts';
import { sourceViolations } from '../../../build/law/sources.ts';
import { root } from '../../../build/run.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

function project(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'law-'));
  folders.push(folder);
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return folder;
}
const rulesOf = (found: Violation[]): string[] => [...new Set(found.map(({ rule }) => rule))].sort();

test('the project keeps its laws', async () => {
  expect(await violations()).toEqual([]);
});

const imports: readonly [law: string, file: string, text: string][] = [
  ['shared-stands-alone', 'shared/a.ts', "import { join } from 'node:path';\nexport const a = join;"],
  ['shared-stands-alone', 'shared/b.ts', "import { one } from '../db/one.ts';\nexport const b = one;"],
  ['only-one-file-knows-sqlite', 'db/sqlite.ts', "import { one } from '../shared/one.ts';\nexport const c = one;"],
  ['store-knows-no-desk', 'db/d.ts', "import Sqlite from 'better-sqlite3';\nexport const d = Sqlite;"],
  ['store-knows-no-desk', 'db/e.ts', "import { one } from '../electron/core/one.ts';\nexport const e = one;"],
  [
    'services-do-not-know-sync',
    'electron/services/f.ts',
    "import { one } from '../sync/one.ts';\nexport const f = one;",
  ],
  [
    'services-do-not-know-sync',
    'electron/services/f2.ts',
    "import { one } from '../core/one.ts';\nexport const f = one;",
  ],
  [
    'sync-does-not-know-services',
    'electron/sync/g.ts',
    "import { one } from '../services/one.ts';\nexport const g = one;",
  ],
  ['core-is-host-free', 'electron/core/h.ts', "import { app } from 'electron';\nexport const h = app;"],
  ['shell-is-thin', 'electron/shell/i.ts', "import { one } from '../../db/one.ts';\nexport const i = one;"],
  [
    'screens-speak-through-the-contract',
    'renderer/j.ts',
    "import { one } from '../electron/core/one.ts';\nexport const j = one;",
  ],
  [
    'screens-speak-through-the-contract',
    'renderer/k.ts',
    "import { readFileSync } from 'node:fs';\nexport const k = readFileSync;",
  ],
  ['central-is-a-stranger', 'tests/central/l.ts', "import { one } from '../../db/one.ts';\nexport const l = one;"],
  ['product-knows-no-tools', 'build/m.ts', "import { one } from '../db/one.ts';\nexport const m = one;"],
  ['screens-do-not-know-screens', 'renderer/screens/r.tsx', "import { one } from './one.tsx';\nexport const r = one;"],
  ['one-network-file', 'electron/sync/n.ts', "import { request } from 'node:https';\nexport const n = request;"],
  ['no-unresolved', 'db/o.ts', "import { gone } from '../shared/gone.ts';\nexport const o = gone;"],
  ['no-cycles', 'db/p.ts', "import { q } from './q.ts';\nexport const p = q;"],
];

test.each(imports)('%s is broken by %s', async (law, file, text) => {
  const one = 'export const one = 1;';
  const folder = project({
    'shared/one.ts': one,
    'db/one.ts': one,
    'db/q.ts': "import { p } from './p.ts';\nexport const q = () => p;",
    'db/p.ts': 'export const p = 1;',
    'electron/core/one.ts': one,
    'electron/sync/one.ts': one,
    'electron/services/one.ts': one,
    'renderer/screens/one.tsx': one,
    [file]: text,
  });
  const found = (
    await importViolations(folder, ['shared', 'db', 'electron', ...(/^(renderer|build|tests)/.exec(file) ?? [])])
  ).filter(({ from }) => from === file || law === 'no-cycles');
  expect(rulesOf(found)).toContain(law);
  expect(found.every(({ reason }) => reason.length > 20)).toBe(true);
});

test('a service may name a type of the core, not run it', async () => {
  const folder = project({
    'electron/core/one.ts': 'export interface One { readonly one: 1 }',
    'electron/services/two.ts': "import type { One } from '../core/one.ts';\nexport const two: One = { one: 1 };",
  });
  expect(await importViolations(folder, ['electron'])).toEqual([]);
});

const sources: readonly [law: string, file: string, text: string][] = [
  ['one-clock', 'shared/a.ts', 'export const a = Date.now();'],
  ['one-clock', 'db/a.ts', 'export const a = new Date();'],
  ['one-source-of-randomness', 'renderer/a.ts', 'export const a = Math.random();'],
  ['one-network-file', 'renderer/b.tsx', "export const b = () => fetch('/');"],
  ['never-upper-case', 'renderer/c.tsx', "export const c = 'ა'.toUpperCase();"],
  ['never-upper-case', 'renderer/d.css', 'h1 { text-transform: uppercase; }'],
  ['no-raw-html', 'renderer/e.ts', "export const e = eval('1');"],
  ['file-length', 'tests/f.ts', '\n'.repeat(401)],
];

test.each(sources)('%s is broken in %s', (law, file, text) => {
  expect(rulesOf(sourceViolations(project({ [file]: text }), file))).toEqual([law]);
});

test('words in comments and texts break nothing, and the one place may', () => {
  const folder = project({
    'shared/a.ts':
      "// Math.random() and Date.now()\nexport const a = 'fetch(1)';\nexport const b = (at: string) => new Date(at);",
    'electron/core/clock.ts': 'export const now = () => Date.now();',
  });
  expect(sourceViolations(folder, 'shared/a.ts')).toEqual([]);
  expect(sourceViolations(folder, 'electron/core/clock.ts')).toEqual([]);
});

test('a lock with a host, a gap or an unpinned version is refused', () => {
  const folder = project({
    'package.json': JSON.stringify({
      dependencies: { a: '^1.0.0' },
      optionalDependencies: {},
      devDependencies: { b: 'npm:c@1.2.3' },
    }),
    'package-lock.json': JSON.stringify({
      packages: {
        '': {},
        'node_modules/b': { resolved: 'https://registry.example/b.tgz', optionalDependencies: { 'b-win': '1.0.0' } },
      },
    }),
  });
  expect(rulesOf(lockViolations(folder))).toEqual(['lock-is-whole', 'lock-names-no-host', 'versions-are-pinned']);
});
