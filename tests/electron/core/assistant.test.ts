// The salvage assistant's course, and what it shows on the way: it works once at a time, tells each step to whoever waits,
// never offers where a rebuild would not help, and never says that all is there when something is missing.
import { expect, test } from 'vitest';
import type { SalvageReport, SalvageStep } from '../../../db/salvage/salvage.ts';
import { type AssistantState, createAssistant } from '../../../electron/core/rebuild/assistant.ts';
import { isRebuildable } from '../../../electron/core/rebuild/rebuild.ts';
import { rebuildPage } from '../../../electron/shell/rebuild-pages.ts';
import { type Problem, problem } from '../../../shared/problems.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';

const report: SalvageReport = {
  epoch: 2,
  entered: 1,
  backup: 'desk-00000001-20260302T080000Z.db',
  backupsPassedOver: 0,
  casesFromBackup: 2,
  fromDamaged: [{ table: 'drafts', added: 1, whole: true }],
  fromJournal: { breaks: 0, tornBytes: 0, cases: 1, papers: 0, opens: true },
  cases: 3,
  missingNumbers: [],
  casesWithoutPapers: [],
  setAside: '/desk/desk.db.damaged-20260302T081500Z',
};
const unreadable = problem('desk.database-unreadable', 'SQLITE_NOTADB');

function assistantWith(outcomes: Result<SalvageReport>[], opens: (Problem | null)[] = [null]) {
  let gone = true;
  let rebuilds = 0;
  const running: { step: (step: SalvageStep) => void; end: () => void }[] = [];
  const assistant = createAssistant({
    problem: unreadable,
    isPlaceGone: () => gone,
    rebuild: (step) =>
      new Promise((resolve) => {
        rebuilds += 1;
        running.push({ step, end: () => resolve(outcomes.shift() ?? ok(report)) });
      }),
    open: () => Promise.resolve(opens.shift() ?? null),
    crash: (error) => {
      throw error;
    },
  });
  return { assistant, running, rebuilds: () => rebuilds, bringPlace: () => (gone = false) };
}

test('offer, steps, report, desk: each state is told to whoever waits for it', async () => {
  const { assistant, running, rebuilds, bringPlace } = assistantWith([], [problem('desk.disk-full'), null]);
  expect((await assistant.after(0)).state).toEqual({ kind: 'offering', problem: unreadable, placeGone: true });
  expect(await assistant.goOn()).toBe(false);
  bringPlace();
  assistant.lookAgain();
  const offered = await assistant.after(1);
  expect(offered.state).toMatchObject({ placeGone: false });
  const waiting = assistant.after(offered.number);
  assistant.begin();
  assistant.begin();
  expect(rebuilds()).toBe(1);
  const began = await waiting;
  expect(began.state).toEqual({ kind: 'working', step: 'backup' });
  const next = assistant.after(began.number);
  running[0]?.step('rows');
  const rows = await next;
  expect(rows.state).toEqual({ kind: 'working', step: 'rows' });
  const last = assistant.after(rows.number);
  running[0]?.end();
  expect((await last).state).toEqual({ kind: 'done', report });
  assistant.lookAgain();
  expect((await assistant.after(0)).state.kind).toBe('done');
  expect(await assistant.goOn()).toBe(false);
  expect((await assistant.after(0)).state).toEqual({ kind: 'failed', problem: problem('desk.disk-full') });
});

test('a rebuild that failed can be begun again', async () => {
  const { assistant, running } = assistantWith([fail(problem('desk.disk-full')), ok(report)]);
  for (const expected of ['failed', 'done']) {
    assistant.begin();
    const { number } = await assistant.after(0);
    const ended = assistant.after(number);
    running.pop()?.end();
    expect((await ended).state.kind).toBe(expected);
  }
  expect(await assistant.goOn()).toBe(true);
});

test('a rebuild is offered only for a database that it would help', () => {
  const offered = (detail?: string): boolean => isRebuildable(problem('desk.database-unreadable', detail));
  expect(['SQLITE_NOTADB', 'the database is gone', undefined].map(offered)).toEqual([true, true, true]);
  const whole = ['plain text', 'a live database in practice mode', 'the database is open elsewhere', 'SQLITE_BUSY'];
  expect(whole.map(offered)).toEqual([false, false, false, false]);
  expect(isRebuildable(problem('desk.database-behind', '1 in the journal alone'))).toBe(true);
  expect(isRebuildable(problem('desk.key-missing'))).toBe(false);
  const failing = problem('desk.disk-failing', 'EIO');
  expect(isRebuildable(failing)).toBe(true);
  expect(rebuildPage({ kind: 'offering', problem: failing, placeGone: false })).toContain('ჯერ კომპიუტერი გადატვირთეთ');
});

test('the pages say in both languages what is so, and offer nothing that deletes', () => {
  const done = (part: Partial<SalvageReport>): string => rebuildPage({ kind: 'done', report: { ...report, ...part } });
  const complete = 'ყველა შენახული საქმე ადგილზეა.';
  expect(done({})).toContain(complete);
  expect(done({})).not.toContain('მონახაზები შეიძლება აკლდეს');
  const missing = done({ missingNumbers: ['001012600000124'] });
  expect(missing).not.toContain(complete);
  expect(missing).toContain('Some cases could not be brought back.');
  expect(missing.replaceAll(/[\s-]/g, '')).toContain('001012600000124');
  const torn = done({ fromJournal: { breaks: 1, tornBytes: 0, cases: 0, papers: 0, opens: true }, fromDamaged: null });
  expect(torn).not.toContain(complete);
  expect(torn).toContain('Drafts typed since the backup may be missing.');
  expect(done({ epoch: null })).toContain('This desk must be enrolled');
  const working = rebuildPage({ kind: 'working', step: 'journal' });
  expect(working).toMatch(/aria-current="step">ჟურნალის წაკითხვა: <strong>მიმდინარეობს/);
  expect(working.match(/შესრულებულია/g)).toHaveLength(2);
  const states: AssistantState[] = [
    { kind: 'offering', problem: unreadable, placeGone: true },
    { kind: 'working', step: 'files' },
    { kind: 'done', report },
    { kind: 'failed', problem: problem('desk.disk-full', '<img src=x>') },
  ];
  for (const page of states.map(rebuildPage)) {
    expect(page).not.toMatch(/<button[^>]*>[^<]*(წაშლ|elete)/);
    expect(page).not.toContain('<img');
    expect(page.match(/<h1/g)?.length).toBeGreaterThan(0);
  }
});
