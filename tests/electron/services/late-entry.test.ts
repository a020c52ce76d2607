// Promises: the number printed on a paper form is never given to another case, whatever becomes of the form; an application
// typed off a form counts as filed on the paper's day, and says when it was entered; what cannot be right is refused.
import { expect, test } from 'vitest';
import { settle } from '../../../db/salvage/settle.ts';
import type { Answers } from '../../../shared/forms/answers.ts';
import { applicationContent, savedDraft, submitted } from '../application.ts';
import { openTestDesk, type TestDesk } from '../desk.ts';

const dayMs = 86_400_000;
const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);

/** Reserves a pad; its numbers in their order. */
async function reserved(desk: TestDesk, count: number): Promise<string[]> {
  const { pad } = await desk.done('pad.reserve', { count });
  const { pads } = await desk.done('pad.list', {});
  return pads.find((one) => one.pad === pad)?.numbers.map(({ deskNumber }) => deskNumber) ?? [];
}

/** Types an application off a form, with a scan of it. */
async function typedOff(desk: TestDesk, typed: Answers) {
  const draft = await savedDraft(desk);
  const scan = await desk.done('paper.add', { draft: draft.id, field: 'paperForm.scans', name: 'a.png', bytes: png });
  const content = applicationContent({ paperForm: { scans: [scan], ...typed } });
  const { revision } = await desk.done('draft.save', { draft: draft.id, revision: draft.revision, content });
  return { scan, submitting: desk.call('case.submit', { draft: draft.id, revision }) };
}

async function refusal(desk: TestDesk, typed: Answers) {
  const result = await (await typedOff(desk, typed)).submitting;
  if (result.ok) throw new Error('it was taken');
  return [result.problem.code, ...(result.problem.fields ?? [])];
}

test('a form of a power cut keeps its number and day; the entry, the deadlines and the receipt say both', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  const [number = ''] = await reserved(desk, 2);
  desk.clock.advance(3 * dayMs);
  const before = await submitted(desk);
  const { scan, submitting } = await typedOff(desk, {
    number: ` ${number.slice(0, 5)} ${number.slice(5)}`,
    on: '05.05.2026',
    time: '9:05',
  });
  expect(await submitting).toMatchObject({
    ok: true,
    value: { deskNumber: number, filedOn: '2026-05-05', state: 'queued' },
  });
  const { content, deadlines } = await desk.done('case.read', { deskNumber: number });
  expect(content).toMatchObject({
    filedOn: '2026-05-05',
    filedAt: { wall: '2026-05-07T08:30:00.000Z' },
    paperForm: { time: '09:05', enteredOn: '2026-05-07', scans: [scan.sha256] },
  });
  expect(content.papers).toEqual([scan]);
  expect(deadlines).toContainEqual(expect.objectContaining({ rule: 'decision', counted: 'filed', due: '2026-06-05' }));
  const { html } = await desk.done('receipt.read', { deskNumber: number, size: 'A4' });
  expect(html).toContain('05.05.2026 09:05');
  expect(html).toContain('07.05.2026 12:30');
  expect(before.deskNumber).not.toBe(number);
  expect(await desk.done('pad.list', {})).toMatchObject({ free: 1 });
});

test('what a form cannot be is refused at its field: ahead, before it was printed, unknown, used, voided', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  const [first = '', second = '', third = ''] = await reserved(desk, 3);
  desk.clock.advance(dayMs);
  const plain = await submitted(desk);
  const at = (id: string, rule: string, limit?: string) => [
    'case.invalid',
    { path: `paperForm.${id}`, rule, ...(limit === undefined ? {} : { limit }) },
  ];
  expect(await refusal(desk, { number: first, on: '06.05.2026' })).toEqual(at('on', 'future'));
  expect(await refusal(desk, { number: first, on: '05.05.2026', time: '23:59' })).toEqual(at('time', 'future'));
  expect(await refusal(desk, { number: first, on: '03.05.2026' })).toEqual(at('on', 'earliest', '04.05.2026'));
  expect(await refusal(desk, { number: '123456789012345', on: '05.05.2026' })).toEqual(at('number', 'deskNumber'));
  expect(await refusal(desk, { number: plain.deskNumber, on: '05.05.2026' })).toEqual(at('number', 'padUnknown'));
  expect(await refusal(desk, { number: first, on: '05.05.2026', scans: [] })).toEqual(at('scans', 'required'));
  await desk.done('pad.void', { deskNumber: second, reason: 'დასველდა' });
  expect(await refusal(desk, { number: second, on: '05.05.2026' })).toEqual(at('number', 'padVoided'));
  expect((await (await typedOff(desk, { number: third, on: '05.05.2026' })).submitting).ok).toBe(true);
  expect(await refusal(desk, { number: third, on: '05.05.2026' })).toEqual(at('number', 'padUsed'));
  expect(await desk.call('pad.void', { deskNumber: third, reason: 'დაზიანდა' })).toMatchObject({
    problem: { code: 'pad.used' },
  });
  expect(await desk.call('pad.void', { deskNumber: second, reason: 'დაზიანდა' })).toMatchObject({
    problem: { code: 'pad.voided' },
  });
});

test('numbers on paper are given to nobody else: not by later cases, not after a rebuild', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  const given = new Set<string>([(await submitted(desk)).deskNumber]);
  for (const number of await reserved(desk, 20)) given.add(number);
  given.add((await submitted(desk)).deskNumber);
  settle(desk.db, { at: desk.clock.read().wall, call: 'memory' });
  given.add((await submitted(desk)).deskNumber);
  for (const number of await reserved(desk, 5)) given.add(number);
  expect(given.size).toBe(28);
});

test('so many forms may be out, no more; the printed sheets are those still free', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  for (let pads = 0; pads < 4; pads += 1) await desk.done('pad.reserve', { count: 50 });
  expect(await desk.call('pad.reserve', { count: 1 })).toMatchObject({ problem: { code: 'pad.too-many' } });
  const { pads } = await desk.done('pad.list', {});
  const [pad] = pads;
  await desk.done('pad.void', { deskNumber: pad?.numbers[0]?.deskNumber ?? '', reason: 'დაიხა' });
  const made = await desk.done('pad.page', { pad: pad?.pad ?? '', language: 'ka' });
  expect(made.cases).toBe(49);
  const { html } = await desk.done('page.read', { page: made.page });
  expect(html.match(/<article/g)).toHaveLength(49);
});
