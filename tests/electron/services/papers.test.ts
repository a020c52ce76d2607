// Promises: a paper is what its bytes say, within its field's limits, and a case never names one that is not there.
import { expect, test } from 'vitest';
import { textIn } from '../../../db/packed/text.ts';
import { replacementsOf } from '../../../db/replacements.ts';
import { contentOf } from '../../../electron/services/case-summary.ts';
import { copiesPath } from '../../../shared/cases/documents.ts';
import type { PaperRef } from '../../../shared/forms/answers.ts';
import { receiptWords } from '../../../shared/receipt/words.ts';
import { applicationContent, generalService, savedDraft } from '../application.ts';
import { catalogue, openTestDesk, type TestDesk } from '../desk.ts';

const pdf = (text: string) => new TextEncoder().encode(`%PDF-1.7 ${text}`);
const field = 'answers.attachments';

async function withDraft(): Promise<{
  desk: TestDesk;
  draft: string;
  add: (bytes: Uint8Array<ArrayBuffer>, at?: string) => Promise<unknown>;
}> {
  const desk = await openTestDesk();
  await desk.signIn();
  const draft = (await savedDraft(desk)).id;
  const add = async (bytes: Uint8Array<ArrayBuffer>, at = field): Promise<unknown> => {
    const result = await desk.call('paper.add', { draft, field: at, name: 'საბუთი.pdf', bytes });
    return result.ok ? result.value.mediaType : result.problem.code;
  };
  return { desk, draft, add };
}

test('types are told by content, limits by the field', async () => {
  const { add } = await withDraft();
  expect(await add(pdf('x'))).toBe('application/pdf');
  expect(await add(new Uint8Array([0xff, 0xd8, 0xff, 0xe0]))).toBe('image/jpeg');
  expect(await add(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))).toBe('image/png');
  expect(await add(new TextEncoder().encode('MZ program'))).toBe('paper.wrong-type');
  expect(await add(new TextEncoder().encode('%PDX'))).toBe('paper.wrong-type');
  expect(await add(new Uint8Array(0))).toBe('paper.empty');
  expect(await add(new Uint8Array(11 * 1_048_576).fill(0x25))).toBe('paper.too-large');
  expect(await add(new Uint8Array(27 * 1_048_576))).toBe('call.too-large');
  expect(await add(pdf('x'), 'answers.subject')).toBe('call.invalid');
  expect(await add(pdf('x'), 'answers.toString.0.x')).toBe('call.invalid');
  expect(await add(pdf('x'), 'papers')).toBe('call.invalid');
});

test('a case holds exactly the papers that its answers name; others are let go with the draft', async () => {
  const { desk, draft } = await withDraft();
  const kept = await desk.done('paper.add', { draft, field, name: 'საბუთი.pdf', bytes: pdf('kept') });
  const dropped = await desk.done('paper.add', { draft, field, name: 'other.pdf', bytes: pdf('dropped') });
  const content = applicationContent();
  const answers = { ...content.answers, attachments: [kept, { ...kept, name: 'again.pdf' }] };
  await desk.done('draft.save', { draft, revision: 1, content: { ...content, answers } });
  const summary = await desk.done('case.submit', { draft, revision: 2 });
  expect(contentOf(desk.db, draft).papers).toEqual([kept]);
  expect((await desk.done('paper.read', { sha256: kept.sha256 })).bytes).toEqual(pdf('kept'));
  expect(await desk.call('paper.read', { sha256: dropped.sha256 })).toMatchObject({
    problem: { code: 'paper.unknown' },
  });
  expect((await desk.done('case.read', { deskNumber: summary.deskNumber })).papersWaiting).toBe(1);
});

test('a copy of a paper that the service asks for goes with the case, its note on the receipt; others are no place', async () => {
  const { desk, draft, add } = await withDraft();
  const service = catalogue.services.find(({ id }) => id === generalService);
  const [first = '', second = ''] = service?.requiredDocuments ?? [];
  const strange = catalogue.documents.find(({ id }) => !service?.requiredDocuments.includes(id))?.id ?? '';
  const copy = await desk.done('paper.add', { draft, field: copiesPath(first), name: 'ასლი.pdf', bytes: pdf('copy') });
  expect(await add(pdf('copy'), copiesPath(strange))).toBe('call.invalid');
  expect(await add(new TextEncoder().encode('MZ'), copiesPath(first))).toBe('paper.wrong-type');
  const documents = [
    { document: strange, original: 'seen' as const, copies: [] },
    { document: second, original: 'missing' as const, copies: [] },
    { document: first, original: 'returned' as const, copies: [copy] },
  ];
  await desk.done('draft.save', { draft, revision: 1, content: { ...applicationContent(), documents } });
  const { deskNumber } = await desk.done('case.submit', { draft, revision: 2 });
  const filed = contentOf(desk.db, draft);
  expect(filed.papers).toEqual([copy]);
  expect(filed.documents).toEqual([documents[2], documents[1]]);
  const { html } = await desk.done('receipt.read', { deskNumber, size: 'A4' });
  const names = new Map(catalogue.documents.map(({ id, name }) => [id, name.ka]));
  const list = html
    .slice(html.indexOf('<ol class="papers">'))
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
  for (const part of [
    `${names.get(first)} ${receiptWords.originalReturned.ka}, ${receiptWords.copyAttached.ka} ${receiptWords.originalReturned.ru}, ${receiptWords.copyAttached.ru} ${copy.sha256.slice(0, 12)}`,
    `${names.get(second)} ${receiptWords.originalMissing.ka}`,
  ]) {
    expect(list).toContain(part);
  }
  expect(list).not.toContain('ასლი.pdf');
  expect(list).not.toContain(names.get(strange));
});

