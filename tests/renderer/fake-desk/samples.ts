// Invented people and answers for the fake desk. Personal numbers start with 999, which is never issued. The names are
// as long as names get in Georgia.

import type { Bridge } from '../../../shared/contract/bridge.ts';
import type { Answers } from '../../../shared/forms/answers.ts';
import type { FakeDesk } from './desk.ts';

/** Any desk that can be asked: the fake one or a built one. */
type Asked = { readonly bridge: Pick<Bridge, 'call'> };

export function applicant(lastName: string, firstName: string): Answers {
  return {
    applicantKind: 'person',
    documentType: 'id-card',
    documentNumber: '20IA00001',
    personalNumber: '99900000017',
    lastName,
    firstName,
    birthDate: '05.03.1961',
    registeredAddress: 'სადახლო, ცენტრალური ქუჩა № 14',
    notifyBy: 'sms',
    phone: '555 12 34 56',
    dataNotice: true,
  };
}

export const people = [
  applicant('გვენეტაძე-მჭედლიშვილი', 'ხვიჩა-ალექსანდრე'),
  applicant('მამედოვი', 'აიშე'),
  applicant('ქავთარაძე', 'ნანული'),
  applicant('ჩხარტიშვილი', 'ვახტანგ'),
] as const;

const road: Answers = {
  settlement: 'სადახლო',
  place: 'სკოლასთან, ხიდის მარცხენა მხარე',
  roadKind: 'village',
  damageKind: 'washout',
  passable: 'offroad',
  households: '12',
  since: '02.11.2026',
  description: 'წვიმის შემდეგ გზა ჩაირეცხა, სასწრაფო დახმარების მანქანა ვეღარ გადადის.',
};

async function need<T>(answer: Promise<{ ok: true; value: T } | { ok: false; problem: unknown }>): Promise<T> {
  const given = await answer;
  if (!given.ok) throw new Error(JSON.stringify(given.problem));
  return given.value;
}

export async function signIn({ bridge, world }: FakeDesk): Promise<void> {
  const [first] = world.operators;
  if (first === undefined) throw new Error('nobody works here');
  await need(bridge.call('session.sign-in', { operator: first.id, password: first.password }));
}

/** Begins an application about a damaged road and saves what this person would say; answers the draft's id. */
export async function beginRoad(
  { bridge }: Asked,
  person: Answers,
  goesOnFrom?: string,
): Promise<{ draft: string; revision: number }> {
  const same = goesOnFrom === undefined ? {} : { sameApplicant: goesOnFrom };
  const draft = await need(bridge.call('draft.create', { service: 'municipality-road', ...same }));
  const content = { ...draft.content, applicant: person, answers: road, step: 'check' as const };
  const saved = await need(bridge.call('draft.save', { draft: draft.id, revision: draft.revision, content }));
  return { draft: draft.id, revision: saved.revision };
}

/** The same, submitted, in the visit of an earlier case where one is named; answers the desk number. */
export async function submitRoad(desk: Asked, person: Answers, goesOnFrom?: string): Promise<string> {
  return (await need(desk.bridge.call('case.submit', await beginRoad(desk, person, goesOnFrom)))).deskNumber;
}
