// Promise: nothing is typed twice for one person, and nothing that must be said anew is said for them.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assembleCatalogue } from '../../../build/catalogue/assemble.ts';
import { checkAnswers } from '../../../shared/forms/check.ts';
import type { Field } from '../../../shared/forms/field.ts';
import { familyAnswers, reusedAnswers } from '../../../shared/forms/reuse.ts';
import { validAnswers } from './arbitrary.ts';

const { applicantFields } = assembleCatalogue();
const moment = { today: '2026-11-23', now: '2026-11-23T12:30' };
const check = (raw: unknown) => checkAnswers(applicantFields, raw, { prefix: 'applicant', ...moment });
const typeOf = (id: string): Field['type'] | undefined => applicantFields.find((field) => field.id === id)?.type;

const statedAnew = ['recognisedBy', 'guardianConsent'];

test('carried over and checked again, every value is the same; what is missing is only what is stated anew', () => {
  fc.assert(
    fc.property(validAnswers(applicantFields, moment), (raw) => {
      const { values } = check(raw);
      const again = check(reusedAnswers(applicantFields, values));
      for (const [id, value] of Object.entries(again.values)) expect(value).toEqual(values[id]);
      for (const { path, rule } of again.errors) {
        expect(rule).toBe('required');
        const id = path.replace('applicant.', '');
        expect(typeOf(id) === 'checkbox' || statedAnew.includes(id)).toBe(true);
      }
      const lost = Object.keys(values).filter((id) => !(id in again.values) && typeOf(id) !== 'checkbox');
      const notCarried = (id: string): boolean =>
        ['representative', 'documentSeen', 'spokenLanguage', 'interpreter', 'recognise', 'guardian'].some((begin) =>
          id.startsWith(begin),
        ) || ['documentValidUntil', 'furtherApplicants', 'signatureSheet', 'witnesses'].includes(id);
      expect(Object.keys(again.values).filter(notCarried)).toEqual([]);
      expect(lost.filter((id) => !notCarried(id))).toEqual([]);
    }),
    { seed: 999, numRuns: 300 },
  );
});

test('a date is carried over as people write it, a field of another year’s catalogue not at all', () => {
  const reused = reusedAnswers(applicantFields, { applicantKind: 'person', birthDate: '1948-03-05', shoeSize: '42' });
  expect(reused).toEqual({ applicantKind: 'person', birthDate: '05.03.1948' });
});

test('the family shares surname, address and telephone, and the telephone then has its owner’s name', () => {
  const values = {
    applicantKind: 'person',
    documentType: 'id-card',
    documentNumber: '20IA00001',
    personalNumber: '99900000213',
    lastName: 'გვენეტაძე',
    firstName: 'ხვიჩა',
    lastNameLatin: 'GVENETADZE',
    birthDate: '1958-03-05',
    registeredAddress: 'შაშიანი',
    notifyBy: 'sms',
    phone: '+995599000001',
    email: 'khvicha@example.ge',
    dataNotice: true,
  };
  const address = { applicantKind: 'person', lastName: 'გვენეტაძე', registeredAddress: 'შაშიანი' };
  expect(familyAnswers(applicantFields, values)).toEqual({
    ...address,
    phone: '+995599000001',
    phoneOwner: 'family',
    phoneOwnerName: 'ხვიჩა გვენეტაძე',
  });
  const neighbour = { phoneOwner: 'neighbour', phoneOwnerName: 'ლალი ბერიძე', phoneMessage: 'yes' };
  expect(familyAnswers(applicantFields, { ...values, ...neighbour })).toEqual({
    ...address,
    phone: '+995599000001',
    phoneOwner: 'neighbour',
    phoneOwnerName: 'ლალი ბერიძე',
  });
  const { phone: _, ...none } = values;
  expect(familyAnswers(applicantFields, none)).toEqual(address);
});
