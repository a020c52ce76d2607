// Starts desks one after the other under the recorder, each on a disk that a power cut left behind, and lets each commit
// something: `node recorded-start.ts <marks file> <folder>…`. Every second one ends in order, the others are left as
// they are.
import { openSync, writeSync } from 'node:fs';
import type { Db } from '../../db/sqlite.ts';
import { rebuildStates } from '../../db/states.ts';
import { openDeskStore } from '../../electron/core/open-desk.ts';
import { openNeeds } from './keystore.ts';

const [marksFile = '', ...folders] = process.argv.slice(2);
const marks = openSync(marksFile, 'a');
const left: Db[] = [];
for (const [index, folder] of folders.entries()) {
  writeSync(marks, folder);
  const store = await openDeskStore(openNeeds(folder));
  if (!store.ok) throw new Error(store.problem.code);
  rebuildStates(store.value);
  if (index % 2 === 0) store.value.close();
  else left.push(store.value);
}
process.kill(process.pid, 'SIGKILL');
