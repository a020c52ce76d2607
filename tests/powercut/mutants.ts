// Shows that the power cuts find bugs: each mutant is a copy of the sources in a folder of its own with one deliberate
// mistake written into it, and the same cuts are made over it. A mistake that is not found is a hole in the net.
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { scratchFolder } from './scratch.ts';
import { spread } from './shares.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const copied = ['db', 'electron', 'shared', 'tests', 'build', 'package.json', 'tsconfig.json'];

interface Change {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}
/** A deliberate mistake, as changes of places that each stand once in their file. */
export interface Mistake {
  readonly name: string;
  readonly changes: readonly Change[];
}
export interface Mutant extends Mistake {
  readonly story: string;
  readonly cuts: number;
  /** The loss by which it must be found. */
  readonly loss: RegExp;
}

const oneDay = { story: 'one day', cuts: 100 };

export const mutants: readonly Mutant[] = [
  {
    name: 'synchronous NORMAL',
    ...oneDay,
    changes: [
      { file: 'db/pragmas.ts', from: `db.pragma('synchronous = full')`, to: `db.pragma('synchronous = normal')` },
      { file: 'db/pragmas.ts', from: 'synchronous: 2', to: 'synchronous: 1' },
    ],
    loss: /case lost/,
  },
  {
    name: 'answer before commit',
    ...oneDay,
    changes: [
      {
        file: 'electron/core/dispatch.ts',
        from: 'db.transaction((): { settled: AnyAnswer | W } => {',
        to: 'committedLater(db, (): { settled: AnyAnswer | W } => {',
      },
      {
        file: 'electron/core/dispatch.ts',
        from: '/** The one way into the desk.',
        to: `function committedLater<T>(db: Db, body: () => T): T {
  if (db.inTransaction) return body();
  db.exec('begin immediate');
  setTimeout(() => db.inTransaction && db.exec('commit'), 5);
  return body();
}
/** The one way into the desk.`,
      },
    ],
    loss: /case lost/,
  },
  {
    // The case is in the database, so it shows only where that is destroyed, too, or in the journal itself.
    name: 'answer before the journal is flushed',
    ...oneDay,
    changes: [
      {
        file: 'electron/core/compose.ts',
        from: 'if (savingCalls.has(name)) await keeper.saved()',
        // Later by more than a cut needs to come between: else it would be luck that one does.
        to: 'if (savingCalls.has(name)) void new Promise((later) => needs.timers.after(20, () => later(keeper.saved())))',
      },
    ],
    loss: /rebuild: case lost/,
  },
  {
    name: 'journal not flushed',
    ...oneDay,
    changes: [{ file: 'db/journal/write.ts', from: '        fsyncSync(handle);\n', to: '' }],
    loss: /rebuild: case lost/,
  },
  {
    name: 'a step of a migration outside its transaction',
    story: 'an older schema',
    cuts: 100,
    changes: [
      { file: 'db/migrate.ts', from: '    db.transaction(() => {', to: '    (() => {' },
      { file: 'db/migrate.ts', from: '    });\n    onDone(', to: '    })();\n    onDone(' },
    ],
    loss: /does not open|fails/,
  },
  {
    name: 'key slots not flushed',
    ...oneDay,
    changes: [
      { file: 'electron/core/durable-file.ts', from: '      fsyncSync(handle);\n    } finally', to: '    } finally' },
    ],
    loss: /does not open: desk.key-missing/,
  },
  {
    name: 'backups dropped before the new one is proven',
    story: 'backups',
    cuts: 100,
    changes: [
      {
        file: 'db/backup/place.ts',
        from: '  copySlots(order.slotFiles, target);\n',
        to: '  for (const one of all()) rmSync(fileOf(one));\n  copySlots(order.slotFiles, target);\n',
      },
    ],
    loss: /no backup has the \d+ cases/,
  },
  {
    name: 'backup written under its final name',
    story: 'backups',
    cuts: 100,
    changes: [{ file: 'db/backup/copy.ts', from: '}.part`;', to: '}`;' }],
    loss: /backup desk-\S+ (does not open|is damaged|cannot be read)/,
  },
  {
    name: 'new key written over the old one before the database has it',
    story: 'new keys',
    cuts: 100,
    changes: [
      {
        file: 'electron/core/open-desk.ts',
        from: 'writeKeyFile(folder, keyFile([old.sealed, full.value]))',
        to: 'writeKeyFile(folder, keyFile([full.value]))',
      },
    ],
    loss: /does not open/,
  },
];

/** The files of the mutant with the mistake in them, by path. Throws when the sources no longer have the place. */
export function mutated({ name, changes }: Mistake): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const { file, from, to } of changes) {
    const parts = (files.get(file) ?? readFileSync(join(root, file), 'utf8')).split(from);
    if (parts.length !== 2) throw new Error(`${name}: ${file} has the place ${parts.length - 1} times`);
    files.set(file, parts.join(to));
  }
  return files;
}

/** A copy of the sources with the mistake in it; whoever asks for it removes it. */
export function plant(mutant: Mistake): string {
  const files = mutated(mutant);
  const folder = scratchFolder();
  for (const part of copied) cpSync(join(root, part), join(folder, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const [file, text] of files) writeFileSync(join(folder, file), text);
  return folder;
}

/** Runs a program of the copy; answers all that it said, on both streams. */
export function said(folder: string, argv: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, argv, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let all = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      all += text;
    });
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => resolve(all));
  });
}

function run(folder: string, { story, cuts }: Mutant): Promise<string> {
  const work = join(folder, 'out');
  mkdirSync(work);
  return said(folder, [
    join(folder, 'tests/powercut/main.ts'),
    ...['--story', story, '--cuts', String(cuts), '--work', work],
  ]);
}

/** What the cuts find in this mutant: how many cuts with faults, and whether the loss it must show is among them. */
export async function judge(
  mutant: Mutant,
): Promise<{ readonly faults: number; readonly found: boolean; said: string }> {
  const folder = plant(mutant);
  try {
    const said = await run(folder, mutant);
    const faults = Number(/^(\d+) cuts with faults in \d+ seconds$/m.exec(said)?.[1] ?? 0);
    return { faults, found: faults > 0 && mutant.loss.test(said), said };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Judges all mutants and tells; false when one is not found. */
export async function showMutants(tell: (line: string) => void): Promise<boolean> {
  let all = true;
  await spread(mutants, async (mutant) => {
    const { faults, found, said } = await judge(mutant);
    tell(`${found ? 'found' : 'NOT FOUND'}: ${mutant.name}, by ${faults} of ${mutant.cuts} cuts`);
    if (!found) tell(said);
    all &&= found;
  });
  return all;
}
