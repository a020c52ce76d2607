// `npm run test:nemesis -- --seeds 1000 [--first N] [--at-once N] [--log FILE]`: runs one schedule a seed, shrinks those
// that break a promise, and prints the smallest, ready to be kept in past.ts. Ends with 1 when a promise broke. With a log
// each seed that ends is a line there, and those that are in it already are not run again: a thousand come in slices,
// `--minutes N` each. `--no-shrink` tells a broken schedule as it is. Every fifth seed runs central on PostgreSQL;
// `--postgres N`: every Nth, 0: none.
// `--mutants [--named TEXT]` shows instead that five deliberate mistakes are caught, each within that many seeds.
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { buildPrograms } from '../kill/programs.ts';
import { smallCatalogue } from '../kill/work.ts';
import { showMutants } from './mutants.ts';
import { runSchedule } from './run.ts';
import { biased, biases } from './schedule.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '50' },
    first: { type: 'string', default: '1' },
    'at-once': { type: 'string', default: '2' },
    log: { type: 'string' },
    minutes: { type: 'string', default: '0' },
    bias: { type: 'string', default: 'none' },
    shrink: { type: 'boolean', default: true },
    'until-broken': { type: 'boolean', default: false },
    mutants: { type: 'boolean', default: false },
    named: { type: 'string', default: '' },
    postgres: { type: 'string', default: '5' },
  },
  allowNegative: true,
});
const [seeds, first, atOnce] = [values.seeds, values.first, values['at-once']].map(Number) as [number, number, number];
const minutes = Number(values.minutes);
const postgresEvery = Number(values.postgres);
const bias = biases.find((one) => one === values.bias) ?? 'none';
const whole = [seeds, first, atOnce].every((number) => Number.isInteger(number) && number > 0);
if (bias !== values.bias || !whole || !Number.isInteger(postgresEvery)) {
  console.error(
    'usage: npm run test:nemesis -- [--seeds N] [--first N] [--at-once N] [--log FILE] [--minutes N] [--no-shrink] [--postgres N] [--mutants [--named TEXT]] [--bias B] [--until-broken]',
  );
  process.exit(2);
}
if (values.mutants) process.exit((await showMutants(values.named, seeds, console.log)) ? 0 : 1);

const { log } = values;
const known = log !== undefined && existsSync(log) ? readFileSync(log, 'utf8').split('\n') : [];
const done = new Set(known.flatMap((line) => /^seed (\d+) (?:held|BROKE)/.exec(line)?.[1] ?? []).map(Number));
const programs = await buildPrograms();
process.env['NODE_COMPILE_CACHE'] = join(programs.folder, 'compiled');
const folder = mkdtempSync(join(tmpdir(), 'sopeli-nemesis-'));
const catalogueFile = join(folder, 'catalogue.json');
writeFileSync(catalogueFile, JSON.stringify(smallCatalogue));

const totals = { schedules: 0, postgres: 0, saved: 0, changed: 0, deaths: 0, failed: 0 };
const met = new Map<string, number>();

async function runSeed(seed: number): Promise<void> {
  const started = performance.now();
  const postgres = postgresEvery > 0 && seed % postgresEvery === 0;
  const outcome = await fc.check(
    fc.asyncProperty(biased(bias), async (schedule) => {
      const report = await runSchedule(schedule, seed, { catalogueFile, programs, postgres });
      totals.saved += report.saved;
      totals.changed += report.changed;
      totals.deaths += report.deaths;
      for (const [kind, count] of report.met) met.set(kind, (met.get(kind) ?? 0) + count);
      if (report.breaches.length > 0) throw new Error(report.breaches.join('\n'));
    }),
    { seed, numRuns: 1, endOnFailure: values['until-broken'] || !values.shrink },
  );
  totals.schedules += 1;
  if (postgres) totals.postgres += 1;
  const verdict = outcome.failed ? 'BROKE' : 'held';
  if (log !== undefined)
    appendFileSync(
      log,
      `seed ${seed} ${verdict} ${Math.round((performance.now() - started) / 100) / 10} s${postgres ? ' on PostgreSQL' : ''}\n`,
    );
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
    const seed = next++;
    if (done.has(seed)) continue;
    if (values['until-broken'] && totals.failed > 0) return;
    if (minutes > 0 && performance.now() - begun > minutes * 60_000) return;
    await runSeed(seed);
    if (totals.schedules % 25 === 0) console.log(`${totals.schedules} of ${seeds} schedules, ${totals.failed} failed`);
  }
};
await Promise.all(Array.from({ length: atOnce }, lane));
for (const one of [folder, programs.folder]) rmSync(one, { recursive: true, force: true });
const seconds = Math.round((performance.now() - begun) / 1000);
console.log(
  `${totals.schedules} schedules, ${totals.postgres} of them on PostgreSQL, ${totals.saved} cases saved, ${totals.changed} changes of them, ${totals.deaths} deaths, ${totals.failed} broken promises, ${seconds} s`,
);
console.log(`connections by what they met: ${[...met].map(([kind, count]) => `${kind} ${count}`).join(', ')}`);
process.exitCode = totals.failed === 0 ? 0 : 1;
