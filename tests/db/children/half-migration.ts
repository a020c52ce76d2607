// Runs as a child: stops for ever inside the transaction of the last migration, after its statements and before its
// commit, and says so. The test then kills it there. Arguments: file, migrations as JSON, key in hex.
import { writeSync } from 'node:fs';
import { type Migration, migrate } from '../../../db/migrate.ts';
import { secure, unlock } from '../../../db/pragmas.ts';
import { connect, type Db } from '../../../db/sqlite.ts';

const [file = '', list = '[]', key = ''] = process.argv.slice(2);
const migrations: Migration[] = JSON.parse(list);
const db = connect(file);
unlock(db, Buffer.from(key, 'hex'));
secure(db);
const stopping: Db = {
  ...db,
  exec: (sql) => {
    db.exec(sql);
    if (sql !== migrations.at(-1)?.sql) return;
    writeSync(1, 'inside\n');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  },
};
migrate(stopping, migrations);
