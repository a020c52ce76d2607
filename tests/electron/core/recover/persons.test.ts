// Promise: when a desk is lost, IT can say whose data it held: from its backup, and beyond that from what central has of
// its chain, held against the head that central knows. Nobody's name is printed; the table alone has it.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { entryHash, genesisHash } from '../../../../db/chain.ts';
import { personsHeld } from '../../../../electron/core/recover/persons.ts';
import { deskNumber } from '../../../../shared/cases/desk-number.ts';
import { caseSubmittedSchema } from '../../../../shared/cases/payload.ts';
import { temporaryFolder, testDevice } from '../../desk.ts';
import { lostDisk } from './lost-disk.ts';

const root = fileURLToPath(new URL('../../../..', import.meta.url));

/** A case that reached central after the backup, of somebody else, naming a member of the household. */
function later(payload: string, serial: number): string {
  const filed = caseSubmittedSchema.parse(JSON.parse(payload));
  return JSON.stringify({
    ...filed,
    deskNumber: deskNumber({ center: testDevice.centerNumber, desk: 2, year: 2026, serial }),
    applicant: { ...filed.applicant, lastName: 'გვიანი', firstName: 'ლია', personalNumber: '99900000777' },
    answers: { ...filed.answers, members: [{ personalNumber: '99900000888' }] },
  });
}

test('from the backup alone, and with central’s entries up to the head that it knows', async () => {
  const { disk, it, payloads, head } = await lostDisk();
  const order = { disk, identity: it.identity, entries: null, head };
  const fromBackup = await personsHeld(order);
  if (!fromBackup.ok) throw new Error(fromBackup.problem.code);
  expect(fromBackup.value).toMatchObject({ cases: 6, drafts: 1, end: head, reachesHead: true });
  const own = caseSubmittedSchema.parse(JSON.parse(payloads[0] ?? '')).applicant['personalNumber'];
  const [person] = fromBackup.value.persons.filter(({ personalNumber }) => personalNumber === own);
  expect(person?.deskNumbers.length).toBe(6);

  const payload = later(payloads[0] ?? '', 60);
  const after = { seq: head.seq + 1, hash: entryHash(head.hash, payload) };
  expect(await personsHeld({ ...order, head: after })).toMatchObject({ value: { reachesHead: false } });
  const entries = join(temporaryFolder(), 'entries.jsonl');
  const lines = [
    { kind: 'chain', epoch: 1, after: head },
    { kind: 'entry', epoch: 1, payload, ...after },
  ];
  writeFileSync(entries, `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`);
  const whole = await personsHeld({ ...order, entries, head: after });
  if (!whole.ok) throw new Error(whole.problem.code);
  expect(whole.value).toMatchObject({ cases: 7, reachesHead: true, end: after });
  const numbers = whole.value.persons.map(({ personalNumber }) => personalNumber);
  expect(numbers).toEqual(expect.arrayContaining(['99900000777', '99900000888']));

  writeFileSync(entries, readFileSync(entries, 'utf8').replace('გვიანი', 'ვიღაცა'));
  expect(await personsHeld({ ...order, entries })).toMatchObject({ problem: { code: 'bundle.unreadable' } });
});

test('without any backup: from central’s entries alone; the command prints no name', async () => {
  const { payloads } = await lostDisk();
  const folder = temporaryFolder();
  let before = { seq: 0, hash: genesisHash(testDevice) };
  const lines: unknown[] = [{ kind: 'chain', epoch: 1, after: before }];
  for (const payload of payloads) {
    before = { seq: before.seq + 1, hash: entryHash(before.hash, payload) };
    lines.push({ kind: 'entry', epoch: 1, payload, ...before });
  }
  const entries = join(folder, 'entries.jsonl');
  writeFileSync(entries, lines.map((line) => JSON.stringify(line)).join('\n'));
  const table = join(folder, 'persons.csv');
  const run = (head: string) =>
    spawnSync(
      process.execPath,
      ['electron/core/recover-main.ts', 'persons', table, '--entries', entries, '--head', head],
      { cwd: root, encoding: 'utf8' },
    );
  const done = run(`${before.seq}:${before.hash}`);
  expect([done.status, done.stderr]).toEqual([0, '']);
  expect(done.stdout).toContain('central knows of nothing more');
  const written = readFileSync(table, 'utf8');
  const { applicant } = caseSubmittedSchema.parse(JSON.parse(payloads[0] ?? ''));
  expect(written).toContain(String(applicant['personalNumber']));
  expect(done.stdout).not.toContain(String(applicant['lastName']));
  // A table that is there is not overwritten.
  expect(run(`${before.seq}:${before.hash}`).status).toBe(1);
  expect(existsSync(table)).toBe(true);
});
