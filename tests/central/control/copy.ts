// A copy of central that it can be set back to, as after a broken disk: everything since then is forgotten, its key is
// the same, its server epoch is new.
import { randomUUID } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Central } from '../central.ts';
import { forkFeeds } from '../store/feed.ts';
import { tables } from '../store/schema.ts';
import { setSetting } from '../store/store.ts';

const fileOf = (central: Central): string => join(central.folder, 'copy.db');

/** Keeps a copy of everything as it is now, in place of an earlier one. */
export function keepCopy(central: Central): void {
  rmSync(fileOf(central), { force: true });
  central.store.run('vacuum into ?', fileOf(central));
}

/** Sets central back to the copy; false when none was kept. */
export function restoreCopy(central: Central): boolean {
  const { store } = central;
  if (!existsSync(fileOf(central))) return false;
  store.run('attach ? as copy', fileOf(central));
  try {
    store.transaction(() => {
      for (const table of [...tables].reverse()) store.exec(`delete from main.${table}`);
      for (const table of tables) store.exec(`insert into main.${table} select * from copy.${table}`);
      setSetting(store, 'server-epoch', randomUUID());
      forkFeeds(store);
    });
  } finally {
    store.exec('detach copy');
  }
  central.watch.changed(null);
  return true;
}
