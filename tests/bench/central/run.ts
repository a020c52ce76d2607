// `npm run bench -- central [--desks 4,60,600,3000] [--total 50000] [--batch 500] [--on sqlite,postgres] [--seconds 300]
// [--couch http://… [--couch-process PID]]`: so many desks come back after a week without a line, all at once, each with its
// share of `total` cases, and then once more, as if no answer had reached them. A storm longer than `seconds` is given up.
// A CouchDB that runs already is sent the same cases in its own way right after, in batches as large, from as many clients.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { controlAt } from '../../central/harness.ts';
import { startCluster } from '../../postgres/cluster.ts';
import { saidBy } from '../children.ts';
import type { Report, Row } from '../report.ts';
import { type Answered, type Figures, figuresOf } from './figures.ts';

const goal = { rate: 15_000, again: 1, couch: 4 };

interface Storm {
  readonly desks: number;
  readonly each: number;
  readonly batch: number;
  readonly seconds: number;
  readonly database: string | undefined;
  readonly couch: Couch | undefined;
}
interface Couch {
  readonly url: string;
  /** Its processor time is read from Linux; null: unknown. */
  readonly process: number | null;
}
interface Used {
  readonly workedMs: number;
  /** Largest so far, in MB. */
  readonly memory: number;
}
interface Stormed {
  readonly answers: readonly Answered[];
  /** What those who sent used of the same processors. */
  readonly workedMs: number;
}

const children = new Set<ChildProcess>();
function start(program: URL, args: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, [fileURLToPath(program), ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
}

/** What a process has used so far, from Linux, which counts in hundredths of a second. */
function usedBy(process: number): Used {
  const [, rest = ''] = readFileSync(`/proc/${process}/stat`, 'utf8').split(') ');
  const fields = rest.split(' ').map(Number);
  const [memory = '0'] = /(?<=VmHWM:\s+)\d+/.exec(readFileSync(`/proc/${process}/status`, 'utf8')) ?? [];
  return { workedMs: ((fields[11] ?? 0) + (fields[12] ?? 0)) * 10, memory: Number(memory) / 1024 };
}

let storms = 0;

async function measured(folder: string, { desks, each, batch, seconds, database, couch }: Storm): Promise<Row[]> {
  const central = start(new URL('./central-child.ts', import.meta.url), [
    folder,
    // One more, with which central warms up.
    String(desks + 1),
    ...(database === undefined ? [] : [database]),
  ]);
  const centralSays = saidBy(central);
  const { url, control } = JSON.parse(await centralSays()) as { url: string; control: string };
  const used = async (): Promise<Used> => {
    central.stdin?.write('used\n');
    return JSON.parse(await centralSays()) as Used;
  };
  storms += 1;
  const load = start(new URL('./load-child.ts', import.meta.url), [
    url,
    join(folder, 'desks.json'),
    String(each),
    String(batch),
    ...(couch === undefined ? [] : [`${couch.url}/storm-${Date.now()}-${storms}`]),
  ]);
  const loadSays = saidBy(load);
  if ((await loadSays()) !== 'ready') throw new Error('the desks are not ready');
  const counts = () => controlAt(control).get<{ registered: number; entries: number }>('/counts');
  const before = await counts();
  const storm = async (name: string, now: () => Used | Promise<Used>): Promise<{ figures: Figures; row: Row }> => {
    const begun = await now();
    load.stdin?.write('go\n');
    const limit = setTimeout(() => load.kill(), seconds * 1000);
    const { answers, workedMs: driver } = JSON.parse(await loadSays()) as Stormed;
    clearTimeout(limit);
    const { workedMs, memory } = await now();
    const figures = figuresOf(answers);
    const made = row(`${name}, ${desks} desks`, figures, {
      each,
      workedMs: workedMs - begun.workedMs,
      driver,
      memory,
    });
    return { figures, row: made };
  };
  const where = database === undefined ? 'SQLite' : 'PostgreSQL';
  const came = async (round: string): Promise<{ figures: Figures; row: Row }> => {
    const one = await storm(`${where}, ${round}`, used);
    const { registered, entries } = await counts();
    if (registered !== before.registered + desks * each || entries !== registered)
      throw new Error(
        `${registered} of ${before.registered + desks * each} cases are registered, in ${entries} entries`,
      );
    return one;
  };
  const first = await came('first');
  const again = await came('again');
  const rows: Row[] = [
    { ...first.row, met: each < batch ? null : first.figures.rate >= goal.rate },
    { ...again.row, met: first.figures.rate / again.figures.rate <= goal.again },
  ];
  if (couch === undefined) return rows;
  const { process } = couch;
  for (const [round, ours] of [['first', first.figures] as const, ['again', again.figures] as const]) {
    const theirs = await storm(`CouchDB, ${round}`, () =>
      process === null ? { workedMs: Number.NaN, memory: Number.NaN } : usedBy(process),
    );
    const times = ours.rate / theirs.figures.rate;
    const cells = { ...theirs.row.cells, 'central is': `${times.toFixed(1)}x` };
    rows.push({ ...theirs.row, cells, met: round === 'first' ? times >= goal.couch : null });
  }
  return rows;
}

function row(
  name: string,
  figures: Figures,
  used: { readonly each: number; readonly workedMs: number; readonly driver: number; readonly memory: number },
): Row {
  const ms = (value: number): string => (Number.isNaN(value) ? '' : value.toFixed(0));
  return {
    name,
    cells: {
      'a desk': String(used.each),
      'cases/s': ms(figures.rate),
      'a processor second': ms(figures.cases / (used.workedMs / 1000)),
      'µs of who sends': ((used.driver * 1000) / figures.cases).toFixed(1),
      'p50 ms': ms(figures.p50),
      'p99 ms': ms(figures.p99),
      'first · middle · last desk': `${ms(figures.first)} · ${ms(figures.middle)} · ${ms(figures.last)}`,
      fairness: figures.fairness.toFixed(2),
      MB: ms(used.memory),
    },
    met: null,
  };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.stdin?.end();
  await gone;
}

async function storm(over: Storm): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-central-'));
  try {
    return await measured(folder, over);
  } finally {
    await Promise.all([...children].map(ended));
    rmSync(folder, { recursive: true, force: true });
  }
}

export async function run(args: string[]): Promise<Report> {
  const { values } = parseArgs({
    args,
    options: {
      desks: { type: 'string', default: '4,60,600,3000' },
      total: { type: 'string', default: '50000' },
      batch: { type: 'string', default: '500' },
      on: { type: 'string', default: 'sqlite,postgres' },
      seconds: { type: 'string', default: '300' },
      couch: { type: 'string' },
      'couch-process': { type: 'string' },
    },
  });
  const [batch, seconds, total] = [Number(values.batch), Number(values.seconds), Number(values.total)];
  const process = values['couch-process'] === undefined ? null : Number(values['couch-process']);
  const couch = values.couch === undefined ? undefined : { url: values.couch, process };
  const rows: Row[] = [];
  for (const on of values.on.split(',')) {
    for (const desks of values.desks.split(',').map(Number)) {
      const each = Math.max(1, Math.floor(total / desks));
      const cluster = on === 'postgres' ? await startCluster() : null;
      try {
        rows.push(...(await storm({ desks, each, batch, seconds, database: cluster?.url, couch })));
      } finally {
        await cluster?.end();
      }
    }
  }
  const title = `Desks back at central all at once; goal: ${goal.rate} cases/s in batches of ${batch}, again no slower`;
  return { title, rows };
}
