// Two network namespaces with a poor line between them, built by the program in link.c. Needs Linux, root and a C
// compiler; where they are missing the bench says so and measures nothing.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Cut } from './cuts.ts';

export interface Profile {
  readonly upKbit: number;
  readonly downKbit: number;
  readonly oneWayMs: number;
  readonly jitterMs: number;
  readonly lossPercent: number;
  /** Mean seconds between cuts (0: none) and mean length of one. */
  readonly cutGap: number;
  readonly cutLength: number;
  /** Instead of cuts drawn by the seed. */
  readonly cuts?: readonly Cut[];
}
/** Nothing in the way: for counting bytes. */
export const clean: Profile = {
  upKbit: 200_000,
  downKbit: 200_000,
  oneWayMs: 1,
  jitterMs: 0,
  lossPercent: 0,
  cutGap: 0,
  cutLength: 0,
};
/** A fast line that is far away: for counting round trips. */
export const far: Profile = { ...clean, oneWayMs: 300 };
/** What a village has. */
export const poor: Profile = { ...clean, upKbit: 128, downKbit: 256, oneWayMs: 300, jitterMs: 60, lossPercent: 3 };
export const poorWithCuts: Profile = { ...poor, cutGap: 150, cutLength: 12 };

export interface Counts {
  readonly upBytes: number;
  readonly downBytes: number;
  /** What TCP carried up, without any heads, each time it was sent. */
  readonly upData: number;
  readonly upPackets: number;
  readonly downPackets: number;
  readonly lost: number;
  readonly cuts: number;
}

export interface Line {
  /** Address of central's side. */
  readonly central: string;
  /** Starts a script of ours with the project's Node on one side. */
  run(side: 'desk' | 'central', script: URL, args: readonly string[]): ChildProcess;
  counts(): Promise<Counts>;
  close(): void;
}

/** Why no line can be emulated here, or null. */
export function whyNot(): string | null {
  if (process.platform !== 'linux') return 'the line is emulated on Linux only';
  if (process.getuid?.() !== 0) return 'the line is emulated by root only (network namespaces)';
  if (!existsSync('/dev/net/tun')) return 'this system has no TUN devices';
  const tools = ['ip', 'cc'].filter((tool) => spawnSync('which', [tool]).status !== 0);
  return tools.length === 0 ? null : `not installed: ${tools.join(', ')}`;
}

function must(command: string, ...args: string[]): void {
  const done = spawnSync(command, args, { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`${command} ${args.join(' ')}: ${done.stderr}`);
}

/** Builds the emulator into `folder`; answers its path. */
export function buildLink(folder: string): string {
  const program = join(folder, 'link');
  must('cc', '-O2', '-o', program, fileURLToPath(new URL('./link.c', import.meta.url)), '-lm');
  return program;
}

let opened = 0;

/** Opens a line. `seed` draws its losses and, apart from them, its cuts. */
export async function openLine(program: string, profile: Profile, seed: number): Promise<Line> {
  opened += 1;
  const name = `sopeli-${process.pid}-${opened}`;
  const spaces = { desk: `${name}-a`, central: `${name}-b` };
  const [desk, central] = ['10.93.7.1', '10.93.7.2'];
  for (const space of Object.values(spaces)) must('ip', 'netns', 'add', space);
  const { upKbit, downKbit, oneWayMs, jitterMs, lossPercent, cutGap, cutLength } = profile;
  const numbers = [upKbit, downKbit, oneWayMs, jitterMs, lossPercent, cutGap, cutLength, seed].map(String);
  const given =
    profile.cuts === undefined ? [] : [profile.cuts.map((cut) => cut.map((at) => at.toFixed(3)).join('-')).join(',')];
  const link = spawn(program, [spaces.desk, spaces.central, desk, central, ...numbers, ...given], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines: Interface = createInterface({ input: link.stdout });
  const next = (): Promise<string> => new Promise((resolve) => lines.once('line', resolve));
  if ((await next()) !== 'ready') throw new Error('the line is not ready');
  // What Windows and most servers do, and by what other designs were measured, whatever this machine does by itself.
  const control = 'cubic';
  must('ip', '-n', spaces.desk, 'route', 'replace', central, 'dev', 'line', 'src', desk, 'congctl', control);
  must('ip', '-n', spaces.central, 'route', 'replace', desk, 'dev', 'line', 'src', central, 'congctl', control);
  return {
    central,
    run: (side, script, args) =>
      spawn('ip', ['netns', 'exec', spaces[side], process.execPath, fileURLToPath(script), ...args], {
        stdio: ['pipe', 'pipe', 'inherit'],
      }),
    counts: () => {
      const told = next();
      link.stdin.write('count\n');
      return told.then((line) => JSON.parse(line) as Counts);
    },
    close: () => {
      link.stdin.end();
      link.kill();
      for (const space of Object.values(spaces)) must('ip', 'netns', 'del', space);
    },
  };
}
