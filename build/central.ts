// Starts the stand-in central as a process of its own, for practice: stopping it is what a dead line looks like.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from './run.ts';

export interface CentralProcess {
  readonly url: string;
  readonly enrolmentCode: string;
  /** Whom bundles by USB are sealed to. */
  readonly recipient: string;
  stop(): Promise<void>;
}

const startMs = 20_000;

/** Starts central on its folder; port 0 is any free one. Throws when it does not say where it listens. */
export async function startCentral(folder: string, port = 0): Promise<CentralProcess> {
  const script = join(root, 'tests', 'central', 'main.ts');
  const child = spawn(process.execPath, [script, '--port', String(port), '--data', folder], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit');
  // However this process ends, the practice central does not outlive it.
  process.once('exit', () => child.kill());
  const stop = async (): Promise<void> => {
    child.kill();
    await exit;
  };
  const limit = setTimeout(() => child.kill(), startMs);
  let [url, recipient] = ['', ''];
  for await (const line of createInterface({ input: child.stdout })) {
    url = /^central: (\S+)/.exec(line)?.[1] ?? url;
    recipient = /^recipient of bundles: (\S+)/.exec(line)?.[1] ?? recipient;
    const code = /enrolment code: (\S+)/.exec(line)?.[1];
    if (code === undefined) continue;
    clearTimeout(limit);
    child.stdout.resume();
    return { url, enrolmentCode: code, recipient, stop };
  }
  throw new Error('the stand-in central did not start');
}
