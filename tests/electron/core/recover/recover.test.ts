// Promise: a lost key loses nothing, because IT holds a recovery key. With it and a copy of the disk every unsent case is
// carried on, exactly, and the desk opens anew; whatever is wrong is said, and nothing is left half written.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backupFolder, makeBackup } from '../../../../db/backup/place.ts';
import { countDrafts } from '../../../../db/drafts.ts';
import { openStore } from '../../../../db/open.ts';
import { databaseFile } from '../../../../electron/core/key-slot.ts';
import { makeIdentity } from '../../../../electron/core/keys/age.ts';
import { keyFile, readKeyFiles, slotCopy, slotFile } from '../../../../electron/core/keys/file.ts';
import { normalPhrase } from '../../../../electron/core/keys/phrase.ts';
import { type OpenNeeds, openDeskStore } from '../../../../electron/core/open-desk.ts';
import { systemRandom } from '../../../../electron/core/random.ts';
import { verifyBundle, writeBundle } from '../../../../electron/core/recover/bundle.ts';
import { type RecoverNeeds, recover } from '../../../../electron/core/recover/recover.ts';
import { derivation } from '../../../../electron/services/passwords.ts';
import type { BundleLine } from '../../../../shared/protocol/recovery-bundle.ts';
import { passwordWorker, temporaryFolder, testDevice, testKeystore } from '../../desk.ts';
import { lostDisk } from './lost-disk.ts';

const derive = derivation(passwordWorker);
const silent = (): void => undefined;
const root = fileURLToPath(new URL('../../../..', import.meta.url));
const personal = ['მაგალითაძე', 'ნინო', '99900000001'];

function needsOf(disk: string, it: RecoverNeeds['identity'], more: Partial<RecoverNeeds> = {}): RecoverNeeds {
  const out = join(temporaryFolder(), 'result');
  return { disk, identity: it, out, to: it.recipient, reopen: false, random: systemRandom(), derive, ...more };
}
const needsToOpen = (folder: string): OpenNeeds => ({
  config: { folder },
  keystore: testKeystore(),
  random: systemRandom(),
  log: { error: silent, info: silent, debug: silent },
  passphrase: null,
});
function lying(folder: string): Record<string, string> {
  const sum = (name: string): string =>
    createHash('sha256')
      .update(readFileSync(join(folder, name)))
      .digest('hex');
  return Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((name) => [name, sum(name)]),
  );
}
async function recovered(needs: RecoverNeeds) {
  const answer = await recover(needs);
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
  return answer.value;
}

test('every unsent case and its papers are in the bundle, exactly; the disk is only read; the summary names nobody', async () => {
  const { disk, it, unsent, payloads, head } = await lostDisk();
  const central = await makeIdentity();
  const before = lying(disk);
  const needs = needsOf(disk, it, { to: central.recipient });
  const { summary, bundle } = await recovered(needs);
  expect(lying(disk)).toEqual(before);
  expect(summary).toMatchObject({ faults: [], drafts: 1, unsent, cases: { queued: 3, delivered: 2, manual: 1 } });
  expect(bundle).toMatchObject({ entries: 3, papers: 1 });
  const file = join(needs.out, bundle?.file ?? '');
  const lines: BundleLine[] = [];
  const read = await verifyBundle(file, central.identity, (line) => lines.push(line));
  expect(read).toMatchObject({ ok: true, value: { entries: 3, papers: 1, header: { device: testDevice.device } } });
  const entries = lines.filter((line) => line.kind === 'entry');
  expect(entries.map(({ payload }) => payload)).toEqual(payloads);
  expect(entries.at(-1)).toMatchObject({ epoch: 1, seq: head.seq, hash: head.hash });
  expect(await verifyBundle(file, it.identity)).toMatchObject({ problem: { code: 'bundle.unreadable' } });
  expect(readdirSync(needs.out).sort()).toEqual([bundle?.file, 'summary.json']);
  const written = readdirSync(needs.out).map((name) => readFileSync(join(needs.out, name)));
  expect(personal.filter((word) => written.some((bytes) => bytes.includes(word)))).toEqual([]);
  expect(personal.filter((word) => JSON.stringify(lines).includes(word))).toEqual(personal);
});

