// Fills a desk with the cases of years. The first ones go through the very calls a screen makes; the others are theirs
// again under new numbers, days and people, saved by the same functions of the store. Central's answers are taken by the
// code that takes them from the line: nearly all cases are registered and have moved on, the newest wait.
import { appendAudit } from '../../../db/audit.ts';
import { addCase, nextSerial } from '../../../db/cases.ts';
import { readDevice } from '../../../db/device.ts';
import { readExchange } from '../../../db/feed.ts';
import { appendEntry, hashAt } from '../../../db/outbox.ts';
import { addReceipt } from '../../../db/receipts.ts';
import { caseWordsOf } from '../../../electron/services/find-facts.ts';
import { applyAnswer } from '../../../electron/sync/apply.ts';
import { deskNumber } from '../../../shared/cases/desk-number.ts';
import { type CaseSubmitted, caseSubmittedSchema } from '../../../shared/cases/payload.ts';
import type { FeedEvent } from '../../../shared/protocol/exchange.ts';
import { applicantName } from '../../../shared/text/names.ts';
import { type Application, applications, person } from '../corpus/applications.ts';
import { catalogue, type OpenBenchDesk } from './desk.ts';

const casesACommit = 500;
const typedAtMost = 2000;
const yearsMs = 8 * 365.25 * 86_400_000;
const begin = Date.parse('2026-12-01T08:00:00.000Z');
const waitingAtMost = 200;

interface Filed {
  readonly id: string;
  readonly filed: CaseSubmitted;
}

/** Types, files, prints and later looks at one case. */
async function fileOne({ call }: Pick<OpenBenchDesk, 'call'>, { service, content }: Application): Promise<Filed> {
  const { id, revision } = await call('draft.create', { service });
  const saved = await call('draft.save', { draft: id, revision, content });
  const { deskNumber: number } = await call('case.submit', { draft: id, revision: saved.revision });
  await call('receipt.print', { deskNumber: number, size: 'A4', to: 'printer' });
  return { id, filed: (await call('case.read', { deskNumber: number })).content };
}

/** A case like `before`, filed now by another person. */
function fileAgain({ db, random }: OpenBenchDesk, before: CaseSubmitted, citizen: number, wall: string): Filed {
  const device = readDevice(db);
  if (device === null) throw new Error('the desk is not enrolled');
  const year = Number(wall.slice(0, 4));
  const serial = nextSerial(db, device.desk, year);
  const filed = caseSubmittedSchema.parse({
    ...before,
    case: random.uuid(),
    deskNumber: deskNumber({ center: device.centerNumber, desk: device.desk, year, serial }),
    applicant: { ...before.applicant, ...person(citizen) },
    filedOn: wall.slice(0, 10),
    filedAt: { ...before.filedAt, wall },
  });
  const payload = JSON.stringify(filed);
  const { case: id, operator } = filed;
  addCase(db, {
    id,
    deskNumber: filed.deskNumber,
    service: filed.service,
    municipality: filed.route.municipality,
    channel: filed.route.channel,
    applicantName: applicantName(filed.applicant),
    personalNumber: String(filed.applicant['personalNumber']),
    filedOn: filed.filedOn,
    filedAt: wall,
    payload,
    operator,
    savedAt: wall,
    words: caseWordsOf(catalogue, filed),
  });
  appendEntry(db, { caseId: id, version: 1, payload });
  addReceipt(db, { caseId: id, size: 'A4', target: 'printer', operator, printedAt: wall });
  const subjects = {
    'draft.create': id,
    'case.submit': id,
    'receipt.print': filed.deskNumber,
    'case.read': filed.deskNumber,
  };
  for (const [call, subject] of Object.entries(subjects)) {
    appendAudit(db, JSON.stringify({ reading: filed.filedAt, operator, call, subject, outcome: 'ok' }));
  }
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

/** Central's signed answer, as verified, about these cases, the next of the queue. */
function answered({ db }: OpenBenchDesk, told: readonly Filed[], at: string): void {
  const device = readDevice(db);
  if (device === null) throw new Error('the desk is not enrolled');
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

/** Files `count` cases from this seed; tells its progress. */
export async function fill(
  desk: OpenBenchDesk,
  count: number,
  seed: string,
  tell: (done: number) => void,
): Promise<void> {
  const { db, setClock } = desk;
  const step = yearsMs / count;
  let at = begin;
  const wall = (): string => new Date(at).toISOString();
  const source = applications(catalogue, seed, () => wall().slice(0, 10));
  const typed: CaseSubmitted[] = [];
  let waiting: Filed[] = [];
  for (let done = 0; done < count; ) {
    db.exec('begin immediate');
    for (let left = Math.min(casesACommit, count - done); left > 0; left -= 1, done += 1) {
      at += step;
      setClock(wall());
      const before = typed.length < typedAtMost ? undefined : typed[done % typed.length];
      if (before !== undefined) {
        waiting.push(fileAgain(desk, before, (done * 7919) % Math.ceil(count / 2), wall()));
        continue;
      }
      const next = source.next().value;
      if (next === undefined) throw new Error('applications ended');
      const filed = await fileOne(desk, next);
      typed.push(filed.filed);
      waiting.push(filed);
    }
    const told = waiting.slice(0, done === count ? Math.max(0, waiting.length - waitingAtMost) : undefined);
    answered(desk, told, wall());
    waiting = waiting.slice(told.length);
    db.exec('commit');
    tell(done);
  }
  setClock(null);
}
