// Promise: nobody is asked twice for a fact, and nothing that was said about one request slips into another.
import { expect, test } from 'vitest';
import { assembleCatalogue } from '../../../build/catalogue/assemble.ts';
import { carriedAnswers } from '../../../shared/forms/carry.ts';
import type { Field } from '../../../shared/forms/field.ts';

const forms = assembleCatalogue().forms;
const fieldsOf = (id: string): readonly Field[] => forms.find((form) => form.id === id)?.fields ?? [];
const aid = fieldsOf('municipality-one-time-aid');

const filed = {
  service: 'municipality-one-time-aid',
  fields: aid,
  family: false,
  answers: {
    reason: 'illness',
    description: 'ოპერაცია გაიკეთა და ვეღარ მუშაობს',
    familyMembers: [
      { personalNumber: '99900000116', fullName: 'ნათია გვენეტაძე', birthDate: '1988-02-14', relation: 'მეუღლე' },
    ],
    monthlyIncome: '120.50',
    svRegistered: 'yes',
    svScore: 64500,
    previousAid: 'no',
    iban: 'GE29NB0000000101904917',
    accountHolder: 'დავით გვენეტაძე',
    proofs: [{ sha256: 'a'.repeat(64), name: 'a.png', mediaType: 'image/png', size: 1 }],
  },
};

test('another service gets the facts that it asks for in the same words, as they would be typed', () => {
  const carried = carriedAnswers('municipality-canteen', fieldsOf('municipality-canteen'), filed);
  expect(carried).toEqual({
    svScore: '64500',
    familyMembers: [
      { personalNumber: '99900000116', fullName: 'ნათია გვენეტაძე', birthDate: '14.02.1988', relation: 'მეუღლე' },
    ],
  });
  expect(carriedAnswers('municipality-disaster', fieldsOf('municipality-disaster'), filed)['iban']).toBe(
    'GE29NB0000000101904917',
  );
});

test('the same service gets choices too, but neither free text nor papers', () => {
  const carried = carriedAnswers(filed.service, aid, filed);
  expect(Object.keys(carried).sort()).toEqual(
    ['reason', 'familyMembers', 'monthlyIncome', 'svRegistered', 'svScore', 'previousAid', 'iban'].sort(),
  );
  expect(carried).not.toHaveProperty('description');
  expect(carried).not.toHaveProperty('proofs');
});

test('a question of the same name in other words is another question', () => {
  const other = aid.map((field) =>
    field.id === 'iban' ? { ...field, label: { ka: 'სხვა ანგარიში', en: 'Another account' } } : field,
  );
  expect(carriedAnswers('municipality-canteen', other, filed)).not.toHaveProperty('iban');
});

test('a question that is only translated since is the same question', () => {
  const translated = aid.map((field) => ({
    ...field,
    label: { ...field.label, hy: 'Թարգմանված հարց' },
    ...(field.options === undefined
      ? {}
      : { options: field.options.map((option) => ({ ...option, label: { ...option.label, hy: 'Ընտրություն' } })) }),
  }));
  expect(carriedAnswers(filed.service, translated, filed)).toEqual(carriedAnswers(filed.service, aid, filed));
});

test('somebody else of the family gets where they live, and nothing that is one person’s', () => {
  const residence = fieldsOf('municipality-cert-residence');
  const earlier = {
    service: 'municipality-cert-residence',
    fields: residence,
    family: true,
    answers: { settlement: 'შაშიანი', livedAt: 'შაშიანი, ზემო უბანი', members: 4, ownership: 'own', purpose: 'ბანკი' },
  };
  expect(carriedAnswers('municipality-cert-residence', residence, earlier)).toEqual({
    settlement: 'შაშიანი',
    livedAt: 'შაშიანი, ზემო უბანი',
  });
  expect(carriedAnswers('municipality-canteen', fieldsOf('municipality-canteen'), { ...filed, family: true })).toEqual(
    {},
  );
});
