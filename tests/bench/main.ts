// `npm run bench -- <name> [options]`: measures one part of the desk against its peers in one run, prints the figures
// and keeps them in out/bench/<name>.json. Ends with status 1 when a goal was missed.
import { join } from 'node:path';
import { root } from '../../build/run.ts';
import { type Report, tell } from './report.ts';

/** Each bench takes the rest of the command line, and a folder for what it wants to keep. */
const benches: Readonly<Record<string, () => Promise<{ run: (args: string[], out: string) => Promise<Report> }>>> = {
  store: () => import('./store/run.ts'),
  day: () => import('./day/run.ts'),
  wire: () => import('./wire/run.ts'),
  line: () => import('./line/run.ts'),
  central: () => import('./central/run.ts'),
};

const [name = '', ...args] = process.argv.slice(2);
const bench = Object.hasOwn(benches, name) ? benches[name] : undefined;
if (bench === undefined) {
  console.error(`usage: npm run bench -- ${Object.keys(benches).join('|')} [options]`);
  process.exit(2);
}
const { run } = await bench();
const out = process.env['SOPELI_BENCH_FOLDER'] ?? join(root, 'out', 'bench');
if (!tell(name, await run(args, out), out)) process.exitCode = 1;
