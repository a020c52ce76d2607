// Promise: whoever comes to the desk can be entered: with papers or without, from here or from abroad, a person or an
// organisation, and is asked for no more than what serves them.
import { expect, test } from 'vitest';
import { assembleCatalogue } from '../../../build/catalogue/assemble.ts';
import type { Answers } from '../../../shared/forms/answers.ts';
import { checkAnswers } from '../../../shared/forms/check.ts';
import { applicantName } from '../../../shared/text/names.ts';

const { applicantFields } = assembleCatalogue();
const check = (raw: Answers) =>
  checkAnswers(applicantFields, raw, { prefix: 'applicant', today: '2026-11-23', now: '2026-11-23T12:30' });
const missing = (raw: Answers) => check(raw).errors.map(({ path, rule }) => `${path} ${rule}`);

const person: Answers = {
  applicantKind: 'person',
  documentType: 'none',
  noDocumentReason: 'lost',
  recognisedBy: 'operator',
  recognisedHow: 'მეზობელია',
  lastName: 'გამოგონილი',
  firstName: 'ნინო',
  birthDate: '5.3.1948',
  registeredAddress: 'სოფელი შაშიანი',
  notifyBy: 'center',
  dataNotice: true,
};

test('a person without papers and without a phone', () => {
  expect(check(person).errors).toEqual([]);
});

test('with an identity card its number and the personal number are needed', () => {
  expect(missing({ ...person, documentType: 'id-card' })).toEqual([
    'applicant.documentNumber required',
    'applicant.personalNumber required',
  ]);
});

test('a foreigner has a passport and perhaps no personal number', () => {
  expect(check({ ...person, documentType: 'passport', documentNumber: 'X 123' }).errors).toEqual([]);
});

test('who wants to be told by SMS or e-mail says where', () => {
  expect(missing({ ...person, notifyBy: 'sms' })).toEqual(['applicant.phone required']);
  expect(missing({ ...person, notifyBy: 'email' })).toEqual(['applicant.email required']);
});

test('an organisation has a name and a code, and no date of birth', () => {
  const organisation: Answers = {
    applicantKind: 'organisation',
    organisationName: 'შპს გამოგონილი',
    organisationCode: '999000000',
    organisationPerson: 'ნინო გამოგონილი',
    registeredAddress: 'გორი',
    notifyBy: 'post',
    dataNotice: true,
  };
  expect(check(organisation).errors).toEqual([]);
  expect(check({ ...organisation, birthDate: '5.3.1948', lastName: 'ა' }).values).toEqual(check(organisation).values);
  expect(applicantName(organisation)).toBe('შპს გამოგონილი');
});

test('a representative is named', () => {
  expect(missing({ ...person, byRepresentative: true })).toEqual([
    'applicant.representativeBasis required',
    'applicant.representativeName required',
  ]);
});

test('nobody files without having been told what the data are for', () => {
  expect(missing({ ...person, dataNotice: false })).toEqual(['applicant.dataNotice required']);
});

test('a name is the surname first, and nothing is made up', () => {
  expect(applicantName(person)).toBe('გამოგონილი ნინო');
  expect(applicantName({ lastName: ' გამოგონილი ' })).toBe('გამოგონილი');
  expect(applicantName({})).toBe('');
  expect(applicantName({ lastName: 5, firstName: null })).toBe('');
});
