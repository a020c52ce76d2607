// Desk and central as programs in one file each: hundreds of them are started and killed, and most of what a start costs
// is loading several hundred modules of sources. What runs is the same code; only how it is read differs.
import { mkdirSync, mkdtempSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { Programs } from './lives.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const entries = [
  'tests/kill/desk-life',
  'tests/central/main',
  'electron/core/keeper/keeper-worker',
  'electron/services/password-worker',
  'electron/sync/wire/pack-worker',
];

/** Builds both from the sources beside this file into a folder of their own, which the caller removes. */
export async function buildPrograms(): Promise<Programs & { readonly folder: string }> {
  // Below the sources, where the packages that stay outside are found.
  mkdirSync(join(root, 'out'), { recursive: true });
  const folder = mkdtempSync(join(root, 'out', 'programs-'));
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: 'node24',
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: {
        input: Object.fromEntries(entries.map((entry) => [entry, join(root, `${entry}.ts`)])),
        external: [/^node:/, ...builtinModules, 'better-sqlite3', 'pg'],
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  });
  return { folder, desk: join(folder, 'tests/kill/desk-life.js'), central: join(folder, 'tests/central/main.js') };
}
