// `npm run test:kills -- [--kills N] [--seed N]`: two hundred kills, or as many as wanted, where `npm test` takes a few.
import { parseArgs } from 'node:util';
import { run } from '../../build/run.ts';

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
});
const args = ['run', '-c', 'build/vitest.config.ts', 'tests/kill/kill.test.ts'];
const env = { SOPELI_KILLS: values.kills, SOPELI_KILLS_SEED: values.seed };
process.exitCode = run('node_modules/vitest/vitest.mjs', args, env) ? 0 : 1;
