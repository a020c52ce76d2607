// What a case takes on the disk as it is saved, its index of words and of days included: in a desk of its own, before
// anybody looks at it, prints it or hears of it from central.
import { statSync } from 'node:fs';
import { databaseFile } from '../../../electron/core/key-slot.ts';
import { type CaseSubmitted, caseSubmittedSchema } from '../../../shared/cases/payload.ts';
import { applications } from '../corpus/applications.ts';
import type { Row } from '../report.ts';
import { catalogue, openDesk, today } from './desk.ts';
import { caseLike, enterCase, typeOne } from './fill.ts';
import { rest } from './stage.ts';

const goal = 1200;

/** Files `count` cases in `folder`, the first tenth by the calls of the screens. */
export async function savedRows(folder: string, count: number, seed: string): Promise<Row[]> {
  const desk = await openDesk(folder);
  const size = (): number => {
    desk.db.pragma('wal_checkpoint(truncate)');
    return statSync(databaseFile(folder)).size;
  };
  const empty = size();
  const source = applications(catalogue, seed, () => today);
  desk.db.exec('begin immediate');
  for (let left = Math.ceil(count / 10); left > 0; left -= 1) {
    const next = source.next().value;
    if (next !== undefined) await typeOne(desk, next);
  }
  desk.db.exec('commit');
  const texts = (): string[] =>
    desk.db
      .all<{ payload: string }>('select unpacked(payload) as payload from case_versions order by place')
      .map(({ payload }) => payload);
  const typed: CaseSubmitted[] = texts().map((text) => caseSubmittedSchema.parse(JSON.parse(text)));
  desk.db.transaction(() => {
    for (let n = typed.length; n < count; n += 1) {
      const like = typed[n % typed.length];
      if (like !== undefined) enterCase(desk, caseLike(desk, like, n, `${today}T09:00:00.000Z`));
    }
  });
  rest(desk);
  const all = texts();
  const bytes = (size() - empty) / all.length;
  const text = all.reduce((sum, one) => sum + Buffer.byteLength(one), 0) / all.length;
  await desk.core.stop();
  const row = (name: string, figure: number, cells = {}, met: boolean | null = null): Row => ({
    name,
    cells: { cases: String(all.length), figure: figure.toFixed(0), ...cells },
    met,
  });
  return [row('bytes a case as saved', bytes, { goal: String(goal) }, bytes <= goal), row('bytes of its text', text)];
}
