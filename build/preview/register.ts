// Runs the built desk on an installed Chromium, under plain Node, where Electron's own binary is not there:
// `node --import ./build/preview/register.ts out/main/index.js`. The desk's code is the same; the module `electron` is
// the stand-in of this folder. A preview is for practice and tests: it has no keystore, so it refuses live mode.
import { registerHooks } from 'node:module';

if (process.env['SOPELI_MODE'] === 'live') {
  console.error('The preview of the desk is for practice only; live mode needs Electron.');
  process.exit(64);
}

const standIn = new URL('./electron.ts', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' || specifier === 'electron/main'
      ? { url: standIn, shortCircuit: true, format: 'module-typescript' }
      : next(specifier, context),
});
