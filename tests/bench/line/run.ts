// `npm run bench -- line [--cases 500] [--seeds 3] [--cuts 5] [--slow] [--papers 20]`: how long a queue takes to drain over the line of
// a village, with and without cuts. `--slow` adds the peer that sends one by one, which takes ten minutes;
// `--papers` adds a queue with so many scans of 300 KB, with cuts: twenty take seven minutes.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Report, Row } from '../report.ts';
import { type Delivered, deliver, type Kind } from '../wire/delivery.ts';
import { buildLink, poor, poorWithCuts, whyNot } from './emulator.ts';

/** The first seeds whose first cut begins one to five seconds after the first count: into the middle of a delivery. */
const cutSeeds = [148, 156, 173, 184, 200];
const goals = { median: 5.5, worst: 20 };
const seconds = ({ ms }: Delivered): number => ms / 1000;

/** All cases within twenty seconds; everything within a tenth over what the line's rate alone would take. */
function withPapers(papers: number, done: Delivered): Row {
  const bytes = papers * 300_000;
  const bareMs = (bytes * 8) / poor.upKbit;
  return {
    name: `Sopeli, and ${papers} scans of 300 KB, with cuts`,
    cells: {
      'median s': seconds(done).toFixed(1),
      'all s': `cases ${(done.casesMs / 1000).toFixed(1)}, rate alone ${(bareMs / 1000).toFixed(1)}`,
      'up bytes': String(done.upBytes),
      cuts: String(done.cuts),
      goal: `cases ${goals.worst}, all ${((1.1 * bareMs) / 1000).toFixed(0)}`,
    },
    met: done.casesMs / 1000 <= goals.worst && done.ms <= 1.1 * bareMs,
  };
}

export async function run(args: string[]): Promise<Report> {
  const { values } = parseArgs({
    args,
    options: {
      cases: { type: 'string', default: '500' },
      seeds: { type: 'string', default: '3' },
      cuts: { type: 'string', default: '5' },
      papers: { type: 'string', default: '0' },
      slow: { type: 'boolean', default: false },
    },
  });
  const missing = whyNot();
  if (missing !== null) return { title: `line: not measured, ${missing}`, rows: [] };
  const folder = mkdtempSync(join(tmpdir(), 'bench-line-'));
  const program = buildLink(folder);
  const cases = Number(values.cases);
  const drained = async (kind: Kind, cut: boolean, seeds: readonly number[]): Promise<Row> => {
    const profile = cut ? poorWithCuts : poor;
    const runs: Delivered[] = [];
    for (const seed of seeds) {
      runs.push(await deliver(program, { kind, cases, connection: 'new', profile, seed }));
    }
    const times = runs.map(seconds).sort((one, other) => one - other);
    const median = times[Math.floor(times.length / 2)] ?? 0;
    const worst = times.at(-1) ?? 0;
    const goal = kind !== 'desk' || cases !== 500 ? null : cut ? worst <= goals.worst : median <= goals.median;
    return {
      name: `${kind === 'desk' ? 'Sopeli' : kind}, ${cases} cases, ${cut ? 'with cuts' : 'no cuts'}`,
      cells: {
        'median s': median.toFixed(1),
        'all s': runs.map((one) => seconds(one).toFixed(1)).join(' '),
        'up bytes': String(Math.max(...runs.map(({ upBytes }) => upBytes))),
        cuts: runs.map(({ cuts }) => cuts).join(' '),
        goal: kind !== 'desk' ? '' : cut ? `worst ${goals.worst}` : `median ${goals.median}`,
      },
      met: goal,
    };
  };
  const seeds = Array.from({ length: Number(values.seeds) }, (_, at) => at + 1);
  const cuts = cutSeeds.slice(0, Number(values.cuts));
  const rows = [
    await drained('desk', false, seeds),
    await drained('desk', true, cuts),
    await drained('json-gzip', false, seeds.slice(0, 1)),
    await drained('json-gzip', true, cuts.slice(0, 1)),
  ];
  const papers = Number(values.papers);
  if (papers > 0) {
    const delivery = { kind: 'desk', cases, connection: 'new', profile: poorWithCuts, seed: cutSeeds[0] ?? 1 } as const;
    rows.push(withPapers(papers, await deliver(program, { ...delivery, papers })));
  }
  if (values.slow) rows.push(await drained('json', false, seeds.slice(0, 1)));
  rmSync(folder, { recursive: true, force: true });
  return {
    title:
      'line: 128 up, 256 down kbit/s, 300 ms one way and up to 60 more, 3 % lost each way; cuts every 150 s of 12 s',
    rows,
  };
}
