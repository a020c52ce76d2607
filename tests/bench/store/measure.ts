// What is measured on one stage. Figures of calls are of whole calls: admitted, run, checked, audited, committed.
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { caseById, casesAt, listCases, payloadsAt, readCase } from '../../../db/cases.ts';
import { checkpointWhenIdle } from '../../../db/checkpoint.ts';
import { placesByWords } from '../../../db/find.ts';
import { casesOfNumber } from '../../../db/similar.ts';
import { stateCounts } from '../../../db/states.ts';
import { choicesOf } from '../../../electron/services/find-choices.ts';
import { factsOf } from '../../../electron/services/find-facts.ts';
import { createPackages } from '../../../electron/services/packages.ts';
import { type CaseSubmitted, caseSubmittedSchema } from '../../../shared/cases/payload.ts';
import type { CaseState } from '../../../shared/contract/cases.ts';
import { strictLatin } from '../../../shared/text/latin.ts';
import { diceOf } from '../../powercut/dice.ts';
import { type Application, applications } from '../corpus/applications.ts';
import { inTurns, type Spent, type Subject } from '../durations.ts';
import { catalogue, today } from './desk.ts';
import { caseLike, type Prepared, saveCase } from './fill.ts';
import type { Plain } from './plain.ts';
import { rest, type Stage } from './stage.ts';

export interface Often {
  readonly rounds: number;
  readonly each: number;
}

const page = 4096;

/** Appends a page to a file and flushes it: what a durable commit costs at least on this disk. */
function bareDisk(folder: string): Subject & { close: () => void } {
  const file = openSync(join(folder, 'appended'), 'a');
  const bytes = Buffer.alloc(page, 7);
  return {
    name: 'disk',
    act: () => {
      writeSync(file, bytes);
      fsyncSync(file);
    },
    close: () => closeSync(file),
  };
}

function next<T>(waiting: T[]): T {
  const one = waiting.pop();
  if (one === undefined) throw new Error('not enough prepared');
  return one;
}

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

/** Cases like the newest ones, their numbers taken. */
function prepared({ desk }: Stage, count: number): Prepared[] {
  const texts = desk.db.all<{ payload: string }>(
    'select unpacked(payload) as payload from case_versions order by rowid desc limit 200',
  );
  const before: CaseSubmitted[] = texts.map(({ payload }) => caseSubmittedSchema.parse(JSON.parse(payload)));
  const one = (index: number): Prepared => {
    const like = before[index % before.length];
    if (like === undefined) throw new Error('no case');
    return caseLike(desk, like, index, `${today}T09:00:00.000Z`);
  };
  return desk.db.transaction(() => Array.from({ length: count }, (_, index) => one(index)));
}

/**
 * One durable commit each. `desk`: all that a submitted case leaves, with its audit entry, encrypted; its words go into their
 * index when the desk rests (`resting.ts`). `case.submit`: the whole call around it; the peers: the same text.
 */
export async function commits(stage: Stage, often: Often): Promise<Spent> {
  const { desk, bare, sealed, plain, folder } = stage;
  const count = (often.rounds + 1) * often.each;
  const source = applications(catalogue, `commits ${stage.cases} ${performance.timeOrigin}`, () => today);
  const queue = await drafts(stage, source, count);
  const [ours, theirs, others, keyed] = [1, 2, 3, 4].map(() => prepared(stage, count));
  if (ours === undefined || theirs === undefined || others === undefined || keyed === undefined) throw new Error();
  if (plain === null) throw new Error('no peer');
  const disk = bareDisk(folder);
  const times = await inTurns(
    [
      disk,
      {
        name: 'bare',
        act: () => {
          const { id, payload } = next(others);
          bare.add(id, payload);
        },
      },
      {
        name: 'sealed',
        act: () => {
          const { id, payload } = next(keyed);
          sealed.add(id, payload);
        },
      },
      {
        name: 'plain',
        act: () => {
          const { id, payload } = next(theirs);
          plain.add(id, payload);
        },
      },
      {
        name: 'desk',
        act: () => {
          const one = next(ours);
          desk.db.transaction(() => saveCase(desk, one));
        },
      },
      { name: 'case.submit', act: () => desk.call('case.submit', next(queue)) },
    ],
    often,
    // As the desk does whenever nobody types: its log begins at its beginning again, instead of growing for ever.
    () => checkpointWhenIdle(desk.db),
  );
  disk.close();
  rest(desk);
  return times;
}

interface Known {
  readonly id: string;
  readonly deskNumber: string;
  readonly registrationNumber: string;
  readonly personalNumber: string;
  readonly applicantName: string;
  readonly phone: string;
  readonly payload: string;
}

