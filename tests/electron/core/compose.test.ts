// Promises: a desk comes up from its folder alone, keeps everything over a restart, signs everybody out by it, and says
// by name why it cannot open.
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { composeDesk, type DeskNeeds } from '../../../electron/core/compose.ts';
import { databaseFile } from '../../../electron/core/key-slot.ts';
import { slotCopy, slotFile } from '../../../electron/core/keys/file.ts';
import { systemRandom } from '../../../electron/core/random.ts';
import { practiceOperator } from '../../../electron/services/practice.ts';
import type { Result } from '../../../shared/result.ts';
import {
  catalogue,
  keeperWorker,
  passwordWorker,
  temporaryFolder,
  testClock,
  testDisk,
  testKeystore,
  testTimers,
} from '../desk.ts';

const silent = (): void => undefined;
const needsIn = (folder: string, changes: Partial<DeskNeeds> = {}): DeskNeeds => ({
  config: { mode: 'practice', folder, centralUrl: null, enrolmentCode: null, version: '1.2.3' },
  clock: testClock(),
  random: systemRandom(),
  timers: testTimers(),
  http: { send: () => Promise.resolve(null) },
  printer: { pdf: () => Promise.reject(new Error('no printer')), print: () => Promise.resolve(false) },
  keystore: testKeystore(),
  disk: testDisk(),
  reserveBytes: 262_144,
  log: { error: silent, info: silent, debug: silent },
  foundingCatalogue: JSON.stringify(catalogue),
  passwordWorker,
  keeperWorker,
  ...changes,
});

async function opened(needs: DeskNeeds) {
  const desk = await composeDesk(needs);
  if (!desk.ok) throw new Error(desk.problem.code);
  desk.value.start();
  return desk.value;
}
const sessionOf = (read: Result<unknown>): unknown => read.ok && (read.value as { session: unknown }).session;
const signIn = { operator: practiceOperator.operator, password: practiceOperator.password };

test('a fresh folder becomes a desk; a restart keeps its operator and catalogue and signs out', async () => {
  const folder = temporaryFolder();
  const first = await opened(needsIn(folder));
  expect(await first.dispatch('session.sign-in', signIn)).toMatchObject({ ok: true });
  expect(sessionOf(await first.dispatch('desk.read', {}))).not.toBeNull();
  await first.stop();
  const second = await opened(needsIn(folder));
  expect(sessionOf(await second.dispatch('desk.read', {}))).toBeNull();
  expect(await second.dispatch('session.sign-in', signIn)).toMatchObject({ ok: true });
  expect(await second.dispatch('catalogue.read', {})).toMatchObject({ value: { version: catalogue.version } });
  expect(await second.dispatch('queue.read', {})).toMatchObject({ value: { line: { state: 'unproven' } } });
  await second.stop();
});

test('a program with an older catalogue does not bring it back', async () => {
  const folder = temporaryFolder();
  await (await opened(needsIn(folder, { foundingCatalogue: JSON.stringify({ ...catalogue, version: 9 }) }))).stop();
  const desk = await opened(needsIn(folder));
  await desk.dispatch('session.sign-in', signIn);
  expect(await desk.dispatch('catalogue.read', {})).toMatchObject({ value: { version: 9 } });
  await desk.stop();
});

test('another user’s keystore, a lost slot, a foreign file and the other mode are named; the desk opens again after', async () => {
  const folder = temporaryFolder();
  await (await opened(needsIn(folder))).stop();
  const code = async (changes: Partial<DeskNeeds>) => {
    const desk = await composeDesk(needsIn(folder, changes));
    return desk.ok ? 'ok' : desk.problem.code;
  };
  expect(await code({ keystore: testKeystore(2) })).toBe('desk.key-missing');
  expect(await code({ config: { ...needsIn(folder).config, mode: 'live' } })).toBe('desk.database-unreadable');
  await (await opened(needsIn(folder))).stop();
  rmSync(slotFile(folder));
  rmSync(slotCopy(folder));
  expect(await code({})).toBe('desk.key-missing');
  const other = temporaryFolder();
  await (await opened(needsIn(other))).stop();
  writeFileSync(databaseFile(other), 'not a database, and long enough to be taken for one'.repeat(200));
  const foreign = await composeDesk(needsIn(other));
  expect(foreign).toMatchObject({ ok: false, problem: { code: 'desk.database-unreadable' } });
});

test('live work is refused in a place that loses it, before anything is written there; practice goes on', async () => {
  const folder = temporaryFolder();
  const disk = testDisk({ fileSystem: 'tmpfs' });
  const { config } = needsIn(folder);
  const live = await composeDesk(needsIn(folder, { disk, config: { ...config, mode: 'live' } }));
  expect(live).toEqual({ ok: false, problem: { code: 'desk.place-unfit', detail: 'memory' } });
  expect(readdirSync(folder)).toEqual([]);
  await (await opened(needsIn(folder, { disk }))).stop();
  writeFileSync(join(folder, 'starts'), '900');
  const desk = await opened(needsIn(folder, { disk }));
  await desk.dispatch('session.sign-in', signIn);
  expect(await desk.dispatch('storage.read', {})).toMatchObject({
    value: { warnings: [{ code: 'desk.place-unfit', detail: 'memory' }, { code: 'desk.place-reset' }] },
  });
  await desk.stop();
});

test('a desk makes its reserve at its first start, and on a full disk gives it up to start at all', async () => {
  const folder = temporaryFolder();
  let freeBytes = 1e9;
  const needs = needsIn(folder, { disk: testDisk({}, () => freeBytes) });
  await (await opened(needs)).stop();
  expect(existsSync(join(folder, 'reserve'))).toBe(true);
  freeBytes = 0;
  const desk = await opened(needs);
  expect(existsSync(join(folder, 'reserve'))).toBe(false);
  await desk.dispatch('session.sign-in', signIn);
  expect(await desk.dispatch('storage.read', {})).toMatchObject({
    value: { state: 'last', casesFit: 0, warnings: [] },
  });
  await desk.stop();
});
