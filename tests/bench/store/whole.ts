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

/** How many flushes of files a case costs, by the system calls of the whole desk; null where there is no strace. */
function syncsOf(folder: string, count: number): number | null {
  if (spawnSync('strace', ['-V']).status !== 0) return null;
  const trace = ['-f', '-e', 'trace=fsync,fdatasync,sync_file_range,msync,write', '-s', '16'];
  const child = [process.execPath, script('committing'), folder, String(count)];
  const { errors } = said(savedSchema, 'strace', [...trace, ...child]);
  const between = /<commits>([\s\S]*)<\/commits>/.exec(errors)?.[1] ?? '';
  return (between.match(/\b(fsync|fdatasync|msync|sync_file_range)\(/g) ?? []).length / count;
}

/** Rows on a stage whose stores are closed, over so many saved cases. */
export function wholeRows({ cases, deskFolder, bytes }: Stage, saves: number): Row[] {
  const run = (name: string, ...args: string[]) => [script(name), deskFolder, ...args];
  const opening = said(openingSchema, process.execPath, run('opening')).value;
  const checking = said(checkingSchema, process.execPath, run('checking')).value;
  const { savedMs } = said(savedSchema, process.execPath, run('committing', String(saves))).value;
  const syncs = syncsOf(deskFolder, Math.min(saves, 50));
  const row = (name: string, figure: string, goal = '', met: boolean | null = null): Row => ({
    name,
    cells: { cases: String(cases), figure, goal },
    met,
  });
  return [
    row('bytes a case on the disk: desk', bytes.desk.toFixed(0), '1200', bytes.desk <= 1200),
    row('bytes a case on the disk: plain', bytes.plain.toFixed(0)),
    row('of them the index of words', bytes.words.toFixed(0), '45', bytes.words <= 45),
    row('open the whole desk', `${milliseconds(opening.openedMs)} ms`),
    row('first queue and list', `${milliseconds(opening.listedMs)} ms`),
    row('memory then', `${(opening.rssBytes / 1e6).toFixed(0)} MB`),
    row('quick check, beside the desk', `${milliseconds(checking.quickMs)} ms`),
    row('full check with audit chain, beside the desk', `${milliseconds(checking.fullMs)} ms`),
    row('submit to "saved", p50', `${milliseconds(quantile(savedMs, 0.5))} ms`),
    row('submit to "saved", p99', `${milliseconds(quantile(savedMs, 0.99))} ms`),
    row('flushes a case, journal included', syncs?.toFixed(2) ?? 'no strace', '2', syncs === null ? null : syncs <= 2),
  ];
}
