// `npm run bench -- store [--cases 10000,100000,1000000] [--rounds N] [--each N] [--keep]`: the desk's store against the plain one and
// the floor of a commit, at each size. `--keep` leaves the filled stores for the next run.
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Report, type Row, tableOf } from '../report.ts';
import { commits, reads } from './measure.ts';
import { resting } from './resting.ts';
import { commitRows, readRows } from './rows.ts';
import { savedRows } from './saved.ts';
import { closeStage, openStage } from './stage.ts';
import { wholeRows } from './whole.ts';

const seed = 'sopeli';

export async function run(args: string[], out: string): Promise<Report> {
  const { values } = parseArgs({
    args,
    options: {
      cases: { type: 'string', default: '10000' },
      rounds: { type: 'string', default: '5' },
      each: { type: 'string', default: '60' },
      keep: { type: 'boolean', default: false },
    },
  });
  const sizes = values.cases.split(',').map(Number);
  const often = { rounds: Number(values.rounds), each: Number(values.each) };
  const rows: Row[] = [];
  /** Shown as they come: a million cases take their time. */
  const add = (part: string, more: Row[]): void => {
    console.log(tableOf({ title: part, rows: more }));
    rows.push(...more);
  };
  const alone = join(out, 'stages', `${seed}-saved`);
  rmSync(alone, { recursive: true, force: true });
  add('as saved', await savedRows(alone, Math.min(5000, ...sizes), seed));
  rmSync(alone, { recursive: true });
  for (const cases of sizes) {
    const folder = join(out, 'stages', `${seed}-${cases}`);
    const stage = await openStage(folder, cases, seed);
    try {
      add(`${cases}: saving`, commitRows(cases, await commits(stage, often), often.each));
      add(`${cases}: asking`, readRows(cases, await reads(stage, often)));
      add(`${cases}: resting`, readRows(cases, await resting(stage, often)));
    } finally {
      await closeStage(stage);
    }
    add(`${cases}: the whole desk`, wholeRows(stage, Math.min(300, often.rounds * often.each)));
    if (!values.keep && existsSync(folder)) rmSync(folder, { recursive: true });
  }
  return {
    title:
      'The store: milliseconds waited, and worked by the desk’s thread; ratios are of medians waited where nothing else is said',
    rows,
  };
}
