// One delivery of a bench: central on one side of a fresh line, a desk or peer with so many cases on the other.
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { type Counts, type Line, openLine, type Profile } from '../line/emulator.ts';
import type { Shape } from './shapes.ts';

/** `scans`: nothing but the scans, each in one stream that goes on where a cut left it: what any design could reach. */
export type Kind = Shape | 'desk' | 'scans';

export interface Delivery {
  readonly kind: Kind;
  readonly cases: number;
  /** Whether the connection is open before the first case goes. */
  readonly connection: 'open' | 'new';
  readonly profile: Profile;
  readonly seed: number;
  /** Scans of 300 KB that belong to the cases. */
  readonly papers?: number;
}

export interface Delivered {
  readonly ms: number;
  /** Until central had proved to have all cases. */
  readonly casesMs: number;
  readonly requests: number;
  /** What went over the line meanwhile: whole IP packets. */
  readonly upBytes: number;
  readonly downBytes: number;
  /** What TCP carried up, without its own heads, each time it was sent. */
  readonly upData: number;
  readonly cuts: number;
}

/** The next line that the child says; rejects when it ends instead. */
function saidBy(child: ChildProcess): () => Promise<string> {
  const waiting: ((line: string) => void)[] = [];
  const said: string[] = [];
  let ended: ((error: Error) => void) | null = null;
  createInterface({ input: child.stdout ?? process.stdin }).on('line', (line) => {
    const next = waiting.shift();
    if (next === undefined) said.push(line);
    else next(line);
  });
  child.on('exit', (code) => ended?.(new Error(`a child of the bench ended with ${code}`)));
  return () =>
    new Promise((resolve, reject) => {
      ended = reject;
      const line = said.shift();
      if (line === undefined) waiting.push(resolve);
      else resolve(line);
    });
}

/** What central read before: a first large request starts its thread and its compilers, which no central in use pays. */
const warmCases = 500;

/** Another desk delivers beside central, over no line. */
async function warmed(line: Line, code: string): Promise<void> {
  const args = [line.central, 'desk', String(warmCases), 'open', code, '0', 'warming'];
  const desk = line.run('central', new URL('./desk-child.ts', import.meta.url), args);
  const said = saidBy(desk);
  await said();
  desk.stdin?.write('go\n');
  await said();
}

async function over(line: Line, { kind, cases, connection, papers = 0 }: Delivery): Promise<Delivered> {
  const central = line.run('central', new URL('./central-child.ts', import.meta.url), [line.central]);
  try {
    const code = await saidBy(central)();
    if (kind === 'desk') await warmed(line, code);
    const args = [line.central, kind, String(cases), connection, code, String(papers)];
    const desk = line.run('desk', new URL('./desk-child.ts', import.meta.url), args);
    const said = saidBy(desk);
    if ((await said()) !== 'ready') throw new Error('the desk is not ready');
    const before: Counts = await line.counts();
    desk.stdin?.write('go\n');
    const told = JSON.parse(await said()) as Pick<Delivered, 'ms' | 'casesMs' | 'requests'>;
    const after = await line.counts();
    return {
      ...told,
      upBytes: after.upBytes - before.upBytes,
      downBytes: after.downBytes - before.downBytes,
      upData: after.upData - before.upData,
      cuts: after.cuts,
    };
  } finally {
    central.stdin?.end();
    await new Promise((closed) => (central.exitCode === null ? central.on('exit', closed) : closed(null)));
  }
}

export async function deliver(program: string, delivery: Delivery): Promise<Delivered> {
  const line = await openLine(program, delivery.profile, delivery.seed);
  try {
    return await over(line, delivery);
  } finally {
    line.close();
  }
}
