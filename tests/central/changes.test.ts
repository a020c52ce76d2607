// Promises: central keeps every version of a case and shows them to its clerk; a correction counts from when it came; a
// withdrawal ends a case unless a decision was there first, and then both are kept and both are told; no paper is asked
// for that nobody wants any more.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { KnownEvent } from '../../shared/protocol/exchange.ts';
import { exchangePath } from '../../shared/protocol/exchange.ts';
import {
  answerIn,
  caseText,
  chained,
  correctionText,
  type Desk,
  exchange,
  nextRequest,
  send,
  withdrawalText,
} from './conformance/desk.ts';
import { openStand, type Stand } from './harness.ts';

let stand: Stand;
beforeAll(async () => {
  stand = await openStand();
});
afterAll(() => stand.end());

const idOf = (text: string): string => (JSON.parse(text) as { case: string }).case;

/** Sends the payloads behind what central has; answers the events told from then on, and what is asked for. */
async function sent(desk: Desk, ...payloads: string[]) {
  const answer = await exchange(desk, chained(desk.head, payloads));
  return { events: answer.events.map(({ event }) => event as KnownEvent), wanted: answer.papersWanted };
}
const said = (events: readonly KnownEvent[]): string[] =>
  events.map((event) => (event.kind === 'case.status' ? event.status : event.kind));
const page = async (id: string): Promise<string> => (await fetch(`${stand.central.url}/cases/${id}`)).text();
const decide = (id: string, status: string) => stand.control.post('/status', { case: id, status });
const standing = async (id: string) =>
  (await stand.control.get<{ id: string; state: string; status: string | null }[]>('/cases')).find(
    (one) => one.id === id,
  );

const paper = { sha256: 'ab'.repeat(32), name: 'a.pdf', mediaType: 'application/pdf', size: 9 };

test('a corrected case is registered once; the clerk sees what was and what is, and why', async () => {
  const desk = await stand.desk();
  const filed = caseText(desk);
  const first = await sent(desk, filed);
  const second = await sent(desk, correctionText(filed));
  expect(said(first.events)).toEqual(['entry.registered']);
  expect(second.events).toMatchObject([{ kind: 'entry.taken', decided: null }]);
  const shown = await page(idOf(filed));
  expect(shown).toContain('შესამოწმებელი განცხადება → შესწორებული 2');
  expect(shown).toContain('შეცდომა აღწერაში');
  expect((await stand.control.get<{ id: string }[]>('/cases')).filter(({ id }) => id === idOf(filed))).toHaveLength(1);
});

test('one of several who apply together leaves: the case stays, and the clerk sees who left and why', async () => {
  const desk = await stand.desk();
  const group = (...names: string[]) => ({
    applicant: { lastName: 'ბერიძე', furtherApplicants: names.map((lastName) => ({ lastName })) },
  });
  const filed = JSON.stringify({ ...JSON.parse(caseText(desk)), ...group('მურადოვა', 'ქავთარაძე') });
  const { answers } = JSON.parse(filed) as { answers: object };
  const { events } = await sent(desk, filed, correctionText(filed, 2, { ...group('ქავთარაძე'), answers }));
  expect(said(events)).toEqual(['entry.registered', 'entry.taken']);
  const shown = await page(idOf(filed));
  expect(shown).toContain('თანაგანმცხადებელი გავიდა, განცხადება ძალაშია');
  expect(shown).toContain('<dd>მურადოვა</dd>');
  expect(await standing(idOf(filed))).toMatchObject({ state: 'registered', status: null });
});

test('a withdrawal ends an open case, takes its papers off the list, and an upload of them is refused', async () => {
  const desk = await stand.desk();
  const filed = caseText(desk, [paper]);
  expect((await sent(desk, filed)).wanted).toEqual([paper.sha256]);
  const { events, wanted } = await sent(desk, withdrawalText(filed));
  expect(said(events)).toEqual(['entry.taken', 'withdrawn']);
  expect(wanted).toEqual([]);
  expect(await standing(idOf(filed))).toMatchObject({ state: 'registered', status: 'withdrawn' });
  expect(await page(idOf(filed))).toContain('უკან გამოთხოვილია');
});

test('a paper that another living case names is still asked for; so is one that only a correction names', async () => {
  const desk = await stand.desk();
  const [one, other] = [caseText(desk, [paper]), caseText(desk)];
  await sent(desk, one, other);
  const corrected = correctionText(other, 2, { papers: [paper] });
  expect((await sent(desk, corrected, withdrawalText(one))).wanted).toEqual([paper.sha256]);
  expect((await sent(desk, withdrawalText(other, 3))).wanted).toEqual([]);
});

test('a withdrawal that crosses a decision: the decision stands and the desk is told, whatever comes again', async () => {
  const desk = await stand.desk();
  const filed = caseText(desk);
  await sent(desk, filed);
  await decide(idOf(filed), 'satisfied');
  const withdrawal = withdrawalText(filed);
  // The desk had not heard of the decision when it sent this.
  expect(said((await sent(desk, withdrawal)).events)).toEqual(['satisfied', 'entry.taken']);
  const again = await sent(desk, withdrawal);
  expect(again.events).toMatchObject([{ kind: 'entry.taken', decided: 'satisfied' }]);
  expect(await standing(idOf(filed))).toMatchObject({ status: 'satisfied' });
  expect(await page(idOf(filed))).toContain('მოვიდა გადაწყვეტილების შემდეგ');
});

test('held cases: corrected and withdrawn while they wait; registered all the same, and ended then', async () => {
  const desk = await stand.desk();
  await stand.control.post('/hold');
  const filed = caseText(desk);
  const events = (await sent(desk, filed, correctionText(filed), withdrawalText(filed, 3))).events;
  expect(said(events)).toEqual(['entry.waiting', 'entry.taken', 'entry.taken']);
  await stand.control.post('/release');
  const answer = answerIn(await send(desk, exchangePath, nextRequest(desk)));
  expect(said(answer.events.map(({ event }) => event as KnownEvent))).toEqual(['entry.registered', 'withdrawn']);
});

test('what central refused cannot be changed, other content under a known version replaces nothing', async () => {
  const desk = await stand.desk();
  await stand.control.post('/hold');
  const filed = caseText(desk);
  await sent(desk, filed);
  await stand.control.post('/release', { refuse: 'არ მიიღება' });
  await sent(desk);
  expect((await sent(desk, correctionText(filed))).events).toMatchObject([{ kind: 'entry.refused' }]);
  const other = caseText(desk);
  await sent(desk, other, correctionText(other));
  const rival = correctionText(other, 2, { answers: { description: 'სხვა' } });
  expect((await sent(desk, rival, withdrawalText(caseText(desk)))).events).toMatchObject([
    { kind: 'entry.refused' },
    { kind: 'entry.refused' },
  ]);
  expect(await page(idOf(other))).not.toContain('→ სხვა');
});
