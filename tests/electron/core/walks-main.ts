// `npm run test:walks -- [--walks N] [--seed N]`: a thousand random walks, or as many as wanted, where `npm test` takes a few.
import { parseArgs } from 'node:util';
import { run } from '../../../build/run.ts';

const { values } = parseArgs({
  options: { walks: { type: 'string', default: '1000' }, seed: { type: 'string', default: '11' } },
});
const args = ['run', '-c', 'build/vitest.config.ts', '--testTimeout', '7200000', 'tests/electron/core/walks.test.ts'];
const env = { SOPELI_WALKS: values.walks, SOPELI_WALKS_SEED: values.seed };
process.exitCode = run('node_modules/vitest/vitest.mjs', args, env) ? 0 : 1;
