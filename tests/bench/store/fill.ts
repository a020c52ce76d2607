// Fills a desk with the cases of years. The first ones go through the very calls a screen makes; the others are theirs
// again under new numbers, days and people, saved by the same functions of the store. Central's answers are taken by the
// code that takes them from the line: nearly all cases are registered and have moved on, the newest wait.
import { appendAudit } from '../../../db/audit.ts';
import { addCase, nextSerial } from '../../../db/cases.ts';
import { readExchange } from '../../../db/feed.ts';
import { appendEntry, hashAt } from '../../../db/outbox.ts';
import { addReceipt } from '../../../db/receipts.ts';
import { addCaseWords, noteWordsDone, wordsProgress } from '../../../db/words.ts';
import { caseWordsOf } from '../../../electron/services/find-facts.ts';
import { applyAnswer } from '../../../electron/sync/apply.ts';
import { deskNumber } from '../../../shared/cases/desk-number.ts';
import type { CaseSubmitted } from '../../../shared/cases/payload.ts';
import type { FeedEvent } from '../../../shared/protocol/exchange.ts';
import { applicantName } from '../../../shared/text/names.ts';
import { type Application, applications, person } from '../corpus/applications.ts';
import { catalogue, type OpenBenchDesk } from './desk.ts';

/** So many at a time that a page which many of them touch is sealed once. */
const casesACommit = 25_000;
/** Central answers about so many at once. */
const answeredAtOnce = 250;
/** For as long as it takes, so that no page is sealed and unsealed again and again. */
const filling = 'cache_size = -1048576';
const typedAtMost = 1000;
const yearsMs = 8 * 365.25 * 86_400_000;
const begin = Date.parse('2026-12-01T08:00:00.000Z');
const waitingAtMost = 200;

interface Filed {
  readonly id: string;
  readonly filed: CaseSubmitted;
}

/** Types and files one case. */
export async function typeOne({ call }: Pick<OpenBenchDesk, 'call'>, { service, content }: Application) {
  const { id, revision } = await call('draft.create', { service });
  const saved = await call('draft.save', { draft: id, revision, content });
  return await call('case.submit', { draft: id, revision: saved.revision });
}

/** Types, files, prints and later looks at one case. */
async function fileOne(desk: Pick<OpenBenchDesk, 'call'>, application: Application): Promise<Filed> {
  const { call } = desk;
  const { case: id, deskNumber: number } = await typeOne(desk, application);
  await call('receipt.print', { deskNumber: number, size: 'A4', to: 'printer' });
  const { content: filed } = await call('case.read', { deskNumber: number });
  if (filed.kind !== 'case.submitted') throw new Error('a case just filed was corrected');
  return { id, filed };
}

export interface Prepared extends Filed {
  readonly payload: string;
}

/** A case like `before` of another person, ready to be saved; its number is taken. */
export function caseLike(
  { db, random, device }: OpenBenchDesk,
  before: CaseSubmitted,
  citizen: number,
  wall: string,
): Prepared {
  const year = Number(wall.slice(0, 4));
  const serial = nextSerial(db, device.desk, year);
  const filed: CaseSubmitted = {
    ...before,
    case: random.uuid(),
    deskNumber: deskNumber({ center: device.centerNumber, desk: device.desk, year, serial }),
    applicant: { ...before.applicant, ...person(citizen) },
    filedOn: wall.slice(0, 10),
    filedAt: { ...before.filedAt, wall },
  };
  return { id: filed.case, filed, payload: JSON.stringify(filed) };
}

function audit({ db }: OpenBenchDesk, { filed }: Filed, call: string, subject: string): void {
  const { operator, filedAt } = filed;
  appendAudit(db, JSON.stringify({ reading: filedAt, operator, call, subject, outcome: 'ok' }));
}

/** What a submitted case leaves in the store, its audit entry included; in the running transaction. */
export function saveCase(desk: OpenBenchDesk, prepared: Prepared): void {
  const { id, filed, payload } = prepared;
  addCase(desk.db, {
    id,
    deskNumber: filed.deskNumber,
    service: filed.service,
    municipality: filed.route.municipality,
    channel: filed.route.channel,
    applicantName: applicantName(filed.applicant),
    personalNumber: String(filed.applicant['personalNumber']),
    filedOn: filed.filedOn,
    filedAt: filed.filedAt.wall,
    payload,
  });
  appendEntry(desk.db, { caseId: id, version: 1, payload });
  audit(desk, prepared, 'case.submit', id);
}

