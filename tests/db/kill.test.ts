// Promise: what the screen calls saved survives a power cut at the next instant. A child commits cases and says each one
// after its commit; it is killed at seeded moments, twenty times over the same file. Whatever was said must be there,
// whole; whatever was not said is there whole or not at all.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { verifyAudit } from '../../db/audit.ts';
import { enrolDevice } from '../../db/device.ts';
import { addOperator } from '../../db/operators.ts';
import type { Db } from '../../db/sqlite.ts';
import { rebuildStates } from '../../db/states.ts';
import { at, key, opened, scratch, uuid } from './fixture.ts';

const script = fileURLToPath(new URL('children/commit-loop.ts', import.meta.url));
/** After how many cases the kill comes, and how long to count before it, so that it falls anywhere between commits. */
const moments = fc.sample(fc.record({ cases: fc.integer({ min: 1, max: 25 }), count: fc.nat(4_000_000) }), {
  seed: 20_260_302,
  numRuns: 20,
});

function prepare(path: string): void {
  const db = opened(path);
  addOperator(db, { id: 'o1', name: 'ნინო', role: 'operator', password: '-', createdAt: at });
  enrolDevice(db, {
    device: uuid(9),
    epoch: 1,
    center: 'shua-center',
    centerNumber: 12,
    desk: 3,
    privateKey: new Uint8Array(32),
    centralKeyId: 'central-1',
    centralPublicKey: '',
    enrolledAt: at,
  });
  db.close();
}

/** Lets the child work until it has said `cases` ids and a count is through, kills it, and answers all it said. */
async function workUntilKilled(path: string, moment: { cases: number; count: number }): Promise<string[]> {
  const child = spawn(process.execPath, [script, path, Buffer.from(key).toString('hex')]);
  let [said, errors, killed] = ['', '', false];
  child.stderr.on('data', (part: Buffer) => {
    errors += part.toString();
  });
  child.stdout.on('data', (part: Buffer) => {
    said += part.toString();
    if (killed || said.split('\n').length <= moment.cases) return;
    let counted = 0;
    while (counted < moment.count) counted += 1;
    killed = child.kill('SIGKILL');
  });
  const [, signal] = await once(child, 'close');
  expect(signal, errors).toBe('SIGKILL');
  // The last line counts only when it was said to its end.
  return said.split('\n').slice(0, -1);
}

function facts(db: Db): Record<string, unknown> {
  const count = (sql: string): unknown => db.get<{ n: number }>(`select count(*) as n from ${sql}`)?.n;
  return {
    integrity: db.pragma('integrity_check'),
    strangers: db.all('select * from pragma_foreign_key_check'),
    serial: db.get<{ last: number }>('select last from serials')?.last,
    versions: count('case_versions'),
    states: count("case_states where state = 'queued'"),
    counted: db.get<{ cases: number }>("select cases from state_counts where state = 'queued'")?.cases,
    entries: db.get<{ seq: number }>('select max(seq) as seq from outbox')?.seq,
    papers: count('cases c join paper_holders h on h.holder = c.id join paper_bytes b on b.sha256 = h.sha256'),
    audit: verifyAudit(db),
    submittedDrafts: count('drafts d join cases c on c.id = d.id'),
    derivedAnew: rebuildStates(db),
  };
}

test('twenty kills at any moment lose no case that was said to be saved', async () => {
  const path = scratch();
  prepare(path);
  const saidSoFar: string[] = [];
  for (const moment of moments) {
    saidSoFar.push(...(await workUntilKilled(path, moment)));
    const db = opened(path);
    const kept = db.all<{ id: string }>('select id from cases order by place').map(({ id }) => id);
    expect(saidSoFar.filter((id) => !kept.includes(id))).toEqual([]);
    expect(facts(db)).toEqual({
      integrity: 'ok',
      strangers: [],
      serial: kept.length,
      versions: kept.length,
      states: kept.length,
      counted: kept.length,
      entries: kept.length,
      papers: kept.length,
      audit: { ok: true, seq: kept.length },
      submittedDrafts: 0,
      derivedAnew: 0,
    });
    db.close();
  }
  // Each kill may fall between a commit and its word, so at most that many cases were kept unsaid.
  expect(saidSoFar.length).toBeGreaterThanOrEqual(moments.reduce((sum, { cases }) => sum + cases, 0));
});
