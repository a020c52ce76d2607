// A node of central as a process of its own, for tests that kill it or run several on one database.
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('./main.ts', import.meta.url));

export interface Node {
  readonly url: string;
  readonly control: string;
  /** Without a warning; resolves when it is gone. */
  kill(): Promise<void>;
  /** Asks it to end; answers its exit code. */
  end(): Promise<number | null>;
}

function gone(child: ChildProcess): Promise<number | null> {
  return child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve(child.exitCode)
    : new Promise((resolve) => child.once('exit', resolve));
}

/** Starts the program with these arguments on top (`--data` or `--database`); resolves when it says where it listens. */
export async function startNode(...args: readonly string[]): Promise<Node> {
  // No catalogue: a node started anywhere judges alike.
  const quiet = ['--no-clerk', '--catalogue', 'none.json'];
  const child = spawn(
    process.execPath,
    [script, ...(args.includes('--port') ? [] : ['--port', '0']), ...quiet, ...args],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const said = new Map<string, string>();
  for await (const line of createInterface({ input: child.stdout })) {
    const [, name = '', value = ''] = /^(\w+): (\S+)$/.exec(line) ?? [];
    said.set(name, value);
    const url = said.get('central');
    const control = said.get('control');
    if (url === undefined || control === undefined) continue;
    child.stdout.resume();
    return {
      url,
      control,
      kill: async () => {
        child.kill('SIGKILL');
        await gone(child);
      },
      end: () => {
        child.kill('SIGTERM');
        return gone(child);
      },
    };
  }
  throw new Error('central did not start');
}
