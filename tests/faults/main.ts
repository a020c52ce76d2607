// `npm run test:faults -- [--seed TEXT] [--starts N] [--jobs N] [--fillings N]`: a failing disk at many more moments than
// `npm test` tries. Of `starts` and `jobs`, 0 means every call with every error. With faults it ends with status 1.
import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { scratchFolder } from '../powercut/scratch.ts';
import { runFaulty } from './run.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: 'sopeli' },
    starts: { type: 'string', default: '120' },
    jobs: { type: 'string', default: '0' },
    fillings: { type: 'string', default: '20' },
  },
});
const begun = performance.now();
const work = scratchFolder();
try {
  const [starts, jobs, fillings] = [values.starts, values.jobs, values.fillings].map(Number);
  if (starts === undefined || jobs === undefined || fillings === undefined) throw new Error('three numbers');
  const report = await runFaulty(work, { seed: values.seed, starts, jobs, fillings });
  const { faults, ...counts } = report;
  console.log(JSON.stringify(counts, null, 2));
  for (const fault of faults.slice(0, 40)) console.log(`  ${fault}`);
  console.log(`${faults.length} faults (${((performance.now() - begun) / 1000).toFixed(0)} s)`);
  process.exitCode = faults.length === 0 ? 0 : 1;
} finally {
  rmSync(work, { recursive: true });
}
