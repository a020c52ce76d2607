// Promise: whatever anybody does at the desk and whatever central says in whatever order, no case is lost, doubled or
// changed, what is shown of it can be derived again, and its own timeline explains it. A part here, all by
// `npm run test:walks`.
import process from 'node:process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { verifyAudit } from '../../../db/audit.ts';
import { rebuildStates, stateCounts } from '../../../db/states.ts';
import { payloadSchema } from '../../../shared/cases/payload.ts';
import type { CaseSummary, TimelineEntry } from '../../../shared/contract/cases.ts';
import { applicantName } from '../../../shared/text/names.ts';
import { anyCentral, moods } from '../any-central.ts';
import { openTestDesk, type TestDesk } from '../desk.ts';
import { acts, player } from '../player.ts';

const walks = Number(process.env['SOPELI_WALKS'] ?? 8);
/** How many walks one desk lives through: a later one finds the cases of the earlier ones. */
const lives = 12;

const stepArbitrary = fc.oneof(
  { weight: 2, arbitrary: fc.record({ act: fc.constantFrom(...acts), pick: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('file' as const), pick: fc.nat(20) }) },
  { weight: 2, arbitrary: fc.record({ mood: fc.constantFrom(...moods), pick: fc.nat(20), size: fc.nat(5) }) },
);
const walkArbitrary = fc.array(stepArbitrary, { minLength: 15, maxLength: 45 });

/** What a reader of the timeline takes the case to be. */
function explained(
  timeline: readonly TimelineEntry[],
  manual: boolean,
): Pick<CaseSummary, 'state' | 'registrationNumber'> {
  let told: ReturnType<typeof explained> = { state: manual ? 'manual' : 'queued', registrationNumber: null };
  for (const { kind, detail } of timeline) {
    if (kind === 'delivered' && told.state === 'queued') told = { ...told, state: 'delivered' };
    if (kind === 'registered') told = { state: 'registered', registrationNumber: detail };
    if (kind === 'refused') told = { ...told, state: 'refused' };
    if (kind === 'lost') told = { state: 'queued', registrationNumber: null };
  }
  return told;
}

/** The corrections and the withdrawal that the timeline tells of, oldest first. */
function changesTold(timeline: readonly TimelineEntry[]): string[] {
  return timeline.flatMap(({ kind }) => (kind === 'corrected' || kind === 'withdrawn' ? [kind] : []));
}

interface Kept {
  readonly number: string;
  readonly version: number;
  readonly payload: string;
}
const versions = (desk: TestDesk): Kept[] =>
  desk.db.all<Kept>(
    `select c.desk_number as number, v.version, unpacked(v.payload) as payload from cases c
     join case_versions v on v.place = c.place order by v.rowid`,
  );

async function expectSound(desk: TestDesk, before: readonly Kept[]): Promise<Kept[]> {
  expect(desk.logged.filter(({ level }) => level === 'error')).toEqual([]);
  expect(verifyAudit(desk.db)).toMatchObject({ ok: true });
  const now = versions(desk);
  expect(now.slice(0, before.length)).toEqual(before);
  expect(new Set(now.map(({ number, version }) => `${number} ${version}`)).size).toBe(now.length);
  const counts = stateCounts(desk.db);
  const filed = now.filter(({ version }) => version === 1);
  expect(Object.values(counts).reduce((sum, cases) => sum + cases, 0)).toBe(filed.length);
  const onPaper = new Set(
    filed.filter(({ payload }) => payload.includes('"channel":"manual"')).map(({ number }) => number),
  );
  const entries = desk.db.all<{ payload: string }>(
    'select unpacked(payload) as payload from outbox_entries order by seq',
  );
  // Every version that travels stands in the chain once, in the order in which it was saved.
  expect(entries.map(({ payload }) => payload)).toEqual(
    now.filter(({ number }) => !onPaper.has(number)).map(({ payload }) => payload),
  );
  expect(rebuildStates(desk.db)).toBe(0);
  if ((await desk.done('desk.read', {})).session === null) await desk.signIn();
  for (const { number } of filed) {
    const { summary, timeline, content, changes, version } = await desk.done('case.read', { deskNumber: number });
    const versions = now
      .filter((one) => one.number === number)
      .map(({ payload }) => payloadSchema.parse(JSON.parse(payload)));
    expect(content).toEqual(versions.findLast(({ kind }) => kind !== 'case.withdrawn'));
    expect(version).toBe(versions.length);
    expect(summary.applicantName).toBe(applicantName(content.applicant));
    expect(summary.withdrawn).toBe(versions.at(-1)?.kind === 'case.withdrawn');
    expect(changes.map(({ kind }) => kind)).toEqual(changesTold(timeline));
    expect(changes.map(({ kind }) => `case.${kind}`)).toEqual(versions.slice(1).map(({ kind }) => kind));
    // Never more than is proven: central's word on a change is in the timeline.
    const words = timeline.map(({ kind }) => kind);
    for (const { standing } of changes) {
      if (standing === 'taken' || standing === 'late' || standing === 'refused')
        expect(words).toContain(`change-${standing}`);
    }
    const { state, registrationNumber, status } = summary;
    const manual = content.route.channel === 'manual';
    const told = explained(timeline, manual);
    expect({ state, told: timeline }).toEqual({ state: told.state, told: timeline });
    if (state === 'registered') expect(registrationNumber).toBe(told.registrationNumber);
    const since = timeline.findLastIndex(({ kind }) => kind === 'lost');
    const statuses = timeline.slice(since + 1).flatMap(({ kind, detail }) => (kind === 'status' ? [detail] : []));
    if (status === null) expect(statuses).toEqual([]);
    else expect(statuses).toContain(status);
  }
  return now;
}

test(`${walks} walks: nothing is lost, doubled or changed, and every timeline explains its case`, async () => {
  const desks: {
    desk: TestDesk;
    walked: number;
    kept: Kept[];
    central: ReturnType<typeof anyCentral>;
    play: ReturnType<typeof player>;
  }[] = [];
  const deskFor = async () => {
    const last = desks.at(-1);
    if (last !== undefined && last.walked < lives) return last;
    const desk = await openTestDesk();
    await desk.signIn();
    const fresh = { desk, walked: 0, kept: [], central: anyCentral(desk), play: player(desk) };
    desks.push(fresh);
    return fresh;
  };
  let judged = 0;
  await fc.assert(
    fc.asyncProperty(walkArbitrary, async (walk) => {
      const life = await deskFor();
      for (const step of walk) {
        if ('act' in step) await life.play(step.act, step.pick);
        else life.central(step.mood, step.pick, step.size);
        life.desk.clock.advance(1_000);
      }
      life.walked += 1;
      life.kept = await expectSound(life.desk, life.kept);
      judged += life.kept.length;
    }),
    // A walk leaves its desk changed, so a shorter one cannot be looked for: the failing walk is told as it was.
    { numRuns: walks, seed: Number(process.env['SOPELI_WALKS_SEED'] ?? 11), endOnFailure: true },
  );
  // Walks that file nothing would prove nothing.
  expect(judged).toBeGreaterThan(walks);
});
