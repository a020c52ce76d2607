// Central itself comes back from a backup of its database, made by the means of that database: started with --restored,
// it knows what it has, asks for the rest, and numbers no event of a feed as one that a desk may have read.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { needPostgres } from '../../build/postgres.ts';
import { exchangePath } from '../../shared/protocol/exchange.ts';
import { freshDatabase } from '../postgres/stand.ts';
import { signedRequest, transmit } from './conformance/client.ts';
import {
  askToEnrol,
  caseText,
  chained,
  exchange,
  newDesk,
  nextRequest,
  outcomesOf,
  placeIn,
  problemIn,
  send,
} from './conformance/desk.ts';
import { controlAt } from './harness.ts';
import { startNode } from './process.ts';
import { newSigningKey } from './signing.ts';
import type { StoredCase } from './store/cases.ts';

/** Runs one of PostgreSQL's own programs. */
function postgres(program: string, ...args: readonly string[]): void {
  const done = spawnSync(join(needPostgres(), program), args, { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`${program}: ${done.stderr}`);
}

/** Where central lies, how its backup is made and how it is put in its place again while central does not run. */
async function backedUp() {
  const work = mkdtempSync(join(tmpdir(), 'central-'));
  onTestFinished(() => rmSync(work, { recursive: true, force: true }));
  const { database } = await freshDatabase();
  const [folder, copy] = [join(work, 'central'), join(work, 'copy')];
  if (database === undefined)
    return {
      place: ['--data', folder],
      backUp: () => cpSync(folder, copy, { recursive: true }),
      putBack: () => {
        rmSync(folder, { recursive: true });
        cpSync(copy, folder, { recursive: true });
      },
    };
  return {
    place: ['--database', database],
    backUp: () => postgres('pg_dump', '--format=custom', '--file', copy, database),
    putBack: () => postgres('pg_restore', '--clean', '--if-exists', '--dbname', database, copy),
  };
}

it('comes back from an older backup: nothing lost, nothing doubled, no event overlooked', async () => {
  const { place, backUp, putBack } = await backedUp();
  let node = await startNode(...place);
  onTestFinished(() => node.kill());
  const key = newSigningKey();
  const code = await controlAt(node.control).code();
  const desk = newDesk(node.url, key, placeIn(await askToEnrol(node.url, key, code)), [
    'municipality-one-time-aid',
    'gurjaani',
  ]);
  const texts = Array.from({ length: 5 }, () => caseText(desk));
  const entries = chained(desk.head, texts);
  const before = await exchange(desk, entries.slice(0, 2));
  expect(await node.end()).toBe(0);
  backUp();
  // The line keeps this one until central has forgotten its number; its cursor will be older than what the desk has read.
  const { url } = desk;
  const port = ['--port', new URL(url).port];
  const body = Buffer.from(JSON.stringify(nextRequest(desk)));
  const kept = signedRequest({ url, method: 'POST', path: exchangePath, body, key, keyId: desk.place.device });
  node = await startNode(...place, ...port);
  await exchange(desk, entries.slice(2));
  const { cursor } = desk;
  await node.kill();
  putBack();
  node = await startNode(...place, ...port, '--restored');

  expect((await transmit(url, kept)).status).toBe(409);
  const refused = await send(desk, exchangePath, nextRequest(desk));
  desk.request = problemIn(refused, 409, 'request.replayed').lastRequest ?? 0;
  const met = await exchange(desk);
  expect([met.has.seq, met.events]).toEqual([2, []]);
  expect(met.serverEpoch).not.toBe(before.serverEpoch);
  const after = await exchange(desk, entries);
  expect(after.has.seq).toBe(5);
  expect(after.events.map(({ n }) => n)).toEqual([1, 2, 3].map((more) => cursor + more));
  for (const seq of [3, 4, 5]) expect(outcomesOf(after, seq).map(({ kind }) => kind)).toEqual(['entry.registered']);
  const cases = await controlAt(node.control).get<StoredCase[]>('/cases');
  expect(cases.map((one) => one.payload).sort()).toEqual([...texts].sort());
  expect(new Set(cases.map((one) => one.registration_number)).size).toBe(5);
});
