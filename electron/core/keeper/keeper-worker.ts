// Runs in a thread of its own with its own read-only connection: follows the store with the journal, copies and checks
// it. The desk's thread is never held up by any of this, however slow the disk is.
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { backupFile, stampOf } from '../../../db/backup/names.ts';
import { backupFolder, listBackups, makeBackup } from '../../../db/backup/place.ts';
import { checkDatabase } from '../../../db/check.ts';
import { storeProblem } from '../../../db/failures.ts';
import { removeHeldJournals } from '../../../db/journal/ends.ts';
import { type Journal, openJournal } from '../../../db/journal/journal.ts';
import { openReader } from '../../../db/reader.ts';
import type { Db } from '../../../db/sqlite.ts';
import { type Problem, problem } from '../../../shared/problems.ts';
import { databaseFile, firstSlotFile, journalFile } from '../key-slot.ts';
import { slotFile } from '../keys/file.ts';
import { provenJournals } from '../keys/proven.ts';
import { systemRandom } from '../random.ts';
import { type Answer, keeperSetupSchema, type Task, taskSchema } from './tasks.ts';

const setup = keeperSetupSchema.parse(workerData);
const askedSchema = z.strictObject({ ask: z.number(), task: taskSchema });
const random = systemRandom();
let reader: Db | null = null;
let journal: Journal | null = null;

function store(): Db {
  if (reader !== null) return reader;
  const opened = openReader(databaseFile(setup.folder), setup.key);
  if (!opened.ok) throw new Failure(opened.problem);
  reader = opened.value;
  return reader;
}

class Failure extends Error {
  readonly problem: Problem;
  constructor(of: Problem) {
    super(of.code);
    this.problem = of;
  }
}

function follow(extent: 'new' | 'everything', at: string): number {
  journal ??= openJournal(store(), {
    file: journalFile(setup.folder),
    databaseKey: setup.key,
    random: random.bytes,
    stamp: stampOf(at),
  });
  journal.follow(extent);
  return journal.lost;
}

function backUp({ place, earlier, at }: Extract<Task, { kind: 'backup' }>): Problem | null {
  const made = makeBackup(store(), {
    slotFiles: [slotFile(setup.folder), firstSlotFile(setup.folder)],
    key: setup.key,
    place,
    earlier,
    at,
  });
  return made.ok ? null : made.problem;
}

function removeHeld(place: string): void {
  const folder = backupFolder(place, setup.key);
  const [newest] = listBackups(folder);
  const backup = newest === undefined ? null : openReader(join(folder, backupFile(newest)), setup.key);
  if (backup?.ok !== true) return;
  try {
    removeHeldJournals(backup.value, journalFile(setup.folder), setup.key, provenJournals(setup.folder));
  } finally {
    backup.value.close();
  }
}

function refuse(found: Problem | null): number {
  if (found !== null) throw new Failure(found);
  return 0;
}

function perform(task: Task): number {
  switch (task.kind) {
    case 'journal.open':
      return follow('everything', task.at);
    case 'journal.follow':
      return follow(task.extent, task.at);
    case 'backup':
      return refuse(backUp(task));
    case 'journals':
      removeHeld(task.place);
      return 0;
    case 'check':
      return refuse(checkDatabase(databaseFile(setup.folder), setup.key, task.depth));
    case 'end':
      journal?.close();
      reader?.close();
      return 0;
  }
}

const failedAt = {
  'journal.open': 'journal.failed',
  'journal.follow': 'journal.failed',
  backup: 'backup.failed',
  journals: 'journal.failed',
} as const;

/** A failure of the disk, named after what was tried, with its code alone; anything else is a bug and ends the thread. */
function expected(error: unknown, { kind }: Task): Problem | null {
  if (error instanceof Failure) return error.problem;
  const code = error instanceof Error && 'code' in error ? String(error.code) : null;
  if (code === null || (storeProblem(error) === null && !(error instanceof Error && 'syscall' in error))) return null;
  if (kind === 'check' || kind === 'end') return problem('check.damaged', code);
  return kind === 'backup' && /ENOSPC|EDQUOT|SQLITE_FULL/.test(code)
    ? problem('backup.disk-full')
    : problem(failedAt[kind], code);
}

function answer(ask: number, task: Task): Answer {
  try {
    return { ask, problem: null, lost: perform(task) };
  } catch (error) {
    const failed = expected(error, task);
    if (failed === null) throw error;
    return { ask, problem: failed, lost: 0 };
  }
}

parentPort?.on('message', (message: unknown) => {
  const { ask, task } = askedSchema.parse(message);
  parentPort?.postMessage(answer(ask, task));
  if (task.kind === 'end') parentPort?.close();
});
