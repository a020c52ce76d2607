// Checks the database in `folder` as the thread beside the desk does, quickly and in full, and says how long that took.
import { checkDatabase } from '../../../../db/check.ts';
import { databaseFile } from '../../../../electron/core/key-slot.ts';
import { keyOf } from '../desk.ts';

const folder = process.argv[2] ?? '';
const [file, key] = [databaseFile(folder), keyOf(folder)];
const begun = performance.now();
if (checkDatabase(file, key, 'quick') !== null) throw new Error('damaged');
const quickMs = performance.now() - begun;
if (checkDatabase(file, key, 'full') !== null) throw new Error('damaged');
console.log(JSON.stringify({ quickMs, fullMs: performance.now() - begun - quickMs }));
