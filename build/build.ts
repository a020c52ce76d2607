// `npm run build`: the desk's process, its preload, its screens and the founding catalogue, into out/.
import { build } from 'vite';
import { fingerprint, noteBuilt } from './fresh.ts';
import { run } from './run.ts';
import { mainConfig } from './vite/main.ts';
import { preloadConfig } from './vite/preload.ts';
import { rendererConfig } from './vite/renderer.ts';

const begun = fingerprint();
await build(mainConfig);
await build(preloadConfig);
await build(rendererConfig);
if (!run('build/catalogue/main.ts')) throw new Error('the catalogue was not built');
noteBuilt(begun);
