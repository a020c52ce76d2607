// `npm run bench -- store [--cases 10000,100000,1000000] [--rounds N] [--keep]`: the desk's store against the plain one and
// the floor of a commit, at each size. `--keep` leaves the filled stores for the next run.
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Report, Row } from '../report.ts';
import { commits, reads } from './measure.ts';
import { commitRows, readRows } from './rows.ts';
import { closeStage, openStage } from './stage.ts';
import { wholeRows } from './whole.ts';

const seed = 'sopeli';
const each = 60;

export async function run(args: string[], out: string): Promise<Report> {
  const { values } = parseArgs({
    args,
    options: {
      cases: { type: 'string', default: '10000' },
      rounds: { type: 'string', default: '5' },
      keep: { type: 'boolean', default: false },
    },
  });
  const rounds = Number(values.rounds);
  const rows: Row[] = [];
  for (const cases of values.cases.split(',').map(Number)) {
    const folder = join(out, 'stages', `${seed}-${cases}`);
    const stage = await openStage(folder, cases, seed);
    try {
      rows.push(...commitRows(cases, await commits(stage, { rounds, each })));
      rows.push(...readRows(cases, await reads(stage, { rounds, each })));
    } finally {
      await closeStage(stage);
    }
    rows.push(...wholeRows(stage));
    if (!values.keep && existsSync(folder)) rmSync(folder, { recursive: true });
  }
  return { title: 'The store: times in ms, p50 / p99; ratios of medians of one run', rows };
}
