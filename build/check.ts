// `npm run check`: everything that can be said about the sources without running them. Quick enough for every commit.
import { run } from './run.ts';

const folders = ['shared', 'db', 'electron', 'electron/shell', 'renderer', 'build', 'tests'];
const typed = folders.map((folder) => run('node_modules/typescript7/bin/tsc', ['-p', folder])).every(Boolean);
const linted = run('node_modules/@biomejs/biome/bin/biome', ['check', '.']);
const lawful = run('build/law/main.ts');
if (!typed || !linted || !lawful) process.exitCode = 1;
