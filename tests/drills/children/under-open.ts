// A desk under which somebody removes or empties SQLite's files while it works, until it ends itself by force:
// `node under-open.ts <root of the disk> wal|shm remove|empty`. Says every desk number that was
// answered as saved, and whether the desk warned.
import { rmSync, truncateSync, writeSync } from 'node:fs';
import { databaseFile } from '../../../electron/core/key-slot.ts';
import { diskIn, openDesk, signIn } from '../world.ts';

const [root = '', which = '', how = ''] = process.argv.slice(2);
const disk = diskIn(root);
const desk = await openDesk(disk, 'http://127.0.0.1:9', null);
if (typeof desk === 'string') throw new Error(desk);
await signIn(desk);
const submit = async (seed: number): Promise<void> => {
  const { deskNumber } = await desk.submit(seed);
  writeSync(1, `${deskNumber}\n`);
};
await submit(21);
const file = `${databaseFile(disk.desk)}-${which}`;
if (how === 'remove') rmSync(file);
else truncateSync(file, 0);
// Either goes well or is answered with a problem.
for (const seed of [22, 23]) await submit(seed).catch(() => undefined);
if ((await desk.call('backup.read', {})).journal !== null) writeSync(1, 'warned\n');
process.kill(process.pid, 'SIGKILL');
