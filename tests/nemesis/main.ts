// `npm run test:nemesis -- --seeds 1000 [--first N] [--at-once N]`: runs one schedule a seed, shrinks those that break a
// promise, and prints the smallest, ready to be kept in past.ts. Ends with 1 when a promise broke.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { catalogue } from '../kill/work.ts';
import { runSchedule } from './run.ts';
import { scheduleArbitrary } from './schedule.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '50' },
    first: { type: 'string', default: '1' },
    'at-once': { type: 'string', default: '2' },
  },
});
const [seeds, first, atOnce] = [values.seeds, values.first, values['at-once']].map(Number) as [number, number, number];
if (![seeds, first, atOnce].every((number) => Number.isInteger(number) && number > 0)) {
  console.error('usage: npm run test:nemesis -- [--seeds N] [--first N] [--at-once N]');
  process.exit(2);
}
// Every life starts the same sources.
process.env['NODE_COMPILE_CACHE'] ??= fileURLToPath(new URL('../../out/compiled', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'sopeli-nemesis-'));
const catalogueFile = join(folder, 'catalogue.json');
writeFileSync(catalogueFile, JSON.stringify(catalogue));

const totals = { schedules: 0, saved: 0, deaths: 0, failed: 0 };
const met = new Map<string, number>();

async function runSeed(seed: number): Promise<void> {
  const outcome = await fc.check(
    fc.asyncProperty(scheduleArbitrary, async (schedule) => {
      const report = await runSchedule(schedule, seed, catalogueFile);
      totals.saved += report.saved;
      totals.deaths += report.deaths;
      for (const [kind, count] of report.met) met.set(kind, (met.get(kind) ?? 0) + count);
      if (report.breaches.length > 0) throw new Error(report.breaches.join('\n'));
    }),
    { seed, numRuns: 1, endOnFailure: false },
  );
  totals.schedules += 1;
  if (!outcome.failed) return;
  totals.failed += 1;
  console.log(
    `seed ${seed} breaks a promise:\n${String(outcome.errorInstance)}\n${JSON.stringify(outcome.counterexample)}`,
  );
}

let next = first;
const begun = performance.now();
const lane = async (): Promise<void> => {
  while (next < first + seeds) {
    await runSeed(next++);
    if (totals.schedules % 25 === 0) console.log(`${totals.schedules} of ${seeds} schedules, ${totals.failed} failed`);
  }
};
await Promise.all(Array.from({ length: atOnce }, lane));
rmSync(folder, { recursive: true, force: true });
const seconds = Math.round((performance.now() - begun) / 1000);
console.log(
  `${totals.schedules} schedules, ${totals.saved} cases saved, ${totals.deaths} deaths, ${totals.failed} broken promises, ${seconds} s`,
);
console.log(`connections by what they met: ${[...met].map(([kind, count]) => `${kind} ${count}`).join(', ')}`);
process.exitCode = totals.failed === 0 ? 0 : 1;