test('the desk opens anew with the one-time passphrase, drafts and all, under a new key', async () => {
  const { disk, it } = await lostDisk();
  const needs = needsOf(disk, it, { reopen: true });
  const { phrase } = await recovered(needs);
  for (const file of [slotFile, slotCopy]) writeFileSync(file(disk), readFileSync(file(needs.out)));
  const open = (typed: string | null, user: number) => {
    const config = { folder: disk, recoveryRecipient: it.recipient };
    const passphrase = typed === null ? null : { typed: normalPhrase(typed), derive };
    return openDeskStore({ ...needsToOpen(disk), config, keystore: testKeystore(user), passphrase });
  };
  expect(await open(null, 7)).toMatchObject({ problem: { code: 'desk.key-missing' } });
  expect(await open('0000 0000', 7)).toMatchObject({ problem: { code: 'desk.passphrase-wrong' } });
  const db = await open(phrase, 7);
  expect(db.ok && countDrafts(db.value)).toBe(1);
  if (db.ok) db.value.close();
  expect(await open(phrase, 7)).toMatchObject({ problem: { code: 'desk.key-missing' } });
  const again = await open(null, 7);
  expect(again.ok && again.value.get('select count(*) as n from cases')).toEqual({ n: 6 });
  if (again.ok) again.value.close();
  // IT can do all of it again: the new key is sealed to the same recipient.
  expect((await recovered(needsOf(disk, it))).bundle).toMatchObject({ entries: 3 });
});

test('a wrong identity, a wrong folder, a taken result and cut or hostile files are named; nothing is written', async () => {
  const { disk, it } = await lostDisk();
  const stranger = await makeIdentity();
  const attempt = async (needs: RecoverNeeds): Promise<string> => {
    const around = join(needs.out, '..');
    const before = readdirSync(around, { recursive: true });
    const answer = await recover(needs);
    expect(readdirSync(around, { recursive: true })).toEqual(before);
    return answer.ok ? 'recovered' : answer.problem.code;
  };
  expect(await attempt(needsOf(disk, stranger))).toBe('recovery.wrong-identity');
  expect(await attempt(needsOf(temporaryFolder(), it))).toBe('recovery.wrong-folder');
  expect(await attempt(needsOf(join(disk, 'nothing'), it))).toBe('recovery.wrong-folder');
  const taken = temporaryFolder();
  mkdirSync(join(taken, 'result'));
  writeFileSync(join(taken, 'result', 'mine'), 'kept');
  expect(await attempt(needsOf(disk, it, { out: join(taken, 'result') }))).toBe('recovery.folder-taken');
  writeFileSync(join(taken, 'file'), 'kept');
  expect(await attempt(needsOf(disk, it, { out: join(taken, 'file') }))).toBe('recovery.folder-taken');
  const db = await openDeskStore(needsToOpen(disk));
  if (db.ok) db.value.close();
  truncateSync(databaseFile(disk), statSync(databaseFile(disk)).size - 4096 * 5 - 7);
  expect(await attempt(needsOf(disk, it))).toBe('desk.database-unreadable');
  writeFileSync(databaseFile(disk), 'SQLite format 3\0 and more');
  expect(await attempt(needsOf(disk, it))).toBe('desk.database-unreadable');
  const [file] = readKeyFiles(disk);
  const hostile = [
    '',
    '{}',
    '[',
    JSON.stringify({ ...file, version: 2 }),
    JSON.stringify({ ...keyFile([]), keys: [] }),
  ];
  for (const text of hostile) {
    for (const path of [slotFile(disk), slotCopy(disk)]) writeFileSync(path, text);
    expect(await attempt(needsOf(disk, it))).toBe('recovery.wrong-folder');
  }
  // An empty folder for the result is as good as none.
  const whole = await lostDisk();
  const empty = temporaryFolder();
  expect((await recovered(needsOf(whole.disk, whole.it, { out: empty }))).bundle).toMatchObject({ entries: 3 });
  expect(existsSync(join(empty, 'summary.json'))).toBe(true);
});

test('a disk on which somebody edited a chain is recovered all the same, and that is said', async () => {
  const { disk, it } = await lostDisk();
  const needs = needsOf(disk, it);
  const db = await openDeskStore(needsToOpen(disk));
  if (!db.ok) throw new Error(db.problem.code);
  db.value.exec(`drop trigger audit_frozen; update audit set record = '{}' where seq = 2`);
  db.value.close();
  expect((await recovered(needs)).summary).toMatchObject({ faults: ['audit'] });
});

test('a backup is recovered like the disk, with the key slots that lie beside it', async () => {
  const { disk, it, key } = await lostDisk();
  const place = temporaryFolder();
  const store = openStore(databaseFile(disk), key);
  if (!store.ok) throw new Error(store.problem.code);
  const at = '2026-05-04T09:00:00.000Z';
  expect(makeBackup(store.value, { slotFiles: [slotFile(disk)], key, place, at })).toMatchObject({ ok: true });
  store.value.close();
  const folder = backupFolder(place, key);
  const [backup = '', slots = ''] = readdirSync(folder).sort();
  const copy = temporaryFolder();
  copyFileSync(join(folder, backup), databaseFile(copy));
  copyFileSync(join(folder, slots), slotFile(copy));
  expect(await recovered(needsOf(copy, it))).toMatchObject({
    summary: { faults: [] },
    bundle: { entries: 3, papers: 1 },
  });
});

