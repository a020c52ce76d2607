// What an application can be found by: who it is from and where it is about. The service's name is added only for
// services that lists may name; free text and all other answers are left out.

import { z } from 'zod';
import { birthWord, type DraftWords, phoneTail, phoneWord, serviceWord } from '../../db/words.ts';
import { nameForms } from '../../shared/cases/names.ts';
import { rolesOf } from '../../shared/cases/roles.ts';
import type { CataloguePackage } from '../../shared/catalogue/schema.ts';
import type { FoundFact } from '../../shared/contract/find.ts';
import type { Field } from '../../shared/forms/field.ts';
import { wordsOf } from '../../shared/text/meet.ts';
import { skeletonsOf } from '../../shared/text/skeleton.ts';
import { formOf, type Packages } from './packages.ts';

export interface Application {
  readonly service: string;
  readonly applicant: Readonly<Record<string, unknown>>;
  readonly answers: Readonly<Record<string, unknown>>;
}

/** Of a stored case, which was checked when it was saved, as much as finding needs. */
const storedSchema = z.object({
  service: z.string(),
  catalogueVersion: z.number(),
  applicant: z.record(z.string(), z.unknown()),
  answers: z.record(z.string(), z.unknown()),
});

const names: Readonly<Record<string, FoundFact['kind']>> = {
  lastName: 'name',
  firstName: 'name',
  lastNameLatin: 'name',
  firstNameLatin: 'name',
  organisationName: 'name',
};
const numbers: Readonly<Record<string, FoundFact['kind']>> = {
  personalNumber: 'personalNumber',
  phone: 'phone',
  organisationCode: 'organisationCode',
};
const places: Readonly<Partial<Record<Field['type'], FoundFact['kind']>>> = {
  settlement: 'village',
  address: 'address',
};

function textFacts(
  answers: Application['answers'],
  kindOf: (id: string) => FoundFact['kind'] | undefined,
): FoundFact[] {
  return Object.entries(answers).flatMap(([id, value]) => {
    const kind = kindOf(id);
    return kind === undefined || typeof value !== 'string' || value.trim() === '' ? [] : [{ kind, text: value.trim() }];
  });
}

/** Everybody else on the case: by their role, their number and their telephone. */
function roleFacts(applicant: Application['applicant']): FoundFact[] {
  const others = rolesOf(applicant).filter(({ role }) => role !== 'applicant');
  return others.flatMap(({ role, name, personalNumber, phone }) => {
    const kind = role === 'organisationPerson' || role === 'applicant' ? 'representative' : role;
    const facts: FoundFact[] = [
      { kind, text: name },
      { kind: 'personalNumber', text: personalNumber },
      { kind: 'phone', text: phone },
    ];
    return facts.filter(({ text }) => text !== '');
  });
}

/** Names, places and numbers of an application, raw or checked, in the order of its answers. */
export function factsOf(pkg: CataloguePackage, { service, applicant, answers }: Application): FoundFact[] {
  const found = pkg.services.find(({ id }) => id === service);
  const fields = found === undefined ? [] : formOf(pkg, found).fields;
  const placeOf = (list: readonly Field[], id: string): FoundFact['kind'] | undefined => {
    const type = list.find((field) => field.id === id)?.type;
    return type === undefined ? undefined : places[type];
  };
  const written: FoundFact[] = nameForms(applicant)
    .filter(({ source }) => source !== 'official' && source !== 'document')
    .map(({ text }) => ({ kind: 'name', text }));
  const facts = [
    ...textFacts(applicant, (id) => names[id] ?? numbers[id] ?? placeOf(pkg.applicantFields, id)),
    ...written,
    ...roleFacts(applicant),
    ...textFacts(answers, (id) => placeOf(fields, id)),
  ];
  return [...new Map(facts.map((fact) => [`${fact.kind} ${fact.text}`, fact])).values()];
}

/** The same of a stored payload. */
export function storedFacts(packages: Packages, payload: string): FoundFact[] {
  const stored = storedSchema.parse(JSON.parse(payload));
  return factsOf(packages.of(stored.catalogueVersion), stored);
}

const isNumber = ({ kind }: FoundFact): boolean =>
  kind === 'personalNumber' || kind === 'phone' || kind === 'organisationCode';

/** The skeletons and numbers of an application; the service counts as a word unless lists must not name it. */
export function draftWordsOf(pkg: CataloguePackage, application: Application): DraftWords {
  const facts = factsOf(pkg, application);
  const letters = facts
    .filter((fact) => !isNumber(fact))
    .flatMap(({ text }) => wordsOf(text))
    .filter((word) => !/\d/.test(word))
    .flatMap(skeletonsOf)
    .filter(({ length }) => length > 1);
  const named = pkg.services.some(({ id, sensitive }) => id === application.service && !sensitive);
  return {
    words: [...new Set([...letters, ...(named ? [serviceWord(application.service)] : [])])],
    numbers: facts.filter(isNumber).map(({ text }) => text.replace(/\D/g, '')),
  };
}

/** The same of a case, as one list: numbers that have no index of their own stand among the words. */
export function caseWordsOf(pkg: CataloguePackage, application: Application): string[] {
  const { words } = draftWordsOf(pkg, application);
  const { organisationCode, phone, birthDate } = application.applicant;
  const holders = rolesOf(application.applicant);
  const others = holders.filter(({ role }) => role !== 'applicant');
  const telephones = [phone, ...others.map((one) => one.phone)]
    .map((one) => (typeof one === 'string' ? one.replace(/\D/g, '') : ''))
    .filter(({ length }) => length >= phoneTail);
  return [
    ...words,
    ...(typeof organisationCode === 'string' ? [organisationCode] : []),
    ...new Set(others.map(({ personalNumber }) => personalNumber).filter((number) => number !== '')),
    ...new Set(telephones.map(phoneWord)),
    ...(typeof birthDate === 'string' ? [birthWord(birthDate)] : []),
  ];
}

/** The words of a stored payload; none of what is not such a case, so that one of them keeps no other from being found. */
export function storedWords(packages: Packages, payload: string): string[] {
  const stored = storedSchema.safeParse(JSON.parse(payload)).data;
  return stored === undefined ? [] : caseWordsOf(packages.of(stored.catalogueVersion), stored);
}
