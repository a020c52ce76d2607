// `npm run journals -- --disk FOLDER [--remove NAME]`: the journals that a desk set aside and could not prove to be held
// elsewhere, each with its age; and the removal of one by its name, which nobody but IT may decide.
import { statSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { flushFolderOf } from '../../db/flush.ts';
import { journalsSetAside } from '../../db/journal/ends.ts';
import { systemClock } from './clock.ts';
import { wholeHours } from './keeper/due.ts';
import { journalFile } from './key-slot.ts';

const { values } = parseArgs({ options: { disk: { type: 'string' }, remove: { type: 'string' } } });

function end(code: number, ...lines: readonly string[]): void {
  for (const line of lines) console.log(line);
  process.exitCode = code;
}

const { disk, remove } = values;
if (disk === undefined) end(2, 'usage: npm run journals -- --disk FOLDER [--remove NAME]');
else {
  const left = journalsSetAside(journalFile(disk));
  const one = left.find(({ name }) => name === remove);
  if (remove === undefined) {
    const now = systemClock().read().wall;
    const lines = left.map(({ name, since }) => {
      const days = Math.floor((wholeHours(now, since) ?? 0) / 24);
      return `${name}: ${days} days, ${statSync(join(disk, name)).size} bytes`;
    });
    end(0, `journals set aside: ${left.length}`, ...lines);
  } else if (one === undefined) end(1, 'not removed: no journal set aside has this name');
  else {
    unlinkSync(join(disk, one.name));
    flushFolderOf(join(disk, one.name));
    end(0, `removed: ${one.name}`);
  }
}
