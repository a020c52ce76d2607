// `npm run journals -- --disk FOLDER [--remove NAME]`: the journals that a desk set aside and could not prove to be held
// elsewhere, and what rebuilds set aside, each with its age; and the removal of one by its name, which nobody but IT may decide.
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { flushFolderOf } from '../../db/flush.ts';
import { setAsideBeside } from '../../db/journal/ends.ts';
import { systemClock } from './clock.ts';
import { wholeHours } from './keeper/due.ts';
import { databaseFile, journalFile } from './key-slot.ts';

const { values } = parseArgs({ options: { disk: { type: 'string' }, remove: { type: 'string' } } });

function end(code: number, ...lines: readonly string[]): void {
  for (const line of lines) console.log(line);
  process.exitCode = code;
}

/** Of a file, or of the files in a folder. */
function bytesOf(path: string): number {
  const found = statSync(path);
  if (!found.isDirectory()) return found.size;
  return readdirSync(path).reduce((sum, name) => sum + bytesOf(join(path, name)), 0);
}

const { disk, remove } = values;
if (disk === undefined) end(2, 'usage: npm run journals -- --disk FOLDER [--remove NAME]');
else {
  const left = [journalFile(disk), databaseFile(disk)].flatMap(setAsideBeside);
  const one = left.find(({ name }) => name === remove);
  if (remove === undefined) {
    const now = systemClock().read().wall;
    const lines = left.map(({ name, since }) => {
      const days = Math.floor((wholeHours(now, since) ?? 0) / 24);
      return `${name}: ${days} days, ${bytesOf(join(disk, name))} bytes`;
    });
    end(0, `set aside: ${left.length}`, ...lines);
  } else if (one === undefined) end(1, 'not removed: nothing set aside has this name');
  else {
    rmSync(join(disk, one.name), { recursive: true });
    flushFolderOf(join(disk, one.name));
    end(0, `removed: ${one.name}`);
  }
}
