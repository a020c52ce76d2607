// `npm run build`: the desk's process, its preload, its screens and the founding catalogue, into out/.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { fingerprint, noteBuilt } from './fresh.ts';
import { root, run } from './run.ts';
import { mainConfig } from './vite/main.ts';
import { preloadConfig } from './vite/preload.ts';
import { rendererConfig } from './vite/renderer.ts';

const begun = fingerprint();
await build(mainConfig);
await build(preloadConfig);
await build(rendererConfig);
const catalogue = 'build/catalogue/main.ts';
if (existsSync(join(root, catalogue)) && !run(catalogue)) throw new Error('the catalogue was not built');
noteBuilt(begun);
