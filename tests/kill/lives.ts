// Starts lives of a desk and of central as processes and ends them with SIGKILL at a chosen moment.
import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type Life, type Sentence, sentenceSchema } from './protocol.ts';

/** The scripts of a desk's life and of central. */
export interface Programs {
  readonly desk: string;
  readonly central: string;
}
const sources: Programs = {
  desk: fileURLToPath(new URL('./desk-life.ts', import.meta.url)),
  central: fileURLToPath(new URL('../central/main.ts', import.meta.url)),
};

/** The moment of death: after the nth sentence of this kind and a little later, or so long after the start. */
export interface Moment {
  readonly after: Sentence['say'] | 'start';
  readonly nth: number;
  readonly laterMs: number;
}

export interface LifeReport {
  readonly sentences: Sentence[];
  /** False: the work was finished before the moment came. */
  readonly killed: boolean;
}

const exited = (child: ChildProcess): Promise<void> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => child.once('exit', () => resolve()));

export interface Watching {
  /** Told each sentence at once. */
  readonly heard?: (sentence: Sentence) => void;
  readonly programs?: Programs | undefined;
  /** Ends the life when it is aborted, as a kill does. */
  readonly patience?: AbortSignal;
}

/**
 * Lives one life of the desk until the moment, or to its end when there is none. Throws when it ended by itself in a
 * failure.
 */
export async function liveDesk(
  life: Life,
  moment: Moment | null,
  { heard = () => undefined, programs = sources, patience }: Watching = {},
): Promise<LifeReport> {
  const lifeFile = join(life.folder, '..', `${process.hrtime.bigint()}.life.json`);
  writeFileSync(lifeFile, JSON.stringify(life));
  const child = spawn(process.execPath, [programs.desk, lifeFile], { stdio: ['ignore', 'pipe', 'inherit'] });
  const sentences: Sentence[] = [];
  let left = moment?.nth ?? 0;
  const kill = (): void => void setTimeout(() => child.kill('SIGKILL'), moment?.laterMs);
  if (moment?.after === 'start') kill();
  const giveUp = (): void => void child.kill('SIGKILL');
  patience?.addEventListener('abort', giveUp);
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.endsWith('}')) break;
    const sentence = sentenceSchema.parse(JSON.parse(line));
    sentences.push(sentence);
    heard(sentence);
    if (moment !== null && sentence.say === moment.after && --left === 0) kill();
  }
  await exited(child);
  patience?.removeEventListener('abort', giveUp);
  if (child.signalCode !== 'SIGKILL' && child.exitCode !== 0) throw new Error(`the desk ended with ${child.exitCode}`);
  return { sentences, killed: child.signalCode === 'SIGKILL' };
}

export interface LivingCentral {
  readonly url: string;
  readonly control: string;
  readonly kill: () => Promise<void>;
}

/**
 * Starts central on its folder, or on the database at this address (`postgres://…`); the port is kept over lives, so that
 * desks find it again.
 */
export async function liveCentral(
  place: string,
  port: number,
  catalogueFile: string,
  programs: Programs = sources,
): Promise<LivingCentral> {
  const kept = place.startsWith('postgres:') ? '--database' : '--data';
  const child = spawn(
    process.execPath,
    [programs.central, '--port', String(port), kept, place, '--no-clerk', '--catalogue', catalogueFile],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const said: Record<string, string> = {};
  for await (const line of createInterface({ input: child.stdout })) {
    const [, name = '', value = ''] = /^(\w+): (.*)$/.exec(line) ?? [];
    said[name] = value;
    const { central: url, control } = said as { central?: string; control?: string };
    if (url === undefined || control === undefined) continue;
    return {
      url,
      control,
      kill: async () => {
        child.kill('SIGKILL');
        await exited(child);
      },
    };
  }
  throw new Error('central did not start');
}