test('a copy noted on a document is there, or there is no case', async () => {
  const { desk, draft } = await withDraft();
  const document = catalogue.services.find(({ id }) => id === generalService)?.requiredDocuments[0] ?? '';
  const copy = { sha256: 'f'.repeat(64), name: 'a.pdf', mediaType: 'application/pdf', size: 5 };
  const content = { ...applicationContent(), documents: [{ document, copies: [copy] }] };
  const { revision } = await desk.done('draft.save', { draft, revision: 1, content });
  expect(await desk.call('case.submit', { draft, revision })).toMatchObject({ problem: { code: 'paper.unknown' } });
});

test('a paper takes another’s place: the trace stays in audit and timeline, and goes with a discarded draft', async () => {
  const { desk, draft, add } = await withDraft();
  const old = await desk.done('paper.add', { draft, field, name: 'ბუნდოვანი.pdf', bytes: pdf('blurred') });
  const replaces = old.sha256;
  const sharp = await desk.done('paper.add', { draft, field, name: 'მკაფიო.pdf', bytes: pdf('sharp'), replaces });
  const foreign = { draft, field, name: 'x.pdf', bytes: pdf('x'), replaces: 'f'.repeat(64) };
  expect(await desk.call('paper.add', foreign)).toMatchObject({ problem: { code: 'paper.unknown' } });
  const content = applicationContent();
  const answers = { ...content.answers, attachments: [sharp] };
  await desk.done('draft.save', { draft, revision: 1, content: { ...content, answers } });
  const { deskNumber } = await desk.done('case.submit', { draft, revision: 2 });
  const view = await desk.done('case.read', { deskNumber });
  const detail = `${old.sha256.slice(0, 8)} → ${sharp.sha256.slice(0, 8)}`;
  expect(view.timeline.map((one) => [one.kind, one.detail])).toEqual([
    ['paper-replaced', detail],
    ['saved', ''],
  ]);
  const records = desk.db.all<{ record: Uint8Array }>('select record from audit').map(({ record }) => textIn(record));
  expect(records.filter((record) => record?.includes(`"replaced":"${old.sha256}"`))).toHaveLength(1);
  expect(await desk.call('paper.read', { sha256: old.sha256 })).toMatchObject({ problem: { code: 'paper.unknown' } });

  const other = (await savedDraft(desk)).id;
  const first = await desk.done('paper.add', { draft: other, field, name: 'a.pdf', bytes: pdf('a') });
  await desk.done('paper.add', { draft: other, field, name: 'b.pdf', bytes: pdf('b'), replaces: first.sha256 });
  expect(replacementsOf(desk.db, other)).toHaveLength(1);
  await desk.done('draft.discard', { draft: other });
  expect(replacementsOf(desk.db, other)).toEqual([]);
  expect(await add(pdf('late'))).toBe('draft.submitted');
});

const free = { metered: false, held: { count: 0, bytes: 0 } };

test('the queue of papers names those of cases that travel, once each, and no draft’s', async () => {
  const { desk, draft, add } = await withDraft();
  const kept = await desk.done('paper.add', { draft, field, name: 'საბუთი.pdf', bytes: pdf('kept') });
  await add(pdf('of a draft'));
  expect(await desk.done('paper.queue', {})).toEqual({ papers: [], count: 0, bytes: 0, ...free });
  const content = applicationContent();
  const answers = { ...content.answers, attachments: [kept] };
  await desk.done('draft.save', { draft, revision: 1, content: { ...content, answers } });
  const { deskNumber } = await desk.done('case.submit', { draft, revision: 2 });
  const { size, mediaType } = kept;
  const waiting = { deskNumber, mediaType, size, sent: 0, sending: false, problem: null };
  expect(await desk.done('paper.queue', {})).toEqual({ papers: [waiting], count: 1, bytes: size, ...free });
  // On a line with a price they wait for somebody's word, and it holds for those that wait then.
  await desk.done('paper.price', { metered: true });
  const held = { count: 1, bytes: size };
  expect(await desk.done('paper.queue', {})).toMatchObject({ metered: true, held, count: 1 });
  await desk.done('paper.let', {});
  expect(await desk.done('paper.queue', {})).toMatchObject({ metered: true, held: { count: 0, bytes: 0 }, count: 1 });
  await desk.done('paper.price', { metered: false });
  expect(await desk.done('paper.queue', {})).toMatchObject(free);
});

test('a paper that is not stored, is another draft’s, or is not what is claimed makes no case', async () => {
  const { desk, draft } = await withDraft();
  const mine = await desk.done('paper.add', { draft, field, name: 'a.pdf', bytes: pdf('mine') });
  const other = await savedDraft(desk);
  const theirs = await desk.done('paper.add', { draft: other.id, field, name: 'b.pdf', bytes: pdf('theirs') });
  let revision = 1;
  const wrong: PaperRef[] = [
    { ...mine, sha256: 'f'.repeat(64) },
    theirs,
    { ...mine, size: mine.size + 1 },
    { ...mine, mediaType: 'image/png' },
  ];
  for (const paper of wrong) {
    const content = applicationContent();
    const answers = { ...content.answers, attachments: [paper] };
    ({ revision } = await desk.done('draft.save', { draft, revision, content: { ...content, answers } }));
    expect(await desk.call('case.submit', { draft, revision })).toMatchObject({ problem: { code: 'paper.unknown' } });
  }
});
