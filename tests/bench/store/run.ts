// `npm run bench -- store [--cases 10000,100000,1000000] [--rows find] [--rounds N] [--each N] [--keep]`: the desk's store against the
// plain one and the floor of a commit, at each size. `--rows` names the parts to measure; `find` alone needs no plain store, which
// takes long to fill with a million. `--keep` leaves the filled stores for the next run.
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Report, type Row, tableOf } from '../report.ts';
import { asks, commits, finds } from './measure.ts';
import { bytesOfNamesAlone } from './names-alone.ts';
import { resting } from './resting.ts';
import { commitRows, indexRows, readRows } from './rows.ts';
import { savedRows } from './saved.ts';
import { closeStage, openStage } from './stage.ts';
import { wholeRows } from './whole.ts';

const seed = 'sopeli';
const parts = ['saved', 'save', 'find', 'ask', 'rest', 'whole'];

export async function run(args: string[], out: string): Promise<Report> {
  const { values } = parseArgs({
    args,
    options: {
      cases: { type: 'string', default: '10000' },
      rounds: { type: 'string', default: '5' },
      each: { type: 'string', default: '60' },
      rows: { type: 'string', default: parts.join() },
      keep: { type: 'boolean', default: false },
    },
  });
  const sizes = values.cases.split(',').map(Number);
  const often = { rounds: Number(values.rounds), each: Number(values.each) };
  const wanted = new Set(values.rows.split(','));
  for (const part of wanted) if (!parts.includes(part)) throw new RangeError(`--rows ${part}: one of ${parts.join()}`);
  const rows: Row[] = [];
  /** Shown as they come: a million cases take their time. */
  const add = async (part: string, title: string, measure: () => Promise<Row[]>): Promise<void> => {
    if (!wanted.has(part)) return;
    const more = await measure();
    console.log(tableOf({ title, rows: more }));
    rows.push(...more);
  };
  await add('saved', 'as saved', async () => {
    const alone = join(out, 'stages', `${seed}-saved`);
    rmSync(alone, { recursive: true, force: true });
    const more = await savedRows(alone, Math.min(5000, ...sizes), seed);
    rmSync(alone, { recursive: true });
    return more;
  });
  for (const cases of sizes) {
    const folder = join(out, 'stages', `${seed}-${cases}`);
    const stage = await openStage(
      folder,
      cases,
      seed,
      [...wanted].some((part) => part !== 'find'),
    );
    try {
      await add('save', `${cases}: saving`, async () => commitRows(cases, await commits(stage, often), often.each));
      await add('find', `${cases}: finding`, async () => [
        ...readRows(cases, await finds(stage, often)),
        ...indexRows(cases, stage.bytes.words, bytesOfNamesAlone(stage.desk, cases)),
      ]);
      await add('ask', `${cases}: asking`, async () => readRows(cases, await asks(stage, often)));
      await add('rest', `${cases}: resting`, async () => readRows(cases, await resting(stage, often)));
    } finally {
      await closeStage(stage);
    }
    await add('whole', `${cases}: the whole desk`, async () =>
      wholeRows(stage, Math.min(300, often.rounds * often.each)),
    );
    if (!values.keep && existsSync(folder)) rmSync(folder, { recursive: true });
  }
  return {
    title:
      'The store: milliseconds waited, and worked by the desk’s thread; ratios are of medians waited where nothing else is said',
    rows,
  };
}
