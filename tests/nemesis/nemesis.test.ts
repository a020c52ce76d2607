// Promises 2, 5 and 6 under a nemesis: deaths of desk and central, a terrible line, impostors, jumping clocks, a restored
// central. A few seeds of what `npm run test:nemesis` runs by the thousand, and every schedule that once broke a promise.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, test } from 'vitest';
import { buildPrograms } from '../kill/programs.ts';
import { smallCatalogue } from '../kill/work.ts';
import { past } from './past.ts';
import { runSchedule } from './run.ts';
import { biased, scheduleArbitrary } from './schedule.ts';

const folder = mkdtempSync(join(tmpdir(), 'sopeli-nemesis-'));
const catalogueFile = join(folder, 'catalogue.json');
let programs: Awaited<ReturnType<typeof buildPrograms>>;
beforeAll(async () => {
  writeFileSync(catalogueFile, JSON.stringify(smallCatalogue));
  programs = await buildPrograms();
});
afterAll(() => {
  for (const one of [folder, programs.folder]) rmSync(one, { recursive: true, force: true });
});

const seeds = [
  { seed: 5, postgres: false },
  { seed: 7, postgres: false },
  { seed: 38, postgres: true },
];

test.concurrent.for(seeds)(
  'seed $seed, PostgreSQL $postgres: nothing lost, doubled or falsely claimed',
  { timeout: 600_000 },
  async ({ seed, postgres }, { expect }) => {
    const [schedule] = fc.sample(scheduleArbitrary, { seed, numRuns: 1 });
    if (schedule === undefined) throw new Error('no schedule');
    const report = await runSchedule(schedule, seed, { catalogueFile, programs, postgres });
    expect(report.breaches).toEqual([]);
    expect(report.saved).toBeGreaterThan(0);
    expect(report.changed).toBeGreaterThan(0);
    expect([...report.met.keys()].filter((kind) => kind !== 'pass')).not.toEqual([]);
  },
);

test.concurrent('central set back to before its own change of key: by a typed code its desks become others, and nothing is lost', {
  timeout: 600_000,
}, async ({ expect }) => {
  const seed = 1;
  const [schedule] = fc.sample(biased('central-keys-lost'), { seed, numRuns: 1 });
  if (schedule === undefined) throw new Error('no schedule');
  const desks = Math.max(...schedule.turns.map((turn) => turn.desks.length));
  const report = await runSchedule(schedule, seed, { catalogueFile, programs });
  expect(report.breaches).toEqual([]);
  expect(report.devices).toBe(2 * desks);
});

test.concurrent.for(past)('once: $was', { timeout: 600_000 }, async ({ schedule }, { expect }) => {
  expect((await runSchedule(schedule, 1, { catalogueFile, programs })).breaches).toEqual([]);
});
