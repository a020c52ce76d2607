// What is measured of the desk as a whole, each in a process of its own: opening, checking, and saving with the journal.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { milliseconds, quantile } from '../durations.ts';
import type { Row } from '../report.ts';
import type { Stage } from './stage.ts';

const script = (name: string): string => fileURLToPath(new URL(`children/${name}.ts`, import.meta.url));

function said<T>(schema: z.ZodType<T>, command: string, args: readonly string[]): { value: T; errors: string } {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (status !== 0) throw new Error(`${args.join(' ')}: ${stderr}`);
  return { value: schema.parse(JSON.parse(stdout)), errors: stderr };
}

const openingSchema = z.strictObject({ openedMs: z.number(), listedMs: z.number(), rssBytes: z.number() });
const checkingSchema = z.strictObject({ quickMs: z.number(), fullMs: z.number() });
const savedSchema = z.strictObject({ savedMs: z.array(z.number()) });

interface Flushes {
  readonly database: number;
  readonly journal: number;
}

/** How many flushes a case costs, by the system calls of the whole desk; null where there is no strace. */
function flushesOf(folder: string, count: number): Flushes | null {
  if (spawnSync('strace', ['-V']).status !== 0) return null;
  const trace = ['-f', '-y', '-e', 'trace=fsync,fdatasync,sync_file_range,msync,write', '-s', '16'];
  const child = [process.execPath, script('committing'), folder, String(count)];
  const { errors } = said(savedSchema, 'strace', [...trace, ...child]);
  const between = /"<commits>"([\s\S]*)"<\/commits>"/.exec(errors)?.[1] ?? '';
  const flushed = [...between.matchAll(/\b(?:fsync|fdatasync|msync|sync_file_range)\(([^)\n]*)/g)].map(
    ([, on = '']) => on,
  );
  const journal = flushed.filter((on) => on.includes('journal.log')).length;
  return { database: (flushed.length - journal) / count, journal: journal / count };
}

/** Rows on a stage whose stores are closed, over so many saved cases. */
export function wholeRows({ cases, deskFolder, bytes }: Stage, saves: number): Row[] {
  const run = (name: string, ...args: string[]) => [script(name), deskFolder, ...args];
  const opening = said(openingSchema, process.execPath, run('opening')).value;
  const checking = said(checkingSchema, process.execPath, run('checking')).value;
  const { savedMs } = said(savedSchema, process.execPath, run('committing', String(saves))).value;
  const flushes = flushesOf(deskFolder, Math.min(saves, 50));
  const row = (name: string, figure: string, goal = '', met: boolean | null = null): Row => ({
    name,
    cells: { cases: String(cases), figure, goal },
    met,
  });
  return [
    row('bytes a case on the disk: desk', bytes.desk.toFixed(0)),
    row('bytes a case on the disk: plain', bytes.plain.toFixed(0)),
    row('open the whole desk', `${milliseconds(opening.openedMs)} ms`),
    row('first queue and list', `${milliseconds(opening.listedMs)} ms`),
    row('memory then', `${(opening.rssBytes / 1e6).toFixed(0)} MB`),
    row('quick check, beside the desk', `${milliseconds(checking.quickMs)} ms`),
    row('full check with audit chain, beside the desk', `${milliseconds(checking.fullMs)} ms`),
    row('submit to "saved", p50', `${milliseconds(quantile(savedMs, 0.5))} ms`),
    row('submit to "saved", p99', `${milliseconds(quantile(savedMs, 0.99))} ms`),
    ...(['database', 'journal'] as const).map((file) => {
      const count = flushes?.[file];
      const figure = count?.toFixed(2) ?? 'no strace';
      return row(`flushes a case: ${file}`, figure, '1', count === undefined ? null : count <= 1);
    }),
  ];
}
