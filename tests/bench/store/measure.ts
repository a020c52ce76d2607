// What is measured on one stage. Every figure of the desk is of a whole call: admitted, run, checked, audited, committed.
import { stateCounts } from '../../../db/states.ts';
import { diceOf } from '../../powercut/dice.ts';
import { type Application, applications } from '../corpus/applications.ts';
import { inTurns } from '../durations.ts';
import { catalogue, today } from './desk.ts';
import type { Stage } from './stage.ts';

export type Times = ReadonlyMap<string, number[]>;

/** Drafts that wait to be submitted. */
async function drafts({ desk }: Stage, source: Iterator<Application>, count: number) {
  const waiting: { draft: string; revision: number }[] = [];
  while (waiting.length < count) {
    const { service, content } = source.next().value as Application;
    const { id, revision } = await desk.call('draft.create', { service });
    const saved = await desk.call('draft.save', { draft: id, revision, content });
    waiting.push({ draft: id, revision: saved.revision });
  }
  return waiting;
}

/** One durable commit each: the desk's case with form, numbers, outbox, index and audit; the peers' with the same text. */
export async function commits(stage: Stage, { rounds, each }: { rounds: number; each: number }): Promise<Times> {
  const { desk, bare, plain } = stage;
  const source = applications(catalogue, `commits ${stage.cases} ${performance.timeOrigin}`, () => today);
  const queue = await drafts(stage, source, (rounds + 1) * each);
  const texts = desk.db.all<{ payload: string }>(
    'select unpacked(payload) as payload from case_versions order by rowid desc limit 200',
  );
  const dice = diceOf('commits');
  const text = (): string => texts[dice.below(texts.length)]?.payload ?? '';
  return inTurns(
    [
      { name: 'bare', act: () => bare.add(desk.random.uuid(), text()) },
      { name: 'plain', act: () => plain.add(desk.random.uuid(), text()) },
      {
        name: 'desk',
        act: () => {
          const next = queue.pop();
          if (next === undefined) throw new Error('drafts ended');
          return desk.call('case.submit', next);
        },
      },
    ],
    { rounds, each },
  );
}

/** What the screens ask all day, beside the same questions to the plain store. */
export async function reads(stage: Stage, { rounds, each }: { rounds: number; each: number }): Promise<Times> {
  const { desk, plain, cases } = stage;
  const { db, call } = desk;
  const dice = diceOf('reads');
  const some = db.all<{ id: string; deskNumber: string; personalNumber: string; applicantName: string }>(
    `select id, desk_number as deskNumber, personal_number as personalNumber, applicant_name as applicantName from cases
     where place % ? = 0`,
    Math.max(1, Math.floor(cases / 500)),
  );
  const any = () => some[dice.below(some.length)] ?? { id: '', deskNumber: '', personalNumber: '', applicantName: '' };
  const prefixes = (): string =>
    any()
      .applicantName.split(' ')
      .map((name) => `${name.slice(0, 3)}*`)
      .join(' ');
  const lists = ([null, 'queued', 'delivered', 'registered', 'refused', 'manual'] as const).map((state) => ({
    name: `case.list ${state ?? 'all'}`,
    act: () => call('case.list', { state, before: null }),
  }));
  return inTurns(
    [
      { name: 'plain: by id', act: () => plain.byId(any().id) },
      { name: 'plain: by personal number', act: () => plain.byPersonalNumber(any().personalNumber) },
      { name: 'plain: newest', act: () => plain.newest() },
      { name: 'plain: counts', act: () => plain.counts() },
      { name: 'plain: search', act: () => plain.search(prefixes()) },
      { name: 'case.read', act: () => call('case.read', { deskNumber: any().deskNumber }) },
      { name: 'receipt.read', act: () => call('receipt.read', { deskNumber: any().deskNumber, size: 'A4' }) },
      { name: 'queue.read', act: () => call('queue.read', {}) },
      { name: 'desk.read', act: () => call('desk.read', {}) },
      { name: 'draft.list', act: () => call('draft.list', {}) },
      { name: 'counts', act: () => stateCounts(db) },
      ...lists,
    ],
    { rounds, each },
  );
}