async function wholeBundle() {
  const { disk, it } = await lostDisk();
  const needs = needsOf(disk, it);
  const file = join(needs.out, (await recovered(needs)).bundle?.file ?? '');
  const lines: BundleLine[] = [];
  await verifyBundle(file, it.identity, (line) => lines.push(line));
  return { bytes: readFileSync(file), ...it, lines };
}

test('a bundle that is cut, or changed in any byte, is none', async () => {
  const file = join(temporaryFolder(), 'b');
  const { bytes, identity } = await wholeBundle();
  const damage = fc.oneof(
    fc.nat(bytes.length - 1).map((length) => bytes.subarray(0, length)),
    fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 })).map(([at, change]) => {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ change;
      return changed;
    }),
    fc.uint8Array({ maxLength: 300 }).map((noise) => Buffer.concat([bytes, noise, Buffer.of(1)])),
  );
  await fc.assert(
    fc.asyncProperty(damage, async (damaged) => {
      writeFileSync(file, damaged);
      expect(await verifyBundle(file, identity)).toMatchObject({ problem: { code: 'bundle.unreadable' } });
    }),
    { seed: 20261124, numRuns: 150 },
  );
  writeFileSync(file, bytes);
  expect(await verifyBundle(file, identity)).toMatchObject({ ok: true });
});

test('lines left out, doubled, exchanged or edited by whoever could seal it are noticed', async () => {
  const { lines, recipient, identity } = await wholeBundle();
  const tried = async (changed: readonly BundleLine[]): Promise<boolean> => {
    const file = join(temporaryFolder(), 'b');
    await writeBundle(file, recipient, changed);
    return (await verifyBundle(file, identity)).ok;
  };
  expect(await tried(lines)).toBe(true);
  for (const at of lines.keys()) {
    expect([at, await tried(lines.toSpliced(at, 1))]).toEqual([at, false]);
    const [line, next] = [lines[at], lines[at + 1]];
    if (line === undefined) continue;
    // A chain said twice says the same; everything else must not be there twice.
    expect([at, await tried(lines.toSpliced(at, 0, line))]).toEqual([at, line.kind === 'chain']);
    if (next !== undefined) expect([at, await tried(lines.with(at, next).with(at + 1, line))]).toEqual([at, false]);
    if (line.kind !== 'entry') continue;
    const edited = { ...line, payload: line.payload.replace('ნინო', 'ნანა') };
    expect(edited.payload).not.toBe(line.payload);
    expect(await tried(lines.with(at, edited))).toBe(false);
  }
});

test('the commands that IT staff read are the commands that work', async () => {
  const lost = await lostDisk();
  const folder = temporaryFolder();
  const [key, result] = [join(folder, 'recovery.key'), join(folder, 'result')];
  const text = readFileSync(join(root, 'build/docs/keys.md'), 'utf8');
  const commands = [...text.matchAll(/^npm run recover -- (.*)$/gm)].map(([, rest = '']) => rest.split(' '));
  expect(commands.map(([first]) => first)).toEqual(['identity', '--disk', 'verify']);
  const run = (words: readonly string[]) => {
    const placed = words.map((word) =>
      word
        .replace(/^recovery\.key$/, key)
        .replace(/^DISK$/, lost.disk)
        .replace(/^RESULT/, result)
        .replace(/[a-z]+-\d+(?=\.bundle)/, `${testDevice.center}-${testDevice.desk}`),
    );
    const { status, stdout, stderr } = spawnSync(process.execPath, ['electron/core/recover-main.ts', ...placed], {
      cwd: root,
      encoding: 'utf8',
    });
    return { status, said: stdout + stderr };
  };
  const [make = [], open = [], verify = []] = commands;
  expect(run(make)).toMatchObject({ status: 0, said: expect.stringMatching(/^SOPELI_RECOVERY_RECIPIENT=age1/) });
  expect(run(make)).toMatchObject({ status: 1 });
  expect(run(open)).toMatchObject({ status: 1, said: 'recovery.wrong-identity: no recovery slot opens\n' });
  writeFileSync(key, `# of the test\n${lost.it.identity}\n`);
  const opened = run(open);
  expect(opened).toMatchObject({ status: 0, said: expect.stringContaining('3 cases, 1 papers') });
  expect(opened.said).toMatch(/one-time passphrase: (\d{4} ){5}\d{4}\n/);
  expect(run(verify)).toMatchObject({ status: 0, said: expect.stringContaining('whole: ') });
  expect(run(open)).toMatchObject({ status: 1, said: expect.stringContaining('recovery.folder-taken') });
  expect(run(['--disk', 'x'])).toMatchObject({ status: 2, said: expect.stringContaining('npm run recover') });
  expect(personal.filter((word) => opened.said.includes(word))).toEqual([]);
});
