// `npm test`: the whole proof, from types to the built shell. It ends with one line, `N passed, N failed`, and nothing
// is left out silently: what a test needs and cannot have is a failure with the command that would bring it.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { needChromium } from './chromium.ts';
import { needPostgres } from './postgres.ts';
import { root, run } from './run.ts';

const reportFile = join(root, 'out', 'tests.json');
const reportSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(z.object({ name: z.string(), status: z.string(), assertionResults: z.array(z.unknown()) })),
});

interface Count {
  readonly passed: number;
  readonly failed: number;
}

/** Runs all tests; a file that does not load and a test that sleeps count as failed. */
function runTests(): Count {
  rmSync(reportFile, { force: true });
  const passed = run(
    'node_modules/vitest/vitest.mjs',
    [
      'run',
      '--config=build/vitest.config.ts',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${reportFile}`,
    ],
    // Hundreds of desks and centrals are started only to be killed: each compiles its sources once, not every time.
    { NODE_COMPILE_CACHE: join(root, 'out', 'compiled') },
  );
  const report = reportSchema.parse(JSON.parse(readFileSync(reportFile, 'utf8')));
  const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  for (const { name } of broken) console.error(`did not load: ${name}`);
  const failed = report.numFailedTests + report.numPendingTests + report.numTodoTests + broken.length;
  return { passed: report.numPassedTests, failed: passed ? failed : Math.max(failed, 1) };
}

function attempt(act: () => boolean): boolean {
  try {
    return act();
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return false;
  }
}

function step(title: string, act: () => boolean): boolean {
  const started = performance.now();
  const done = attempt(act);
  console.log(`${done ? 'done' : 'FAILED'}: ${title} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  return done;
}

const started = performance.now();
mkdirSync(join(root, 'out'), { recursive: true });
const steps = [
  step('Chromium for the end-to-end tests', () => needChromium() !== ''),
  step('PostgreSQL for the tests of central', () => needPostgres() !== ''),
  step('types, lint, laws, lock file', () => run('build/check.ts')),
  step('build', () => run('build/build.ts')),
];
const tests = runTests();
const seconds = Math.round((performance.now() - started) / 1000);
const failed = tests.failed + steps.filter((done) => !done).length;
console.log(`npm test took ${Math.floor(seconds / 60)} min ${seconds % 60} s`);
console.log(`${tests.passed + steps.filter(Boolean).length} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
