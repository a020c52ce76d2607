// Promise: the Georgian spelling of a name read in Latin letters is among the offers, and nonsense gets none.
import { expect, test } from 'vitest';
import { georgianGuesses } from '../../../shared/text/guess.ts';
import { plainLatin } from '../../../shared/text/latin.ts';

const names = ['გვენეტაძე', 'ხვიჩა', 'ჭავჭავაძე', 'წერეთელი', 'ქავთარაძე', 'მჭედლიშვილი', 'თამარ', 'პეტრე', 'ყიფიანი'];

test.each(names)('%s is offered for its Latin spelling', (name) => {
  expect(georgianGuesses(plainLatin(name).toUpperCase())).toContain(name);
});

test('two names and a hyphen stay together; signs of other languages get no offer', () => {
  expect(georgianGuesses('ANA-MARIA')).toContain('ანა-მარია');
  expect(georgianGuesses('MÜLLER')).toEqual([]);
  expect(georgianGuesses(' ')).toEqual([]);
});
