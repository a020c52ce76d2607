// How the tests run: each file in a process of its own (SQLite and child processes are real), but for those that leave nothing
// behind, which share one; all projects in one pool, so that no core waits for another’s last file.
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const named = (...names: string[]): string[] => names.map((name) => `tests/central/${name}.test.ts`);
/** Tests that say nothing about central's database, and those that need PostgreSQL. */
const aboutNoDatabase = named('plan', 'mutation', 'guide', 'in-line', 'facts', 'reader');
const aboutPostgres = named('nodes');

/** Tests that leave nothing behind in their process: a start of Node and the sources' own first run would cost them more than they take. */
const within = ['electron/services', 'electron/sync', 'shared'].map((folder) => `tests/${folder}/**/*.test.ts`);
const apart = ['tests/e2e/**', 'tests/central/**', 'tests/postgres/**'];

/** Half a minute and more each: one that began last would run alone at the end. */
const longest = [
  'kill/kill',
  'e2e/screens',
  'renderer/intake/all-forms',
  'powercut/powercut',
  'bench/store',
  'nemesis/nemesis',
  'renderer/intake/journey',
];

const rank = ({ moduleId }: TestSpecification): number => {
  const at = longest.findIndex((name) => moduleId.endsWith(`/tests/${name}.test.ts`));
  return at < 0 ? longest.length : at;
};

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other));
  }
}

const root = fileURLToPath(new URL('..', import.meta.url));

export default defineConfig({
  root,
  test: {
    pool: 'forks',
    // Vitest would leave a core of two idle; most tests wait for a disk or another process half of their time.
    maxWorkers: Math.max(2, availableParallelism()),
    allowOnly: false,
    // A slow machine is no fault of what is tried: only what hangs is given up.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 30_000 } },
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: within, isolate: false },
      },
      {
        extends: true,
        test: { name: 'in a process of its own', include: ['tests/**/*.test.ts'], exclude: [...within, ...apart] },
      },
      {
        extends: true,
        test: {
          name: 'central on SQLite',
          include: ['tests/central/**/*.test.ts'],
          exclude: aboutPostgres,
          provide: { database: 'SQLite' },
        },
      },
      {
        extends: true,
        test: {
          name: 'central on PostgreSQL',
          include: ['tests/central/**/*.test.ts', 'tests/postgres/**/*.test.ts'],
          exclude: aboutNoDatabase,
          provide: { database: 'PostgreSQL' },
          globalSetup: 'tests/postgres/setup.ts',
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          // Scenes of the screens have no desk of their own: one is drawn while another is looked at.
          maxConcurrency: 2,
        },
      },
    ],
  },
});
