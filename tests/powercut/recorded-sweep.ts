// A desk at rest forgets what is due, under the recorder: `node recorded-sweep.ts <marks file> <folder>`. Everything goes
// as in the desk: its steps, then the journal, then, closed, the database written anew.
import { openSync, writeSync } from 'node:fs';
import { openJournal } from '../../db/journal/journal.ts';
import { rewriteForgotten } from '../../db/retention/rewrite.ts';
import { type Leaving, sweep } from '../../db/retention/sweep.ts';
import { databaseFile, databaseKey, journalFile } from '../../electron/core/key-slot.ts';
import { openDeskStore } from '../../electron/core/open-desk.ts';
import { systemRandom } from '../../electron/core/random.ts';
import { forgetPrinted } from '../../electron/core/sweeper.ts';
import { catalogue } from '../kill/work.ts';
import { keystore, openNeeds } from './keystore.ts';
import { muchLater } from './settled.ts';
import type { Sentence } from './told.ts';

const [marksFile = '', folder = ''] = process.argv.slice(2);
const marks = openSync(marksFile, 'a');
const say = (sentence: Sentence): void => void writeSync(marks, JSON.stringify(sentence));

const store = await openDeskStore(openNeeds(folder));
const key = databaseKey(folder, keystore, systemRandom());
if (!store.ok || !key.ok) throw new Error('the desk does not open');
say({ say: 'forgetting' });
const before = (leaving: Leaving): void => forgetPrinted(`${folder}/receipts`, leaving);
for (const step of sweep(store.value, { rules: catalogue, wall: muchLater, before })) {
  if (step.kind === 'begun') say({ say: 'forgotten', deskNumber: step.deskNumber });
}
const place = { file: journalFile(folder), databaseKey: key.value, random: systemRandom().bytes };
const journal = openJournal(store.value, { ...place, stamp: '20460302T081500Z' });
journal.follow('everything');
say({ say: 'gone-from-journal' });
journal.close();
store.value.close();
const rewritten = rewriteForgotten(databaseFile(folder), key.value);
if (!rewritten.ok) throw new Error(rewritten.problem.code);
