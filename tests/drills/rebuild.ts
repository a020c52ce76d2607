// Rebuilding a desk's disk in the drills, and what is in it afterwards.
import { existsSync } from 'node:fs';
import { openReader } from '../../db/reader.ts';
import { type SalvageReport, salvage } from '../../db/salvage/salvage.ts';
import { databaseFile, journalFile } from '../../electron/core/key-slot.ts';
import { type Disk, keyOf } from './world.ts';

/** Rebuilds as the command does; throws the problem's code. */
export function rebuilt(disk: Disk, at = '2026-11-23T10:00:00.000Z'): SalvageReport {
  const report = salvage({
    databaseFile: databaseFile(disk.desk),
    journalFile: journalFile(disk.desk),
    place: existsSync(disk.place) ? disk.place : null,
    key: keyOf(disk),
    at,
  });
  if (!report.ok) throw new Error(`${report.problem.code} ${report.problem.detail}`);
  return report.value;
}

/** The desk numbers of all cases in a database of this disk, sorted. */
export function numbersOf(disk: Disk, file = databaseFile(disk.desk)): string[] {
  const store = openReader(file, keyOf(disk));
  if (!store.ok) throw new Error(store.problem.code);
  const numbers = store.value.all<{ n: string }>('select desk_number as n from cases').map(({ n }) => n);
  store.value.close();
  return numbers.sort();
}

/** How many notes, kept hand-overs, joined pairs and held cases there are. */
export function saidIn(disk: Disk): unknown {
  const store = openReader(databaseFile(disk.desk), keyOf(disk));
  if (!store.ok) throw new Error(store.problem.code);
  const said = store.value.get(
    `select (select count(*) from case_notes) as notes, (select count(kept_at) from case_notes) as kept,
       (select count(*) from joined_persons) as joined, (select count(*) from held_cases) as held`,
  );
  store.value.close();
  return said;
}
