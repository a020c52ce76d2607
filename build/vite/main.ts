// Bundles the desk's own process into ES modules for Electron's Node: everything but Electron, Node and SQLite inside.
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import type { InlineConfig } from 'vite';
import { root } from '../run.ts';

export const mainConfig: InlineConfig = {
  root,
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: true,
    target: 'node24',
    outDir: join(root, 'out/main'),
    emptyOutDir: true,
    sourcemap: true,
    minify: false,
    rolldownOptions: {
      input: {
        index: join(root, 'electron/shell/main.ts'),
        'keeper-worker': join(root, 'electron/core/keeper/keeper-worker.ts'),
        'migration-worker': join(root, 'electron/core/migration/migration-worker.ts'),
        'rebuild-worker': join(root, 'electron/core/rebuild/rebuild-worker.ts'),
        'pack-worker': join(root, 'electron/sync/wire/pack-worker.ts'),
        'password-worker': join(root, 'electron/services/password-worker.ts'),
      },
      external: [/^electron(\/.*)?$/, /^node:/, ...builtinModules, 'better-sqlite3'],
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name].js' },
    },
  },
};
