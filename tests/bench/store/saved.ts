// What a case takes on the disk as it is saved, its index of words and of days included: in a desk of its own, before
// anybody looks at it, prints it or hears of it from central.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { databaseFile } from '../../../electron/core/key-slot.ts';
import { type CaseSubmitted, caseSubmittedSchema } from '../../../shared/cases/payload.ts';
import { applications } from '../corpus/applications.ts';
import type { Row } from '../report.ts';
import { catalogue, openDesk, today } from './desk.ts';
import { caseLike, enterCase, typeOne } from './fill.ts';
import { rest } from './stage.ts';

const goal = 1200;
/** What the goal was set for: bytes of a case's text. */
const goalText = 1462;

interface Saved {
  readonly bytes: number;
  readonly text: number;
}

const mean = (sizes: readonly number[]): number => sizes.reduce((sum, one) => sum + one, 0) / sizes.length;

/** Files `count` cases like these in a new desk in `folder`. */
async function saved(folder: string, before: readonly CaseSubmitted[], count: number): Promise<Saved> {
  const desk = await openDesk(folder);
  const size = (): number => {
    desk.db.pragma('wal_checkpoint(truncate)');
    return statSync(databaseFile(folder)).size;
  };
  const empty = size();
  const texts: number[] = [];
  desk.db.transaction(() => {
    for (let n = 0; n < count; n += 1) {
      const like = before[n % before.length];
      if (like === undefined) throw new Error('no case');
      const one = caseLike(desk, like, n, `${today}T09:00:00.000Z`);
      texts.push(Buffer.byteLength(one.payload));
      enterCase(desk, one);
    }
  });
  rest(desk);
  const bytes = (size() - empty) / count;
  await desk.core.stop();
  return { bytes, text: mean(texts) };
}

/** Cases as they are typed by the calls of the screens. */
async function typed(folder: string, count: number, seed: string): Promise<CaseSubmitted[]> {
  const desk = await openDesk(folder);
  const source = applications(catalogue, seed, () => today);
  desk.db.exec('begin immediate');
  for (let left = count; left > 0; left -= 1) {
    const next = source.next().value;
    if (next !== undefined) await typeOne(desk, next);
  }
  const rows = desk.db.all<{ payload: string }>(
    'select unpacked(payload) as payload from case_versions order by place',
  );
  desk.db.exec('commit');
  await desk.core.stop();
  return rows.map(({ payload }) => caseSubmittedSchema.parse(JSON.parse(payload)));
}

/** Of `count` cases each: as the forms of today make them, and those whose texts are about as long as the goal meant. */
export async function savedRows(folder: string, count: number, seed: string): Promise<Row[]> {
  const all = await typed(join(folder, 'typed'), Math.ceil(count / 10), seed);
  const length = (one: CaseSubmitted): number => Buffer.byteLength(JSON.stringify(one));
  const alike = all.filter((one) => Math.abs(length(one) - goalText) < goalText / 5);
  const row = (which: string, { bytes, text }: Saved, isGoal: boolean): Row => ({
    name: `bytes a case as saved: ${which}`,
    cells: {
      cases: String(count),
      figure: `${bytes.toFixed(0)} of ${text.toFixed(0)}`,
      goal: isGoal ? String(goal) : '',
    },
    met: isGoal ? bytes <= goal : null,
  });
  return [
    row('of the goal’s length', await saved(join(folder, 'alike'), alike, count), true),
    row('of all forms', await saved(join(folder, 'all'), all, count), false),
  ];
}
