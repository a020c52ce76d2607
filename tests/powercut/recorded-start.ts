// Starts desks one after the other under the recorder, each on a disk that a power cut left behind, and lets each commit
// something: `node recorded-start.ts <marks file> <folder>…`. Every second one ends in order, the others are left as
// they are.
import { openSync, writeSync } from 'node:fs';
import { openStore } from '../../db/open.ts';
import type { Db } from '../../db/sqlite.ts';
import { rebuildStates } from '../../db/states.ts';
import { databaseFile, databaseKey } from '../../electron/core/key-slot.ts';
import { systemRandom } from '../../electron/core/random.ts';
import { keystore } from './keystore.ts';

const [marksFile = '', ...folders] = process.argv.slice(2);
const marks = openSync(marksFile, 'a');
const left: Db[] = [];
for (const [index, folder] of folders.entries()) {
  writeSync(marks, folder);
  const key = databaseKey(folder, keystore, systemRandom());
  if (!key.ok) throw new Error(key.problem.code);
  const store = openStore(databaseFile(folder), key.value);
  if (!store.ok) throw new Error(store.problem.code);
  rebuildStates(store.value);
  if (index % 2 === 0) store.value.close();
  else left.push(store.value);
}
process.kill(process.pid, 'SIGKILL');
