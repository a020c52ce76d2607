// Promise: Enter writes a place that must be given and nothing else; a name's spelling is chosen by an arrow, after comparing.
import { expect, test } from 'vitest';
import { enterOffer, nextOffer } from '../../../renderer/forms/offers.ts';
import type { Field, FieldType } from '../../../shared/forms/field.ts';

const field = (type: FieldType): Field => ({
  ...{ id: 'field', type, required: true, validation: {} },
  label: { ka: 'ველი', en: 'Field' },
});
const offers = ['შაშიანი', 'გურჯაანი'];

test.each(['settlement', 'address'] as const)('Enter takes the first place offered for an empty %s', (type) => {
  expect(enterOffer(field(type), false, offers, '')).toBe('შაშიანი');
});

test('Enter leaves alone what is typed, what may stay empty, a name, and a place without an offer', () => {
  expect(enterOffer(field('address'), false, offers, 'ზემო უბანი')).toBeNull();
  expect(enterOffer(field('address'), true, offers, '')).toBeNull();
  expect(enterOffer(field('text'), false, ['გვენეტაძე'], '')).toBeNull();
  expect(enterOffer(field('settlement'), false, [], '')).toBeNull();
});

test('arrows go through the offers and never over what was typed', () => {
  expect(nextOffer(offers, '', 'ArrowDown')).toBe('შაშიანი');
  expect(nextOffer(offers, 'შაშიანი', 'ArrowDown')).toBe('გურჯაანი');
  expect(nextOffer(offers, 'გურჯაანი', 'ArrowDown')).toBe('გურჯაანი');
  expect(nextOffer(offers, 'გურჯაანი', 'ArrowUp')).toBe('შაშიანი');
  expect(nextOffer(offers, 'კაჭრეთი', 'ArrowDown')).toBeNull();
});
