// Starts desks one after the other under the recorder, each on a disk that a power cut left behind, and lets each commit
// something: `node recorded-start.ts <marks file> <folder>…`, and bring its journal up to that. Every second one ends in
// order, the others are left as they are.
import { openSync, writeSync } from 'node:fs';
import { openJournal } from '../../db/journal/journal.ts';
import type { Db } from '../../db/sqlite.ts';
import { rebuildStates } from '../../db/states.ts';
import { databaseKey, journalFile } from '../../electron/core/key-slot.ts';
import { openDeskStore } from '../../electron/core/open-desk.ts';
import { systemRandom } from '../../electron/core/random.ts';
import { keystore, openNeeds } from './keystore.ts';

const [marksFile = '', ...folders] = process.argv.slice(2);
const marks = openSync(marksFile, 'a');
const left: Db[] = [];
for (const [index, folder] of folders.entries()) {
  writeSync(marks, folder);
  const store = await openDeskStore(openNeeds(folder)).catch(() => null);
  // Whoever looks at the first cut sees that.
  if (store?.ok !== true) continue;
  const key = databaseKey(folder, keystore, systemRandom());
  if (!key.ok) throw new Error(key.problem.code);
  const journal = openJournal(store.value, {
    file: journalFile(folder),
    databaseKey: key.value,
    random: systemRandom().bytes,
    stamp: '20260302T081500Z',
  });
  journal.follow('everything');
  journal.close();
  rebuildStates(store.value);
  if (index % 2 === 0) store.value.close();
  else left.push(store.value);
}
process.kill(process.pid, 'SIGKILL');
