// A version's number given twice: the desk was set back, and changed a case again before it heard central. Nothing is lost,
// nothing is doubled, and the operator sees what became of both changes.
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readDevice } from '../../../db/device.ts';
import { missingRecords, nothingFollowed } from '../../../db/journal/follow.ts';
import { replayer } from '../../../db/salvage/replay.ts';
import type { Db } from '../../../db/sqlite.ts';
import { brokenEntry } from '../../../db/unsent.ts';
import { changesOf } from '../../../db/versions.ts';
import { nodeHttp } from '../../../electron/core/http.ts';
import { told } from '../../../electron/services/changes.ts';
import { caseCorrectedSchema } from '../../../shared/cases/payload.ts';
import { openStand } from '../../central/harness.ts';
import { all, testDesk } from './desk.ts';
import { caseId, correct, emptyStore, openDesk, submit, testFolder, withdraw } from './store.ts';

type Kind = 'correct' | 'withdraw';

/** A desk set back to before a change of its case that central has, on which the case was changed again; both have spoken since. */
async function changedTwice(theirs: Kind, ours: Kind) {
  const stand = await openStand();
  onTestFinished(() => stand.end());
  const live = (db: Db, enrolmentCode: string | null, seed: number) => {
    const http = nodeHttp();
    const desk = testDesk(db, (request) => http.send(request), { centralUrl: stand.central.url, enrolmentCode }, seed);
    const exchange = desk.start();
    onTestFinished(() => exchange.stop());
    return { desk, exchange };
  };
  const answered = (db: Db) => () => changesOf(db, caseId(1)).every(({ said }) => said !== null);
  const folder = testFolder();
  const db = emptyStore(join(folder, 'desk.db'));
  const before = live(db, await stand.control.code('shua-center', 12), 1);
  await before.desk.world.until(() => readDevice(db) !== null);
  const filed = submit(db, 1);
  before.exchange.wake();
  await before.desk.world.until(all(db, 'registered'));
  db.pragma('wal_checkpoint(TRUNCATE)');
  copyFileSync(join(folder, 'desk.db'), join(folder, 'older.db'));
  const older = openDesk(join(folder, 'older.db'));
  const change = (at: Db, kind: Kind, text: string) =>
    kind === 'correct' ? correct(at, text, 2) : withdraw(at, text, 2);
  const there = change(db, theirs, filed);
  before.exchange.wake();
  await before.desk.world.until(answered(db));
  await before.exchange.stop();
  const here = change(older, ours, filed.replace('ქუჩაში', 'მოედანზე'));
  const after = live(older, await stand.control.code('shua-center', 12), 2);
  await after.desk.world.until(answered(older));
  expect(await stand.control.get('/cases')).toHaveLength(1);
  expect(brokenEntry(older)).toBeNull();
  return {
    older,
    there,
    here,
    central: await stand.control.get<{ payload: string; kind: string }[]>('/changes'),
    shown: told(older, caseId(1), false),
    status: older.get<{ status: string | null }>('select status from case_states')?.status,
  };
}

test('two corrections: central keeps the first, the desk shows it as the case, and its own as refused', async () => {
  const { older, there, here, central, shown } = await changedTwice('correct', 'correct');
  expect(central.map(({ payload }) => payload)).toEqual([there]);
  expect(changesOf(older, caseId(1)).map(({ payload }) => payload)).toEqual([here, there]);
  expect(shown.changes.map(({ version, standing }) => [version, standing])).toEqual([
    [2, 'refused'],
    [3, 'taken'],
  ]);
  expect(shown.changes[0]?.note).not.toBe('');
  expect(shown.content.answers).toEqual(caseCorrectedSchema.parse(JSON.parse(there)).answers);
  // What comes next goes on behind it, at central too.
  expect(shown.version).toBe(3);
  // A store that is put together from the journal has the same.
  const rebuilt = emptyStore();
  const replay = replayer(rebuilt);
  for (const record of missingRecords(older, new Set(), { cases: [caseId(1)], after: nothingFollowed })) replay(record);
  expect(changesOf(rebuilt, caseId(1)).map(({ payload }) => payload)).toEqual([here, there]);
});

test('a withdrawal that central has and a correction here: the case is withdrawn on both sides, the correction refused', async () => {
  const { there, central, shown, status } = await changedTwice('withdraw', 'correct');
  expect(central.map(({ payload }) => payload)).toEqual([there]);
  expect(status).toBe('withdrawn');
  expect(shown.changes.map(({ kind, standing }) => [kind, standing])).toEqual([
    ['corrected', 'refused'],
    ['withdrawn', 'taken'],
  ]);
});

test('a correction that central has and a withdrawal here: it goes once more under a free number, and the case ends on both sides', async () => {
  const { there, here, central, shown, status } = await changedTwice('correct', 'withdraw');
  const again = JSON.stringify({ ...JSON.parse(here), version: 3, base: 2 });
  expect(central.map(({ payload }) => payload)).toEqual([there, again]);
  expect(status).toBe('withdrawn');
  expect(shown.changes.map(({ version, kind, standing }) => [version, kind, standing])).toEqual([
    [2, 'withdrawn', 'refused'],
    [3, 'withdrawn', 'taken'],
  ]);
});

test('the same withdrawal twice is one', async () => {
  const { there, central, shown } = await changedTwice('withdraw', 'withdraw');
  expect(central.map(({ payload }) => payload)).toEqual([there]);
  expect(shown.changes.map(({ standing }) => standing)).toEqual(['taken']);
});
