// A PostgreSQL of the tests' own: in a temporary folder, on a free port of this machine, ended with whoever started it.
// It runs as in earnest (fsync on), because tests kill it.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { needPostgres } from '../../build/postgres.ts';

export interface Cluster {
  /** Of its first database, which always exists: `postgres://…/postgres`. */
  readonly url: string;
  /** Ends it without a warning, as a power cut would; resolves when all its processes are gone. */
  kill(): Promise<void>;
  /** Starts it again on the same folder and port after `kill`; resolves when it takes connections. */
  start(): Promise<void>;
  /** Ends it and forgets its folder. */
  end(): Promise<void>;
}

/** PostgreSQL refuses to be root: then it runs as its own user, or as nobody. */
function owner(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const numberOf = (flag: string, user: string): number =>
    Number.parseInt(spawnSync('id', [flag, user], { encoding: 'utf8' }).stdout, 10);
  const user = Number.isInteger(numberOf('-u', 'postgres')) ? 'postgres' : 'nobody';
  return { uid: numberOf('-u', user), gid: numberOf('-g', user) };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Starts the server; resolves when it takes connections. */
async function serve(program: string, args: readonly string[], as: object): Promise<ChildProcess> {
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'], cwd: tmpdir(), ...as });
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stderr })) {
    said.push(line);
    if (!line.includes('database system is ready to accept connections')) continue;
    child.stderr.resume();
    return child;
  }
  throw new Error(`PostgreSQL did not start:\n${said.join('\n')}`);
}

/** Makes a new cluster and starts it. Throws with the one command to run where PostgreSQL is missing. */
export async function startCluster(): Promise<Cluster> {
  const programs = needPostgres();
  const user = owner();
  const as = user ?? {};
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'));
  if (user !== null) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const made = spawnSync(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'central', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'],
    { encoding: 'utf8', cwd: tmpdir(), ...as },
  );
  if (made.status !== 0) throw new Error(`initdb failed:\n${made.stderr}`);
  const port = await freePort();
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'shared_buffers=64MB'];
  const args = ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
  const start = (): Promise<ChildProcess> => serve(join(programs, 'postgres'), args, as);
  let server: ChildProcess | null = await start();

  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    if (server === null) return;
    const { stderr } = server;
    // Its children hold the pipe: it closes when the last of them has noticed.
    const closed = stderr === null || stderr.closed ? Promise.resolve() : once(stderr, 'close');
    const ended = server.exitCode === null && server.signalCode === null ? once(server, 'exit') : Promise.resolve();
    server.kill(signal);
    await Promise.all([ended, closed]);
    server = null;
  };
  const atExit = (): void => void server?.kill('SIGQUIT');
  process.once('exit', atExit);
  return {
    url: `postgres://central@127.0.0.1:${port}/postgres`,
    kill: () => stop('SIGKILL'),
    start: async () => {
      server = await start();
    },
    end: async () => {
      // Immediate shutdown: nobody needs these data again.
      await stop('SIGQUIT');
      process.off('exit', atExit);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
