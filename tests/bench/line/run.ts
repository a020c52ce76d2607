// `npm run bench -- line [--cases 500] [--seeds 3] [--cuts 5] [--schedules 1,2,3,4,5,6] [--papers 20 --paper-schedules 1,6] [--slow]`:
// how long a queue takes to drain over the line of a village. `--cuts`: so many lines that are cut into the middle of the
// delivery. `--schedules`: lines cut as those were on which other designs were measured. `--papers`: with so many scans of
// 300 KB, against a stream of the scans alone over the same cuts; twenty take twenty minutes a schedule. `--slow` adds the
// peer that sends one by one, which takes ten.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Report, Row } from '../report.ts';
import { type Delivered, deliver, type Kind } from '../wire/delivery.ts';
import { cutsOf } from './cuts.ts';
import { buildLink, type Profile, poor, poorWithCuts, whyNot } from './emulator.ts';

/** The first seeds whose first cut begins one to five seconds after the first count: into the middle of a delivery. */
const cutSeeds = [148, 156, 173, 184, 200];
const goals = { median: 5.5, worst: 20, papers: 1.1 };
const seconds = (ms: number): string => (ms / 1000).toFixed(1);
/** Longer than any delivery that is not given up. */
const lastCut = 3_600;

interface Over {
  readonly name: string;
  readonly profile: Profile;
  readonly seed: number;
}
const uncut = (seed: number): Over => ({ name: 'no cuts', profile: poor, seed });
const cutAmid = (seed: number): Over => ({ name: 'cut amid', profile: poorWithCuts, seed });
const scheduled = (seed: number): Over => {
  const cuts = cutsOf(seed, poorWithCuts.cutGap, poorWithCuts.cutLength, lastCut);
  return { name: 'scheduled cuts', profile: { ...poor, cuts }, seed };
};

const whole = (text: string): number[] => (text === '' ? [] : text.split(',').map(Number));
const firstOf = (from: readonly number[], count: string): number[] => from.slice(0, Number(count));

/** All cases within twenty seconds; everything within a tenth over a stream of the scans alone. */
function withPapers(papers: number, { name, seed }: Over, alone: Delivered, done: Delivered): Row {
  const ratio = done.ms / alone.ms;
  return {
    name: `Sopeli, and ${papers} scans of 300 KB, ${name} ${seed}`,
    cells: {
      'median s': seconds(done.ms),
      'all s': `cases ${seconds(done.casesMs)}, scans alone ${seconds(alone.ms)}, ${ratio.toFixed(2)} times`,
      'up bytes': `${done.upBytes} (${alone.upBytes})`,
      cuts: `${done.cuts} (${alone.cuts})`,
      goal: `cases ${goals.worst}, ${goals.papers} times`,
    },
    met: done.casesMs / 1000 <= goals.worst && ratio <= goals.papers,
  };
}

export async function run(args: string[]): Promise<Report> {
  const { values } = parseArgs({
    args,
    options: {
      cases: { type: 'string', default: '500' },
      seeds: { type: 'string', default: '3' },
      cuts: { type: 'string', default: '5' },
      schedules: { type: 'string', default: '1,2,3,4,5,6' },
      papers: { type: 'string', default: '0' },
      'paper-schedules': { type: 'string', default: '1,6' },
      slow: { type: 'boolean', default: false },
    },
  });
  const missing = whyNot();
  if (missing !== null) return { title: `line: not measured, ${missing}`, rows: [] };
  const folder = mkdtempSync(join(tmpdir(), 'bench-line-'));
  const program = buildLink(folder);
  const cases = Number(values.cases);
  const over = (kind: Kind, { profile, seed }: Over, papers = 0): Promise<Delivered> =>
    deliver(program, { kind, cases, connection: 'new', profile, seed, papers });
  const drained = async (kind: Kind, lines: readonly Over[]): Promise<Row[]> => {
    const runs: Delivered[] = [];
    for (const line of lines) runs.push(await over(kind, line));
    const [line] = lines;
    if (line === undefined) return [];
    const times = runs.map(({ ms }) => ms / 1000).sort((one, other) => one - other);
    const median = times[Math.floor(times.length / 2)] ?? 0;
    const worst = times.at(-1) ?? 0;
    const isGoal = kind === 'desk' && cases === 500;
    const cut = line.profile !== poor;
    const row: Row = {
      name: `${kind === 'desk' ? 'Sopeli' : kind}, ${cases} cases, ${line.name}`,
      cells: {
        'median s': median.toFixed(1),
        'all s': runs.map(({ ms }) => seconds(ms)).join(' '),
        'up bytes': String(Math.max(...runs.map(({ upBytes }) => upBytes))),
        cuts: runs.map(({ cuts }) => cuts).join(' '),
        goal: kind !== 'desk' ? '' : cut ? `worst ${goals.worst}` : `median ${goals.median}`,
      },
      met: isGoal ? (cut ? worst <= goals.worst : median <= goals.median) : null,
    };
    return [row];
  };
  const quiet = Array.from({ length: Number(values.seeds) }, (_, at) => uncut(at + 1));
  const amid = firstOf(cutSeeds, values.cuts).map(cutAmid);
  const schedules = whole(values.schedules).map(scheduled);
  const rows = [
    ...(await drained('desk', quiet)),
    ...(await drained('desk', schedules)),
    ...(await drained('desk', amid)),
    ...(await drained('json-gzip', quiet.slice(0, 1))),
    ...(await drained('json-gzip', amid.slice(0, 1))),
  ];
  const papers = Number(values.papers);
  if (papers > 0)
    for (const line of whole(values['paper-schedules']).map(scheduled))
      rows.push(withPapers(papers, line, await over('scans', line, papers), await over('desk', line, papers)));
  if (values.slow) rows.push(...(await drained('json', quiet.slice(0, 1))));
  rmSync(folder, { recursive: true, force: true });
  return {
    title:
      'line: 128 up, 256 down kbit/s, 300 ms one way and up to 60 more, 3 % lost each way; cuts every 150 s of 12 s',
    rows,
  };
}
