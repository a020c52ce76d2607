// `npm run bench -- store [--cases 10000,100000,1000000] [--rounds N] [--keep]`: the desk's store against the plain one and
// the floor of a commit, at each size. `--keep` leaves the filled stores for the next run.
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { root } from '../../../build/run.ts';
import { milliseconds, quantile } from '../durations.ts';
import type { Report, Row } from '../report.ts';
import { commits, reads, type Times } from './measure.ts';
import { closeStage, openStage, type Stage } from './stage.ts';

const seed = 'sopeli';
/** No call may keep the desk's thread longer, in 99 of 100 cases. */
const frameMs = 16;

const p = (times: Times, name: string, share: number): number => quantile(times.get(name) ?? [], share);
const pair = (times: Times, name: string): string =>
  `${milliseconds(p(times, name, 0.5))} / ${milliseconds(p(times, name, 0.99))}`;

function commitRows(cases: number, times: Times): Row[] {
  const floor = p(times, 'bare', 0.5);
  return (['bare', 'plain', 'desk'] as const).map((name) => {
    const ratio = p(times, name, 0.5) / floor;
    return {
      name: `commit of one case, ${name}`,
      cells: {
        cases: String(cases),
        'p50 / p99 ms': pair(times, name),
        'to the peer': `${ratio.toFixed(2)}x`,
        goal: name === 'desk' ? '2.5x' : '',
      },
      met: name === 'desk' ? ratio <= 2.5 : null,
    };
  });
}

const beside: Readonly<Record<string, string>> = { 'case.read': 'by id', 'case.list all': 'newest', counts: 'counts' };

function readRows(cases: number, times: Times): Row[] {
  return [...times.keys()].map((name) => {
    const peer = beside[name];
    const isCall = !name.startsWith('plain') && name !== 'counts';
    const goal = name === 'counts' ? 0.2 : isCall ? frameMs : null;
    return {
      name,
      cells: {
        cases: String(cases),
        'p50 / p99 ms': pair(times, name),
        'to the peer':
          peer === undefined ? '' : `${(p(times, name, 0.5) / p(times, `plain: ${peer}`, 0.5)).toFixed(2)}x`,
        goal: goal === null ? '' : `p99 ${goal} ms`,
      },
      met: goal === null || cases > 100_000 ? null : p(times, name, 0.99) <= goal,
    };
  });
}

const script = (name: string): string => fileURLToPath(new URL(`children/${name}.ts`, import.meta.url));

function said<T>(schema: z.ZodType<T>, command: string, args: readonly string[]): { value: T; errors: string } {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (status !== 0) throw new Error(`${args.join(' ')}: ${stderr}`);
  return { value: schema.parse(JSON.parse(stdout)), errors: stderr };
}

const openingSchema = z.strictObject({ openedMs: z.number(), listedMs: z.number(), rssBytes: z.number() });
const savedSchema = z.strictObject({ savedMs: z.array(z.number()) });

/** How many syncs of files a case costs, by the system calls of the whole desk, threads and journal included. */
function syncsOf(folder: string, count: number): number | null {
  if (spawnSync('strace', ['-V']).status !== 0) return null;
  const trace = ['-f', '-e', 'trace=fsync,fdatasync,sync_file_range,msync,write', '-s', '16'];
  const { errors } = said(savedSchema, 'strace', [
    ...trace,
    process.execPath,
    script('committing'),
    folder,
    String(count),
  ]);
  const between = /<commits>([\s\S]*)<\/commits>/.exec(errors)?.[1] ?? '';
  return (between.match(/\b(fsync|fdatasync|msync)\(/g) ?? []).length / count;
}

function wholeRows({ cases, deskFolder, bytes }: Stage): Row[] {
  const opening = said(openingSchema, process.execPath, [script('opening'), deskFolder]).value;
  const { savedMs } = said(savedSchema, process.execPath, [script('committing'), deskFolder, '200']).value;
  const syncs = syncsOf(deskFolder, 50);
  const row = (name: string, figure: string, goal: string, met: boolean | null): Row => ({
    name,
    cells: { cases: String(cases), figure, goal },
    met,
  });
  return [
    row('bytes a case on the disk, desk', bytes.desk.toFixed(0), '1200', bytes.desk <= 1200),
    row('bytes a case on the disk, plain', bytes.plain.toFixed(0), '', null),
    row(
      'open, to the first list',
      `${milliseconds(opening.openedMs)} ms, ${milliseconds(opening.listedMs)} ms`,
      '',
      null,
    ),
    row('memory after the first list', `${(opening.rssBytes / 1e6).toFixed(0)} MB`, '', null),
    row(
      'submit to "saved", journal flushed',
      `${milliseconds(quantile(savedMs, 0.5))} / ${milliseconds(quantile(savedMs, 0.99))} ms`,
      '',
      null,
    ),
    row(
      'syncs a case, journal included',
      syncs === null ? 'no strace' : syncs.toFixed(2),
      '2',
      syncs === null ? null : syncs <= 2,
    ),
  ];
}

export async function run(args: string[]): Promise<Report> {
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
    const folder = join(root, 'out', 'bench', 'stages', `${seed}-${cases}`);
    const stage = await openStage(folder, cases, seed);
    try {
      rows.push(...commitRows(cases, await commits(stage, { rounds, each: 60 })));
      rows.push(...readRows(cases, await reads(stage, { rounds, each: 60 })));
    } finally {
      await closeStage(stage);
    }
    rows.push(...wholeRows(stage));
    if (!values.keep && existsSync(folder)) rmSync(folder, { recursive: true });
  }
  return { title: 'The store: times in ms, p50 / p99; ratios of medians of one run', rows };
}
