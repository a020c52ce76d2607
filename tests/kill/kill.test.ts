// Promises 1 and 2: desk and central are killed without a warning at seeded moments of the main job, while typing,
// submitting, sending and receiving. What was answered "saved" is at central exactly once with the bytes that were
// saved, and a draft lost no more than what was never answered. `npm run test:kills` kills two hundred times.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { openStore } from '../../db/open.ts';
import { databaseFile, databaseKey } from '../../electron/core/key-slot.ts';
import { systemRandom } from '../../electron/core/random.ts';
import { controlAt } from '../central/harness.ts';
import { type LivingCentral, liveCentral, liveDesk, type Moment } from './lives.ts';
import { buildPrograms } from './programs.ts';
import type { Life, Sentence } from './protocol.ts';
import { application, smallCatalogue } from './work.ts';

const kills = Number(process.env['SOPELI_KILLS'] ?? 63);
const seed = Number(process.env['SOPELI_KILLS_SEED'] ?? 20261123);
const phases = ['start', 'created', 'typed', 'submitting', 'saved', 'sending', 'received'] as const;

const deathArbitrary = fc.record({
  nth: fc.integer({ min: 1, max: 4 }),
  laterMs: fc.double({ min: 0, max: 6, noNaN: true }),
  startMs: fc.integer({ min: 20, max: 700 }),
  centralToo: fc.integer({ min: 0, max: 4 }).map((one) => one === 0),
});
const deaths = fc.sample(deathArbitrary, { seed, numRuns: kills }).map((death, index) => {
  const after = phases[index % phases.length] ?? 'start';
  const moment: Moment = { after, nth: death.nth, laterMs: after === 'start' ? death.startMs : death.laterMs };
  return { moment, centralToo: death.centralToo };
});

/** What the desk's operator was told over all lives. */
function told(sentences: readonly Sentence[]) {
  const saved = new Map<string, string>();
  const typed = new Map<string, { revision: number; keystroke: number }>();
  for (const one of sentences) {
    if (one.say === 'saved') saved.set(one.draft, one.deskNumber);
    if (one.say === 'typed') typed.set(one.draft, one);
  }
  return { saved, typed };
}

function storeOf(folder: string) {
  const key = databaseKey(folder, { seal: flip, open: flip }, systemRandom());
  if (!key.ok) throw new Error(key.problem.code);
  const store = openStore(databaseFile(folder), key.value);
  if (!store.ok) throw new Error(store.problem.code);
  onTestFinished(() => store.value.close());
  return store.value;
}
const flip = (bytes: Uint8Array): Uint8Array => bytes.map((byte) => byte ^ 0xff);

interface Received {
  readonly device: string;
  readonly seq: number;
  readonly payload: string;
}

test(`${kills} kills lose nothing and double nothing`, { timeout: 300_000 + kills * 15_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sopeli-kill-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const deskFolder = join(folder, 'desk');
  const catalogueFile = join(folder, 'catalogue.json');
  mkdirSync(deskFolder);
  writeFileSync(catalogueFile, JSON.stringify(smallCatalogue));
  const programs = await buildPrograms();
  process.env['NODE_COMPILE_CACHE'] = join(programs.folder, 'compiled');
  onTestFinished(() => rmSync(programs.folder, { recursive: true, force: true }));
  let central: LivingCentral = await liveCentral(join(folder, 'central'), 0, catalogueFile, programs);
  onTestFinished(() => central.kill());
  const port = Number(new URL(central.url).port);
  const enrolmentCode = await controlAt(central.control).code('shashiani', 1);
  const life = (applications: Life['applications']): Life => ({
    folder: deskFolder,
    centralUrl: central.url,
    enrolmentCode,
    catalogueFile,
    applications,
  });

  const sentences: Sentence[] = [];
  const killedIn = new Map<string, number>();
  for (const [index, { moment, centralToo }] of deaths.entries()) {
    const work = Array.from({ length: 6 }, (_, at) => application(index * 6 + at));
    const report = await liveDesk(life(work), moment, { programs });
    sentences.push(...report.sentences);
    if (report.killed) killedIn.set(moment.after, (killedIn.get(moment.after) ?? 0) + 1);
    if (!centralToo) continue;
    await central.kill();
    central = await liveCentral(join(folder, 'central'), port, catalogueFile, programs);
  }
  expect([...killedIn.values()].reduce((sum, count) => sum + count, 0)).toBe(kills);
  expect([...killedIn.keys()].sort()).toEqual([...phases].sort());

  const last = await liveDesk(life([]), null, { programs });
  expect(last.sentences.at(-1)).toEqual({ say: 'finished' });
  const { saved, typed } = told(sentences);
  expect(saved.size).toBeGreaterThan(kills / 2);

  const store = storeOf(deskFolder);
  const received = await controlAt(central.control).get<Received[]>('/entries');
  const kept = store.all<{ case_id: string; seq: number; payload: string }>(
    'select case_id, seq, unpacked(payload) as payload from outbox_entries',
  );
  expect(received.map(({ seq, payload }) => ({ seq, payload })).sort((one, other) => one.seq - other.seq)).toEqual(
    kept.map(({ seq, payload }) => ({ seq, payload })),
  );
  const numbers = new Map(
    received
      .map(({ payload }) => JSON.parse(payload) as { case: string; deskNumber: string })
      .map((one) => [one.case, one.deskNumber]),
  );
  expect(numbers.size).toBe(received.length);
  expect(new Set(numbers.values()).size).toBe(received.length);
  for (const [draft, deskNumber] of saved) expect(numbers.get(draft)).toBe(deskNumber);

  for (const [draft, { revision, keystroke }] of typed) {
    const row = store.get<{ revision: number; content: string }>(
      'select revision, content from drafts where id = ?',
      draft,
    );
    if (row === undefined) expect(numbers.has(draft)).toBe(true);
    else expect([revision, revision + 1]).toContain(row.revision);
    if (row?.revision !== revision) continue;
    expect((JSON.parse(row.content) as { step: string }).step).toBe(['applicant', 'form', 'check'][keystroke]);
  }
  expect(
    store.get(
      'select count(*) as waiting from papers p join paper_holders h using (sha256) join cases c on c.id = h.holder where p.delivered_at is null',
    ),
  ).toEqual({ waiting: 0 });
  expect(store.pragma('integrity_check')).toBe('ok');
});
