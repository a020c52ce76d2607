// Central is killed without a warning again and again while a desk exchanges. What it answered is there afterwards, and
// every entry has one outcome.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { exchangePath, knownEventSchema } from '../../shared/protocol/exchange.ts';
import { freshDatabase } from '../postgres/stand.ts';
import {
  askToEnrol,
  caseText,
  chained,
  type Desk,
  exchange,
  newDesk,
  nextRequest,
  placeIn,
  send,
} from './conformance/desk.ts';
import { newSigningKey } from './signing.ts';

const script = fileURLToPath(new URL('./main.ts', import.meta.url));
const practiceCode = 'PRACTICE-CODE-0001';

/** Starts the program and waits until it says where it listens. */
async function start(folder: string, database?: string): Promise<{ child: ChildProcess; url: string }> {
  const place = database === undefined ? ['--data', folder] : ['--database', database];
  const args = [script, '--port', '0', ...place, '--no-clerk', '--catalogue', join(folder, 'none.json')];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /^central: (.*)$/.exec(line)?.[1];
    if (url !== undefined) return { child, url };
  }
  throw new Error('central did not start');
}

const ended = (child: ChildProcess): Promise<number | null> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve(child.exitCode)
    : new Promise((resolve) => child.on('exit', resolve));

it('loses nothing that was answered when it is killed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'central-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const { database } = await freshDatabase();
  let { child, url } = await start(folder, database);
  const key = newSigningKey();
  const place = placeIn(await askToEnrol(url, key, practiceCode));
  let desk: Desk = newDesk(url, key, place, ['municipality-one-time-aid', 'gurjaani']);
  for (let round = 1; round <= 5; round++) {
    for (let sent = 0; sent < round * 2; sent++) await exchange(desk, chained(desk.head, [caseText(desk)]));
    const answered = desk.head;
    // One more is under way when the power goes; whether it arrived is not known.
    const open = send(desk, exchangePath, nextRequest(desk, chained(answered, [caseText(desk), caseText(desk)])));
    child.kill('SIGKILL');
    await Promise.allSettled([open, ended(child)]);
    ({ child, url } = await start(folder, database));
    desk = { ...desk, url };
    const { has } = await exchange(desk);
    expect([answered.seq, answered.seq + 2]).toContain(has.seq);
    if (has.seq === answered.seq) expect(has.hash).toBe(answered.hash);
  }
  desk.cursor = 0;
  const { events, has } = await exchange(desk);
  const outcomes = events.map(({ event }) => knownEventSchema.parse(event));
  expect(outcomes.map((event) => 'seq' in event && event.seq)).toEqual(
    Array.from({ length: has.seq }, (_, at) => at + 1),
  );
  const numbers = outcomes.map((event) => event.kind === 'entry.registered' && event.registrationNumber);
  expect(new Set(numbers).size).toBe(has.seq);
  child.kill('SIGTERM');
  expect(await ended(child)).toBe(0);
});
