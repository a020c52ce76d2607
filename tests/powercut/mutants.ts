// Shows that the power cuts find bugs: each mutant is a copy of the sources in a folder of its own with one deliberate
// mistake written into it, and the same cuts are made over it. A mistake that is not found is a hole in the net.
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const copied = ['db', 'electron', 'shared', 'tests', 'build', 'package.json'];

interface Change {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}
export interface Mutant {
  readonly name: string;
  readonly changes: readonly Change[];
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
        file: 'db/sqlite.ts',
        from: 'sqlite.inTransaction ? body() : sqlite.transaction(body).immediate()',
        to: `{
      if (sqlite.inTransaction) return body();
      sqlite.exec('begin immediate');
      setTimeout(() => sqlite.inTransaction && sqlite.exec('commit'), 5);
      return body();
    }`,
      },
    ],
    loss: /case lost/,
  },
];

/** A copy of the sources with the mistake in it. Throws when the sources no longer have the place. */
function plant({ name, changes }: Mutant): string {
  const folder = mkdtempSync(join(tmpdir(), 'sopeli-mutant-'));
  for (const part of copied) cpSync(join(root, part), join(folder, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const { file, from, to } of changes) {
    const parts = readFileSync(join(folder, file), 'utf8').split(from);
    if (parts.length !== 2) throw new Error(`${name}: ${file} has the place ${parts.length - 1} times`);
    writeFileSync(join(folder, file), parts.join(to));
  }
  return folder;
}

function run(folder: string, { story, cuts }: Mutant): Promise<string> {
  const argv = [join(folder, 'tests/powercut/main.ts'), '--story', story, '--cuts', String(cuts)];
  const child = spawn(process.execPath, argv, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => resolve(said));
  });
}

/** What the cuts find in this mutant: how many cuts with faults, and whether the loss it must show is among them. */
export async function judge(
  mutant: Mutant,
): Promise<{ readonly faults: number; readonly found: boolean; said: string }> {
  const folder = plant(mutant);
  try {
    const said = await run(folder, mutant);
    const faults = Number(/^all: .* (\d+) cuts with faults$/m.exec(said)?.[1] ?? 0);
    return { faults, found: faults > 0 && mutant.loss.test(said), said };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Judges all mutants one after the other and tells; false when one is not found. */
export async function showMutants(tell: (line: string) => void): Promise<boolean> {
  let all = true;
  for (const mutant of mutants) {
    const { faults, found, said } = await judge(mutant);
    tell(`${found ? 'found' : 'NOT FOUND'}: ${mutant.name}, by ${faults} of ${mutant.cuts} cuts`);
    if (!found) tell(said);
    all &&= found;
  }
  return all;
}
