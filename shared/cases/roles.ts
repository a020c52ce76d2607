// Who stands on a case in which role, read from the applicant's part of its answers, raw or checked. One list for
// finding, for the page of everything held on a person, and for whoever else must not overlook somebody.

import { nameForms } from './names.ts';

export const roles = [
  'applicant',
  'furtherApplicant',
  'representative',
  'guardian',
  'interpreter',
  'phoneOwner',
  'recogniser',
  'organisationPerson',
] as const;
export type Role = (typeof roles)[number];

export interface RoleHolder {
  readonly role: Role;
  /** As written on the case: „გვარი სახელი“ of applicants, of others as typed. */
  readonly name: string;
  readonly personalNumber: string;
  readonly phone: string;
}

type Typed = Readonly<Record<string, unknown>>;

const text = (from: Typed, field: string): string => {
  const value = from[field];
  return typeof value === 'string' ? value.trim() : '';
};

const rows = (value: unknown): Typed[] =>
  Array.isArray(value) ? value.filter((row): row is Typed => typeof row === 'object' && row !== null) : [];

function applicantLike(role: Role, from: Typed): RoleHolder {
  const name = `${text(from, 'lastName')} ${text(from, 'firstName')}`.trim();
  return { role, name, personalNumber: text(from, 'personalNumber'), phone: text(from, 'phone') };
}

function other(role: Role, applicant: Typed, field: string): RoleHolder {
  const of = (part: string): string => text(applicant, `${field}${part}`);
  return { role, name: of('Name'), personalNumber: of('Number'), phone: of('Phone') };
}

/** Everybody named on the case, the applicant first; nobody without a name or number. */
export function rolesOf(applicant: Typed): RoleHolder[] {
  const holders = [
    applicantLike('applicant', applicant),
    ...rows(applicant['furtherApplicants']).map((row) => applicantLike('furtherApplicant', row)),
    other('representative', applicant, 'representative'),
    other('guardian', applicant, 'guardian'),
    other('interpreter', applicant, 'interpreter'),
    other('phoneOwner', applicant, 'phoneOwner'),
    other('recogniser', applicant, 'recogniser'),
    ...rows(applicant['witnesses']).map((row) => applicantLike('recogniser', row)),
    {
      role: 'organisationPerson' as const,
      name: text(applicant, 'organisationPerson'),
      personalNumber: '',
      phone: '',
    },
  ];
  return holders.filter(({ name, personalNumber }) => name !== '' || personalNumber !== '');
}

const plain = (name: string): string => name.replace(/\s+/g, ' ').trim();

/** A name as asked for, and the other way round: people say the surname first or last. */
function waysOf(asked: string): string[] {
  const words = plain(asked).split(' ');
  return [...new Set([words.join(' '), words.toReversed().join(' ')])];
}

/** The roles in which a person is named who was asked for by personal number or by name. */
export function rolesNamed(applicant: Typed, asked: string): Role[] {
  const ways = waysOf(asked);
  const called = nameForms(applicant).some(({ text: form }) => ways.includes(plain(form)));
  const named = rolesOf(applicant).filter(
    ({ role, name, personalNumber }) =>
      personalNumber === asked || ways.includes(plain(name)) || (role === 'applicant' && called),
  );
  return [...new Set(named.map(({ role }) => role))];
}

/** How a person asked for stands in the JSON text of a case: a number or name in quotes, or surname and first name side by side. */
export function textsNaming(asked: string): string[] {
  const beside = (row: Typed): string => JSON.stringify(row).slice(1, -1);
  return waysOf(asked).flatMap((way) => {
    const words = way.split(' ');
    const rows = words.slice(1).flatMap((_, cut) => {
      const [last, first] = [words.slice(0, cut + 1).join(' '), words.slice(cut + 1).join(' ')];
      return [beside({ lastName: last, firstName: first }), beside({ lastNameLatin: last, firstNameLatin: first })];
    });
    return [JSON.stringify(way), ...rows];
  });
}

/** No document was there: somebody vouched for the person, or nobody did. */
export function isUnproven(applicant: Typed): boolean {
  return applicant['documentType'] === 'none';
}
