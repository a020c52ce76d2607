// Backups and rebuilds on a disk that cannot be read at some moment: a backup under its final name is whole, a rebuild
// that calls itself complete is, and one that fails goes through when the disk does.
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeBackup } from '../../db/backup/place.ts';
import { storeProblem } from '../../db/failures.ts';
import { openReader } from '../../db/reader.ts';
import { salvage } from '../../db/salvage/salvage.ts';
import { databaseFile, databaseKey, journalFile } from '../../electron/core/key-slot.ts';
import { slotFile } from '../../electron/core/keys/file.ts';
import { systemRandom } from '../../electron/core/random.ts';
import { fail, type Result } from '../../shared/result.ts';
import { faultsOfBackups } from '../powercut/beside.ts';
import { lostCases } from '../powercut/found.ts';
import { keystore } from '../powercut/keystore.ts';
import type { Told } from '../powercut/told.ts';
import type { Trial } from './faulty-desk.ts';
import { readTrials } from './trials.ts';

const at = '2026-03-02T08:15:00.000Z';

/** What it answers, or the problem that the disk throws; a bug is thrown on. */
function answered<T>(act: () => Result<T>): Result<T> {
  try {
    return act();
  } catch (error) {
    const known = storeProblem(error);
    if (known === null) throw error;
    return fail(known);
  }
}

function keyIn(folder: string): Uint8Array {
  const key = databaseKey(folder, keystore, systemRandom());
  if (!key.ok) throw new Error(key.problem.code);
  return key.value;
}

function backUp(folder: string, place: string): Result<unknown> {
  mkdirSync(place, { recursive: true });
  const key = keyIn(folder);
  const store = openReader(databaseFile(folder), key);
  if (!store.ok) return store;
  try {
    return makeBackup(store.value, { slotFiles: [slotFile(folder)], key, place, at });
  } finally {
    store.value.close();
  }
}

interface Left {
  /** A desk's folder as a kill left it. */
  readonly from: string;
  readonly told: Told;
  readonly payloads: ReadonlyMap<string, string>;
}

/** Tries `act` on copies of the folder: once to count its reads, then with each fault; `look` says what is wrong then. */
function each<T>(
  { plan, control, report }: Trial,
  title: string,
  { from }: Left,
  act: (folder: string, place: string) => Result<T>,
  look: (result: Result<T>, folder: string, place: string) => readonly string[],
): number {
  const [folder, place] = [join(plan.root, title), join(plan.root, `${title}-place`)];
  const once = (arm: () => void): number => {
    for (const old of [folder, place]) rmSync(old, { recursive: true, force: true });
    cpSync(from, folder, { recursive: true });
    const reads = control.reads();
    arm();
    const result = answered(() => act(folder, place));
    const made = control.reads() - reads;
    const hits = control.heal();
    report.hits += hits;
    if (!result.ok && hits === 0) report.faults.push(`${title}: ${result.problem.code} on a healthy disk`);
    report.faults.push(...look(result, folder, place).map((fault) => `${title}: ${fault}`));
    return made;
  };
  const faults = readTrials({ reads: once(() => undefined) }, plan.starts, `${plan.seed} ${title}`);
  for (const fault of faults) once(() => control.arm(fault));
  for (const old of [folder, place]) rmSync(old, { recursive: true });
  return faults.length;
}

/** Answers how many were tried. */
export function tryBackups(trial: Trial, left: Left): number {
  const { told } = left;
  return each(trial, 'backup', left, backUp, (made, _, place) =>
    faultsOfBackups(place, { ...told, backedUp: made.ok ? new Set(told.saved.keys()) : null }),
  );
}

/** Answers how many were tried. */
export function tryRebuilds(trial: Trial, left: Left): number {
  const { from, told, payloads } = left;
  const rebuilt = (folder: string, place: string) =>
    salvage({ databaseFile: databaseFile(folder), journalFile: journalFile(folder), place, key: keyIn(folder), at });
  const lost = (folder: string): string[] => {
    const store = openReader(databaseFile(folder), keyIn(folder));
    if (!store.ok) return [store.problem.code];
    const faults = lostCases(store.value, told, payloads);
    store.value.close();
    return faults;
  };
  const kept = join(trial.plan.root, 'kept-place');
  if (!backUp(from, kept).ok) throw new Error('no backup');
  const act = (folder: string, place: string) => {
    cpSync(kept, place, { recursive: true });
    writeFileSync(databaseFile(folder), Buffer.alloc(65_536));
    return rebuilt(folder, place);
  };
  return each(trial, 'rebuild', left, act, (first, folder, place) => {
    const again = first.ok ? first : rebuilt(folder, place);
    if (!again.ok) return [`not on a healthy disk either: ${again.problem.code}`];
    const { fromJournal, missingNumbers, casesWithoutPapers } = again.value;
    const whole = fromJournal?.opens === true && fromJournal.breaks === 0 && fromJournal.tornBytes === 0;
    return whole && missingNumbers.length === 0 && casesWithoutPapers.length === 0 ? lost(folder) : [];
  });
}
