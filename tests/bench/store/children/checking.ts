// Checks the database in `folder` as the thread beside the desk does, quickly and in full, and says how long that took.
import { checkDatabase } from '../../../../db/check.ts';
import { openReader } from '../../../../db/reader.ts';
import { databaseFile } from '../../../../electron/core/key-slot.ts';
import { keyOf } from '../desk.ts';

const folder = process.argv[2] ?? '';
const store = openReader(databaseFile(folder), keyOf(folder));
if (!store.ok) throw new Error(store.problem.code);
const begun = performance.now();
if (checkDatabase(store.value, 'quick') !== null) throw new Error('damaged');
const quickMs = performance.now() - begun;
if (checkDatabase(store.value, 'full') !== null) throw new Error('damaged');
console.log(JSON.stringify({ quickMs, fullMs: performance.now() - begun - quickMs }));
store.value.close();
