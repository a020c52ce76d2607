// A desk under which somebody removes, empties or cuts SQLite's files while it works, until it ends itself by force:
// `node under-open.ts <root of the disk> wal|shm remove|empty|cut|spoil` (`cut`: behind its second
// frame; `spoil`: the database, too). Says every desk number that was answered as saved,
// then what was typed last, what the desk warned of, and how it ended.
import { readFileSync, rmSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { databaseFile } from '../../../electron/core/key-slot.ts';
import { application } from '../../kill/work.ts';
import { diskIn, openDesk, signIn } from '../world.ts';

const [root = '', which = '', how = ''] = process.argv.slice(2);
const disk = diskIn(root);
const desk = await openDesk(disk, 'http://127.0.0.1:9', null);
if (typeof desk === 'string') throw new Error(desk);
await signIn(desk);
const say = (word: string, what: string): void => void writeSync(1, `${word} ${what}\n`);
const submit = async (seed: number): Promise<void> => {
  const { deskNumber } = await desk.submit(seed);
  say('saved', deskNumber);
};
await submit(21);
const { service, keystrokes } = application(31);
const draft = await desk.call('draft.create', { service });
const [, content] = keystrokes;
if (content === undefined) throw new Error('nothing typed');
await desk.call('draft.save', { draft: draft.id, revision: draft.revision, content });
say('typed', draft.id);
const file = `${databaseFile(disk.desk)}-${which}`;
if (how === 'remove') rmSync(file);
else truncateSync(file, how === 'cut' ? 32 + 2 * (24 + 4096) : 0);
const database = databaseFile(disk.desk);
if (how === 'spoil') writeFileSync(database, readFileSync(database).fill(0));
for (const seed of [22, 23]) {
  // Either goes well or is answered with a problem, and then goes well, unless the desk is at its end.
  await submit(seed).catch(() => submit(seed).catch(() => undefined));
}
if (desk.ended !== null) say('ended', desk.ended);
else for (const { code, detail } of (await desk.call('storage.read', {})).warnings) say('warned', `${code} ${detail}`);
process.kill(process.pid, 'SIGKILL');
