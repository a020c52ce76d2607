// The disk is full while the database of an earlier release is copied before its migration, whatever call it was: the old
// file is byte for byte what it was, the start page says in Georgian what to do, and with room the next start goes through.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { shipped } from '../../db/migrations/shipped.ts';
import { openStore } from '../../db/open.ts';
import { startProblemPage } from '../../electron/shell/start-problem.ts';
import { problemSchema } from '../../shared/problems.ts';
import { releasedKey } from '../db/released/found.ts';
import { controlIn, makeControlFile } from '../faults/control.ts';
import { buildLibrary } from '../powercut/compiler.ts';
import { scratchFolder } from '../powercut/scratch.ts';

const script = fileURLToPath(new URL('./children/open.ts', import.meta.url));
const released = new URL('../db/released/0.1.0.db', import.meta.url);

test('a disk that is full during the copy before a migration leaves the old file, says so, and the next start goes on', () => {
  const work = scratchFolder();
  onTestFinished(() => rmSync(work, { recursive: true, force: true }));
  const library = buildLibrary(new URL('../faults/faults.c', import.meta.url), work);
  const before = readFileSync(released);
  // Not even the index of the log fits, a part of the copy does, nearly all of it does.
  for (const room of [20_000, 60_000, 200_000, before.length - 4096]) {
    const folder = join(work, `room-${room}`);
    mkdirSync(folder);
    const file = join(folder, 'desk.db');
    copyFileSync(released, file);
    const controlFile = join(work, `control-${room}`);
    makeControlFile(controlFile);
    controlIn(controlFile).limit(room);
    const env = { ...process.env, LD_PRELOAD: library, FAULTS_ROOT: folder, FAULTS_CONTROL: controlFile };
    const child = spawnSync(process.execPath, [script, file, Buffer.from(releasedKey).toString('hex')], { env });
    const told = problemSchema.parse(JSON.parse(String(child.stdout)));
    expect({ room, ...told }).toMatchObject({ code: 'desk.disk-full' });
    expect(readFileSync(file).equals(before), `${room}`).toBe(true);
    expect(readdirSync(folder).filter((name) => /schema-\d+$/.test(name))).toEqual([]);
    expect(startProblemPage(told)).toContain('გაათავისუფლეთ ადგილი დისკზე და პროგრამა ხელახლა გახსენით.');
    const store = openStore(file, releasedKey);
    if (!store.ok) throw new Error(store.problem.code);
    expect(store.value.pragma('user_version')).toBe(shipped.at(-1)?.number);
    expect(store.value.pragma('integrity_check')).toBe('ok');
    store.value.close();
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
    const copies = readdirSync(folder).filter((name) => /schema-\d+$/.test(name));
    expect(copies).toHaveLength(1);
    expect(existsSync(join(folder, copies[0] ?? ''))).toBe(true);
  }
});
