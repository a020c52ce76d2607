// Bundles the preload into the one CommonJS file that a sandboxed page may load.
import { join } from 'node:path';
import type { InlineConfig } from 'vite';
import { root } from '../run.ts';

export const preloadConfig: InlineConfig = {
  root,
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  build: {
    target: 'chrome150',
    outDir: join(root, 'out/preload'),
    emptyOutDir: true,
    minify: false,
    modulePreload: false,
    rolldownOptions: {
      input: join(root, 'electron/shell/preload.ts'),
      external: ['electron'],
      output: { format: 'cjs', entryFileNames: 'index.cjs', codeSplitting: false },
    },
  },
};
