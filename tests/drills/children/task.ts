// One task on a desk's files, run as a child that is killed at a call on the disk: `node task.ts migrate|backup|salvage
// <desk's folder> <second place> <key in hex>`. It loads no more than the task needs.
import { join } from 'node:path';
import { makeBackup } from '../../../db/backup/place.ts';
import { shipped } from '../../../db/migrations/shipped.ts';
import { openStore } from '../../../db/open.ts';
import { salvage } from '../../../db/salvage/salvage.ts';
import type { Result } from '../../../shared/result.ts';
import { later } from '../later.ts';

const [task = '', desk = '', place = '', hex = ''] = process.argv.slice(2);
const [databaseFile, journalFile] = [join(desk, 'desk.db'), join(desk, 'journal.log')];
const key = Buffer.from(hex, 'hex');
/** No hour in which the test may run: of two backups of one hour only the newer is kept. */
const at = '2099-11-23T12:00:00.000Z';

function done<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
}

if (task === 'migrate') done(openStore(databaseFile, key, [...shipped, later])).close();
if (task === 'backup') {
  const db = done(openStore(databaseFile, key));
  done(makeBackup(db, { slotFiles: [join(desk, 'key-slots.json')], key, place, at }));
  db.close();
}
if (task === 'salvage') done(salvage({ databaseFile, journalFile, place, key, at }));
