// Promise: what was forgotten stays consistent with everything that comes after: a central that has less again, a rebuild of
// the damaged database, and an older backup that still knows the words.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { verifyAudit } from '../../../db/audit.ts';
import { makeBackup } from '../../../db/backup/place.ts';
import { readDevice } from '../../../db/device.ts';
import { openJournal } from '../../../db/journal/journal.ts';
import { openStore } from '../../../db/open.ts';
import { hashAt } from '../../../db/outbox.ts';
import { sweepToEnd } from '../../../db/retention/sweep.ts';
import { salvage } from '../../../db/salvage/salvage.ts';
import type { Db } from '../../../db/sqlite.ts';
import { brokenEntry } from '../../../db/unsent.ts';
import { databaseFile, databaseKey, journalFile } from '../../../electron/core/key-slot.ts';
import { systemRandom } from '../../../electron/core/random.ts';
import { isOnOurChain } from '../../../electron/sync/has.ts';
import { applicationContent, submitted } from '../application.ts';
import { catalogue, openTestDesk, type TestDesk, temporaryFolder, testDevice, testKeystore } from '../desk.ts';
import { forgotten, registerAll, years } from '../forgetting.ts';

const keyOf = ({ folder }: TestDesk): Uint8Array => {
  const key = databaseKey(folder, testKeystore(), systemRandom());
  if (!key.ok) throw new Error(key.problem.code);
  return key.value;
};

const forget = (desk: TestDesk, db: Db = desk.db): number =>
  sweepToEnd(db, { rules: catalogue, wall: desk.clock.read().wall });

/** Three registered cases, kept in a backup and in the journal, then forgotten; one more filed after that. */
async function forgetful() {
  const desk = await openTestDesk();
  await desk.signIn();
  for (let n = 0; n < 3; n += 1) await submitted(desk);
  registerAll(desk);
  forget(desk);
  const [key, place, folder] = [keyOf(desk), temporaryFolder(), temporaryFolder()];
  const journal = { databaseKey: key, random: systemRandom().bytes, stamp: 'x', file: journalFile(folder) };
  mkdirSync(folder, { recursive: true });
  const old = openJournal(desk.db, journal);
  old.follow('everything');
  old.close();
  const backup = makeBackup(desk.db, { slotFiles: [], key, place, at: '2026-05-04T10:00:00.000Z' });
  if (!backup.ok) throw new Error(backup.problem.code);
  years(desk);
  expect(forget(desk)).toBe(3);
  await submitted(desk);
  desk.db.run('vacuum into ?', databaseFile(folder));
  return { desk, key, place, folder };
}

const wordless = (db: Db): number =>
  db.get<{ n: number }>("select count(*) as n from case_versions where payload = ''")?.n ?? 0;

test('central that has less than what was forgotten is a conflict, never an empty entry', async () => {
  const { desk } = await forgetful();
  const device = readDevice(desk.db);
  if (device === null) throw new Error('not enrolled');
  const headAt = (seq: number) => ({ seq, hash: hashAt(desk.db, testDevice, seq) ?? '' });
  expect([4, 3, 2, 0].map((seq) => isOnOurChain(desk.db, device, headAt(seq)))).toEqual([true, true, false, false]);
});

test.each(['with the older backup', 'without any backup'])('a rebuild (%s) goes on soundly', async (which) => {
  const { desk, key, place, folder } = await forgetful();
  const order = { databaseFile: databaseFile(folder), journalFile: journalFile(folder), key };
  const withBackup = which === 'with the older backup';
  const report = salvage({
    ...order,
    place: withBackup ? place : join(folder, 'none'),
    at: desk.clock.read().wall,
  });
  if (!report.ok) throw new Error(`${report.problem.code} ${report.problem.detail}`);
  expect(report.value).toMatchObject({ cases: 4, casesWithoutPapers: [] });
  const store = openStore(databaseFile(folder), key);
  if (!store.ok) throw new Error(store.problem.code);
  const db = store.value;
  // From the backup the words come back, and go again: the horizon counts anew. From the rest they do not come back.
  expect(wordless(db)).toBe(withBackup ? 0 : 3);
  expect([verifyAudit(db).ok, brokenEntry(db)]).toEqual([true, null]);
  // Lists by day need not be caught up with while an operator waits.
  expect(db.get('select count(*) as n from filed')).toEqual({ n: 4 });
  forget(desk, db);
  years(desk);
  db.run('update exchange set trusted_time = ?', desk.clock.read().wall);
  forget(desk, db);
  expect(wordless(db)).toBe(3);
  expect(db.get('select count(*) as n from purges')).toEqual({ n: 3 });
  db.close();
  expect(forgotten(desk)).toBe(3);
});

test('a case is not forgotten while its correction is typed; then no promise waits on it and nobody is told whose it was', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  const { deskNumber, service } = await submitted(desk);
  registerAll(desk);
  forget(desk);
  const content = applicationContent();
  const other = await submitted(desk, {
    ...content,
    applicant: { ...content.applicant, personalNumber: '99900000221' },
  });
  await desk.done('person.join', { deskNumber, other: other.deskNumber, reason: 'number-mistyped' });
  await desk.done('note.add', { deskNumber, words: 'დაურეკეთ', to: 'shift' });
  const draft = await desk.done('draft.create', { service, corrects: deskNumber });
  years(desk);
  expect(forget(desk)).toBe(0);
  expect(await desk.done('shift.read', {})).toMatchObject({ given: [{ deskNumber }] });
  await desk.done('draft.discard', { draft: draft.id });
  expect(forget(desk)).toBe(1);
  expect(await desk.done('shift.read', {})).toMatchObject({ mine: [], given: [], others: 0 });
  const { found } = await desk.done('case.find', { text: '99900000221', state: null, page: 0 });
  expect(found).toMatchObject([{ case: { deskNumber: other.deskNumber } }]);
});
