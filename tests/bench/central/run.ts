// `npm run bench -- central [--desks 60,600,3000] [--total 60000] [--most 500] [--batch 500] [--on sqlite,postgres]
// [--seconds 300]`: so many desks come back after a week without a line, all at once, and then once more, as if no
// answer had reached them. The cases are `total` in all, at most `most` a desk; a storm longer than `seconds` is given up.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { controlAt } from '../../central/harness.ts';
import { startCluster } from '../../postgres/cluster.ts';
import { saidBy } from '../children.ts';
import type { Report, Row } from '../report.ts';
import { type Answered, casesEach, type Figures, figuresOf } from './figures.ts';

const goal = { rate: 15_000, again: 1 };

interface Storm {
  readonly desks: number;
  readonly each: number;
  readonly batch: number;
  readonly seconds: number;
  readonly database: string | undefined;
}
interface Used {
  readonly workedMs: number;
  readonly memory: number;
}

const children = new Set<ChildProcess>();
function start(program: URL, args: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, [fileURLToPath(program), ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
}

async function measured(folder: string, { desks, each, batch, seconds, database }: Storm): Promise<Row[]> {
  const central = start(new URL('./central-child.ts', import.meta.url), [
    folder,
    String(desks),
    ...(database === undefined ? [] : [database]),
  ]);
  const centralSays = saidBy(central);
  const { url, control } = JSON.parse(await centralSays()) as { url: string; control: string };
  const used = async (): Promise<Used> => {
    central.stdin?.write('used\n');
    return JSON.parse(await centralSays()) as Used;
  };
  const load = start(new URL('./load-child.ts', import.meta.url), [
    url,
    join(folder, 'desks.json'),
    String(each),
    String(batch),
  ]);
  const loadSays = saidBy(load);
  if ((await loadSays()) !== 'ready') throw new Error('the desks are not ready');
  const where = database === undefined ? 'SQLite' : 'PostgreSQL';
  const rows: Row[] = [];
  let firstRate = 0;
  for (const round of ['first', 'again'] as const) {
    const before = await used();
    load.stdin?.write('go\n');
    const limit = setTimeout(() => load.kill(), seconds * 1000);
    const figures = figuresOf(JSON.parse(await loadSays()) as Answered[]);
    clearTimeout(limit);
    const after = await used();
    const { registered, entries } = await controlAt(control).get<{ registered: number; entries: number }>('/counts');
    if (registered !== desks * each || entries !== registered)
      throw new Error(`${registered} of ${desks * each} cases are registered, in ${entries} entries`);
    const workedMs = after.workedMs - before.workedMs;
    const met =
      round === 'again' ? firstRate / figures.rate <= goal.again : each >= batch ? figures.rate >= goal.rate : null;
    rows.push(row(`${where}, ${desks} desks, ${round}`, figures, { each, workedMs, memory: after.memory, met }));
    firstRate = figures.rate;
  }
  return rows;
}

function row(
  name: string,
  figures: Figures,
  { each, workedMs, memory, met }: { each: number; workedMs: number; memory: number; met: boolean | null },
): Row {
  const ms = (value: number): string => value.toFixed(0);
  return {
    name,
    cells: {
      'a desk': String(each),
      'cases/s': ms(figures.rate),
      'a processor second': ms(figures.cases / (workedMs / 1000)),
      'p50 ms': ms(figures.p50),
      'p99 ms': ms(figures.p99),
      'first · middle · last desk': `${ms(figures.first)} · ${ms(figures.middle)} · ${ms(figures.last)}`,
      fairness: figures.fairness.toFixed(2),
      'central MB': ms(memory),
    },
    met,
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
      desks: { type: 'string', default: '60,600,3000' },
      total: { type: 'string', default: '60000' },
      most: { type: 'string', default: '500' },
      batch: { type: 'string', default: '500' },
      on: { type: 'string', default: 'sqlite,postgres' },
      seconds: { type: 'string', default: '300' },
    },
  });
  const [batch, seconds] = [Number(values.batch), Number(values.seconds)];
  const rows: Row[] = [];
  for (const on of values.on.split(',')) {
    for (const desks of values.desks.split(',').map(Number)) {
      const each = casesEach(desks, Number(values.total), Number(values.most));
      const cluster = on === 'postgres' ? await startCluster() : null;
      try {
        rows.push(...(await storm({ desks, each, batch, seconds, database: cluster?.url })));
      } finally {
        await cluster?.end();
      }
    }
  }
  const title = `Desks back at central all at once; goal: ${goal.rate} cases/s in batches of ${batch}, again no slower`;
  return { title, rows };
}