/** Cases drawn from everywhere in the store, with what people remember of them. */
function someCases({ desk, cases }: Stage): () => Known {
  const known = desk.db.all<Known>(
    `select c.id, c.desk_number as deskNumber, s.registration_number as registrationNumber,
       c.personal_number as personalNumber, c.applicant_name as applicantName,
       unpacked(v.payload) ->> '$.applicant.phone' as phone, unpacked(v.payload) as payload
     from cases c join case_states s on s.place = c.place join case_versions v on v.place = c.place
     where c.place % ? = 0 and s.registration_number is not null and c.personal_number is not null`,
    // Odd, for every fiftieth case is refused and has no registration number.
    Math.floor(cases / 1000) * 2 + 1,
  );
  const dice = diceOf('reads');
  return () => {
    const one = known[dice.below(known.length)];
    if (one === undefined) throw new Error('no case');
    return one;
  };
}

/** The beginnings of somebody's names, so many letters of each. */
const beginsOf =
  (any: () => Known) =>
  (letters: number, mark = ''): string =>
    any()
      .applicantName.split(' ')
      .map((name) => name.slice(0, letters) + mark)
      .join(' ');

/** The same questions to a peer, where there is one. */
const beside = (plain: Plain, any: () => Known): Subject[] => [
  { name: 'plain: by id', act: () => plain.byId(any().id) },
  { name: 'plain: by personal number', act: () => plain.byPersonalNumber(any().personalNumber) },
  { name: 'plain: newest 50', act: () => plain.newest() },
  { name: 'plain: counts', act: () => plain.counts() },
  { name: 'plain: search', act: () => plain.search(beginsOf(any)(3, '*')) },
];

/** What calls ask of the store, without ranking, dispatch and audit. */
export async function finds(stage: Stage, often: Often): Promise<Spent> {
  const { db } = stage.desk;
  const any = someCases(stage);
  const begins = beginsOf(any);
  const packages = createPackages(db);
  const newestTwenty = (typed: string): number[] => placesByWords(db, choicesOf(packages, typed.split(' ')), 20);
  const subjects = [
    { name: 'by id', act: () => caseById(db, any().id) },
    { name: 'by personal number', act: () => casesOfNumber(db, any().personalNumber, '') },
    { name: 'by desk number', act: () => readCase(db, any().deskNumber) },
    { name: 'newest 50', act: () => listCases(db, { state: null, before: null, limit: 50 }) },
    { name: 'counts', act: () => stateCounts(db) },
    { name: 'names in Georgian', act: () => casesAt(db, newestTwenty(begins(3))) },
    { name: 'names in Latin', act: () => casesAt(db, newestTwenty(strictLatin(begins(3)))) },
    { name: 'names with their texts', act: () => payloadsAt(db, newestTwenty(begins(3))) },
    { name: 'two letters', act: () => casesAt(db, newestTwenty(begins(2).slice(0, 2))) },
  ];
  return inTurns([...(stage.plain === null ? [] : beside(stage.plain, any)), ...subjects], often);
}

/** What the screens ask all day: whole calls. */
export async function asks(stage: Stage, often: Often): Promise<Spent> {
  const { call } = stage.desk;
  const any = someCases(stage);
  const begins = beginsOf(any);
  /** Where an answer names a village, as some forms ask. */
  const village = (): string => {
    for (let tries = 0; tries < 1000; tries += 1) {
      const found = factsOf(catalogue, caseSubmittedSchema.parse(JSON.parse(any().payload)));
      const place = found.find(({ kind }) => kind === 'village');
      if (place !== undefined) return place.text;
    }
    throw new Error('no village');
  };
  const find = (name: string, text: () => string, state: CaseState | null = null): Subject => {
    const texts = Array.from({ length: 50 }, text);
    const dice = diceOf(name);
    return {
      name: `case.find ${name}`,
      act: () => call('case.find', { text: texts[dice.below(texts.length)] ?? '', state, page: 0 }),
    };
  };
  const lists = ([null, 'queued', 'delivered', 'registered', 'refused', 'manual'] as const).map((state) => ({
    name: `case.list ${state ?? 'all'}`,
    act: () => call('case.list', { state, before: null }),
  }));
  return inTurns(
    [
      { name: 'case.read', act: () => call('case.read', { deskNumber: any().deskNumber }) },
      { name: 'receipt.read', act: () => call('receipt.read', { deskNumber: any().deskNumber, size: 'A4' }) },
      { name: 'queue.read', act: () => call('queue.read', {}) },
      { name: 'desk.read', act: () => call('desk.read', {}) },
      { name: 'draft.list', act: () => call('draft.list', {}) },
      ...lists,
      find('one letter', () => begins(1).charAt(0)),
      find('two beginnings', () => begins(3)),
      find('two beginnings, registered', () => begins(3), 'registered'),
      find('two beginnings, refused', () => begins(3), 'refused'),
      find('two letters, refused', () => begins(2).slice(0, 2), 'refused'),
      find('a whole name', () => any().applicantName),
      find('a village', village),
      find('end of a telephone number', () => any().phone.slice(-4)),
      find('desk number', () => any().deskNumber),
      find('personal number', () => any().personalNumber),
      find('registration number', () => any().registrationNumber),
    ],
    often,
  );
}
