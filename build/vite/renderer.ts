// Bundles the screens. Nothing is inlined, because the policy of the page allows neither inline script nor style, and
// the receipt's style keeps its name, because receipts made by the desk link to it.
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';
import { root } from '../run.ts';

const folder = join(root, 'renderer');

export const rendererConfig: InlineConfig = {
  root: folder,
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  plugins: [react()],
  build: {
    target: 'chrome150',
    outDir: join(root, 'out/renderer'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: join(folder, 'index.html'), print: join(folder, 'print.css') },
      output: {
        assetFileNames: ({ names }) => (names.includes('print.css') ? 'print.css' : 'assets/[name]-[hash][extname]'),
      },
    },
  },
};
