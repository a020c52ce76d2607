// Promise: every form of a name stays as it was written, with its letters and where it is known from, and all of them lead to
// the person.
import { expect, test } from 'vitest';
import { nameForms, scriptOf } from '../../../shared/cases/names.ts';
import { rolesNamed, textsNaming } from '../../../shared/cases/roles.ts';

const applicant = {
  lastName: 'ჰაკობიანი',
  firstName: 'არმენ',
  lastNameLatin: 'HAKOBYAN',
  firstNameLatin: 'ARMEN',
  otherNames: [
    { lastName: 'Акопян', firstName: 'Армен', source: 'old-document' },
    { lastName: 'Հակոբյան', firstName: 'Արմեն', source: 'birth-certificate' },
    { lastName: '', firstName: '' },
  ],
};

test('the forms come as they were written, the official one first', () => {
  expect(nameForms(applicant)).toEqual([
    { text: 'ჰაკობიანი არმენ', script: 'Geor', source: 'official' },
    { text: 'HAKOBYAN ARMEN', script: 'Latn', source: 'document' },
    { text: 'Акопян Армен', script: 'Cyrl', source: 'old-document' },
    { text: 'Հակոբյան Արմեն', script: 'Armn', source: 'birth-certificate' },
  ]);
  expect(nameForms({})).toEqual([]);
  expect(nameForms({ lastName: 'Məmmədova', otherNames: 'x' })).toEqual([
    { text: 'Məmmədova', script: 'Latn', source: 'official' },
  ]);
});

test('letters of two scripts, or of one that is not known, are no script', () => {
  expect(['Аkopyan', 'ჰაკობyan', 'ნინო 陳', '—'].map(scriptOf)).toEqual(['mixed', 'mixed', 'mixed', 'mixed']);
  expect(scriptOf('O’Neil-Şahin')).toBe('Latn');
});

test('whoever asks by any form, surname first or last, finds the applicant', () => {
  for (const asked of ['ჰაკობიანი არმენ', 'ARMEN HAKOBYAN', 'Акопян Армен', 'Արմեն Հակոբյան']) {
    expect(rolesNamed(applicant, asked)).toEqual(['applicant']);
    const text = JSON.stringify({ applicant });
    expect(textsNaming(asked).some((one) => text.includes(one))).toBe(true);
  }
  expect(rolesNamed(applicant, 'Акопян Ашот')).toEqual([]);
});
