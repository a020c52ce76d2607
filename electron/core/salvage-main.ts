// `npm run salvage -- --disk FOLDER [--backup FOLDER] (--key-file FILE | --identity FILE)`: rebuilds the database of the
// desk in FOLDER from backup, damaged file and journal. The desk must be closed. Deletes nothing; see the report.
import { parseArgs } from 'node:util';
import { salvage } from '../../db/salvage/salvage.ts';
import { systemClock } from './clock.ts';
import { databaseFile, journalFile } from './key-slot.ts';
import { openKey } from './salvage-key.ts';
import { salvageLines } from './salvage-report.ts';

const { values } = parseArgs({
  options: {
    disk: { type: 'string' },
    backup: { type: 'string' },
    'key-file': { type: 'string' },
    identity: { type: 'string' },
  },
});

function end(code: number, lines: readonly string[]): void {
  for (const line of lines) console.log(line);
  process.exitCode = code;
}

const { disk, backup: place = null } = values;
if (disk === undefined) {
  end(2, ['usage: npm run salvage -- --disk FOLDER [--backup FOLDER] (--key-file FILE | --identity FILE)']);
} else {
  const key = await openKey(disk, place ?? null, { keyFile: values['key-file'], identity: values.identity });
  const done = key.ok
    ? salvage({
        databaseFile: databaseFile(disk),
        journalFile: journalFile(disk),
        place: place ?? null,
        key: key.value,
        at: systemClock().read().wall,
      })
    : key;
  if (done.ok) end(0, salvageLines(done.value));
  else end(1, [`not rebuilt: ${done.problem.code} ${done.problem.detail ?? ''}`]);
}