/** All that a prepared case leaves as it is saved, its draft's audit entry included; in the running transaction. */
export function enterCase(desk: OpenBenchDesk, prepared: Prepared): void {
  audit(desk, prepared, 'draft.create', prepared.id);
  saveCase(desk, prepared);
}

/** The same as `fileOne` for a prepared case. */
function fileAgain(desk: OpenBenchDesk, prepared: Prepared): Filed {
  const { id, filed } = prepared;
  enterCase(desk, prepared);
  const { operator, deskNumber: number } = filed;
  addReceipt(desk.db, {
    caseId: id,
    size: 'A4',
    target: 'printer',
    operator,
    printedAt: filed.filedAt.wall,
    said: '{}',
  });
  audit(desk, prepared, 'receipt.print', number);
  audit(desk, prepared, 'case.read', number);
  return { id, filed };
}

function eventsOf(id: string, seq: number, at: string): FeedEvent['event'][] {
  const registrationNumber = `${at.slice(0, 4)}/${String(100_000 + seq)}`;
  return [
    seq % 50 === 0
      ? { kind: 'entry.refused', epoch: 1, seq, problem: { code: 'service.closed' }, reason: 'მომსახურება დახურულია.' }
      : { kind: 'entry.registered', epoch: 1, seq, registrationNumber, registeredAt: at },
    { kind: 'case.status', case: id, status: 'completed', step: 3, at, note: '' },
  ];
}

/** The words of the cases after `before`, which are these, as the desk's rest would add them from their texts. */
function index({ db }: OpenBenchDesk, before: number, cases: readonly Filed[]): void {
  const { done } = wordsProgress(db);
  for (const [at, { filed }] of cases.entries()) {
    const place = before + at + 1;
    if (place > done) addCaseWords(db, place, caseWordsOf(catalogue, filed));
  }
  noteWordsDone(db, before + cases.length);
}

/** Central's signed answer, as verified, about these cases, the next of the queue. */
export function answered({ db, device }: OpenBenchDesk, told: readonly Filed[], at: string): void {
  const { cursor, has } = readExchange(db);
  const to = has.seq + told.length;
  const events = told.flatMap(({ id }, index) => eventsOf(id, has.seq + index + 1, at));
  const applied = applyAnswer(
    db,
    device,
    {
      protocol: 1,
      serverEpoch: '00000000-0000-7000-8000-0000000000ce',
      time: at,
      has: { seq: to, hash: hashAt(db, device, to) ?? '' },
      events: events.map((event, index) => ({ n: cursor + index + 1, event })),
      more: false,
      papersWanted: [],
    },
    at,
  );
  if (!applied.ok) throw new Error(applied.problem.code);
}

/** Files `count` cases from this seed in an empty desk, their words in the index; tells its progress. */
export async function fill(
  desk: OpenBenchDesk,
  count: number,
  seed: string,
  tell: (done: number) => void,
): Promise<void> {
  const { db, setClock } = desk;
  const usual = db.pragma('cache_size');
  db.pragma(filling);
  const step = yearsMs / count;
  let at = begin;
  const wall = (): string => new Date(at).toISOString();
  const source = applications(catalogue, seed, () => wall().slice(0, 10));
  const typed: CaseSubmitted[] = [];
  let waiting: Filed[] = [];
  for (let done = 0; done < count; ) {
    db.exec('begin immediate');
    const some: Filed[] = [];
    while (some.length < Math.min(casesACommit, count - done)) {
      at += step;
      setClock(wall());
      const number = done + some.length;
      const before = typed.length < typedAtMost ? undefined : typed[number % typed.length];
      if (before !== undefined) {
        some.push(fileAgain(desk, caseLike(desk, before, (number * 7919) % Math.ceil(count / 2), wall())));
        continue;
      }
      const next = source.next().value;
      if (next === undefined) throw new Error('applications ended');
      const filed = await fileOne(desk, next);
      typed.push(filed.filed);
      some.push(filed);
    }
    index(desk, done, some);
    done += some.length;
    waiting.push(...some);
    const told = done === count ? Math.max(0, waiting.length - waitingAtMost) : waiting.length;
    for (let from = 0; from < told; from += answeredAtOnce) {
      answered(desk, waiting.slice(from, Math.min(told, from + answeredAtOnce)), wall());
    }
    waiting = waiting.slice(told);
    db.exec('commit');
    tell(done);
  }
  db.pragma(`cache_size = ${usual}`);
  setClock(null);
}
