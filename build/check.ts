// `npm run check`: everything that can be said about the sources without running them. Quick enough for every commit.
import { run } from './run.ts';

const folders = ['shared', 'db', 'electron', 'electron/shell', 'renderer', 'build', 'tests'];
const typed = folders.map((folder) => run('node_modules/typescript7/bin/tsc', ['-p', folder])).every(Boolean);
const linted = run('node_modules/@biomejs/biome/bin/biome', ['check', '.']);
const lawful = run('build/law/main.ts');
// Files, packages and imports that nobody names.
const used = run('node_modules/knip/bin/knip.js', ['--config', '.knip.json', '--no-config-hints']);
if (!typed || !linted || !lawful || !used) process.exitCode = 1;
