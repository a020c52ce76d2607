// Promise: an operator finds any service by typing its name the way the keyboard happens to stand, on the first page.
import { describe, expect, test } from 'vitest';
import { assembleCatalogue } from '../../../build/catalogue/assemble.ts';
import { findServices, indexServices } from '../../../shared/catalogue/find.ts';
import type { Service } from '../../../shared/catalogue/schema.ts';
import { plainLatin, strictLatin } from '../../../shared/text/latin.ts';
import { column } from '../../../shared/text/letters.ts';
import { meet, storedWord, typedWord, wordsOf } from '../../../shared/text/meet.ts';

const pkg = assembleCatalogue();
const index = indexServices(pkg);
const everywhere = { provider: null, category: null };
const find = (text: string): string[] => findServices(index, text, everywhere).map((service) => service.id);
const keys = column('ka', 'key');

const ways: [string, (service: Service) => string][] = [
  ['the Georgian name', ({ name }) => name.ka],
  ['the English name', ({ name }) => name.en],
  ['the English name in capitals', ({ name }) => name.en.replace(/[a-z]/g, (letter) => letter.toUpperCase())],
  ['the national romanization', ({ name }) => strictLatin(name.ka)],
  ['the same without apostrophes', ({ name }) => plainLatin(name.ka)],
  ['the Georgian keys on the Latin layout', ({ name }) => name.ka.replace(/[ა-ჰ]/g, (one) => keys.get(one) ?? one)],
  ['the words in reverse', ({ name }) => name.ka.split(' ').reverse().join(' ')],
];

test.each(ways)('each of the 329 services comes first by %s', (_, typed) => {
  expect(pkg.services).toHaveLength(329);
  expect(pkg.services.filter((service) => find(typed(service))[0] !== service.id).map(typed)).toEqual([]);
});

test('with every key in lower case nearly all are still on the first page', () => {
  const typed = (service: Service) => service.name.ka.replace(/[ა-ჰ]/g, (one) => keys.get(one) ?? one).toLowerCase();
  const far = pkg.services.filter((service) => !find(typed(service)).slice(0, 10).includes(service.id));
  expect(far.length).toBeLessThanOrEqual(3);
});

describe('what people really type', () => {
  const expected: [string, string][] = [
    ['ბაღი', 'municipality-kindergarten'],
    ['bagi', 'municipality-kindergarten'],
    ['kindergarten', 'municipality-kindergarten'],
    ['sachivari', 'municipality-complaint'],
    ['გზა', 'municipality-road'],
    ['gza', 'municipality-road'],
    ['ქორწინება', 'sda-marriage'],
    ['korcineba', 'sda-marriage'],
  ];
  test.each(expected)('%s', (typed, service) => {
    expect(find(typed).slice(0, 5)).toContain(service);
  });

  test('the provider by its name or short name lists its services', () => {
    for (const typed of ['მაგთი', 'magti', 'Magti']) {
      expect(findServices(index, typed, everywhere).filter(({ provider }) => provider === 'magticom')).toHaveLength(12);
    }
    const registry = findServices(index, 'საჯარო რეესტრი', everywhere).slice(0, 10);
    expect(registry.every(({ provider }) => provider === 'napr')).toBe(true);
  });

  test('a word of the name outweighs the same word of the provider or the category', () => {
    for (const typed of ['archive', 'არქივი', 'pension', 'რეესტრი', 'სოციალური']) {
      const hits = findServices(index, typed, everywhere);
      const named = hits.map(({ name }) =>
        wordsOf(`${name.ka} ${name.en}`).some((w) => meet(storedWord(w), typedWord(typed)) >= 75),
      );
      expect([typed, named.lastIndexOf(true) < named.indexOf(false)]).toEqual([typed, true]);
    }
  });

  test('every beginning of a word that is being typed keeps the service in the list', () => {
    const whole = 'საბავშვო';
    for (let end = 1; end <= whole.length; end += 1) {
      expect(find(whole.slice(0, end))).toContain('municipality-kindergarten');
    }
  });
});

test('nothing typed lists all in the order of the catalogue; filters narrow it', () => {
  expect(find('  ')).toEqual(pkg.services.map((service) => service.id));
  const liberty = findServices(index, '', { provider: 'liberty', category: null });
  expect(liberty).toHaveLength(18);
  const filtered = findServices(index, 'რეგისტრაცია', { provider: 'sda', category: 'civil-acts' });
  expect(filtered.length).toBeGreaterThan(0);
  expect(filtered.every((service) => service.provider === 'sda' && service.category === 'civil-acts')).toBe(true);
});

test('nonsense finds nothing, a stray word among right ones does no harm', () => {
  expect(find('ჟჟჟჟ')).toEqual([]);
  expect(find('qqqqqq xxxxxx')).toEqual([]);
  expect(find('საბავშვო ბაღში ჟჟჟჟ')[0]).toBe('municipality-kindergarten');
});

test('a search takes less than 5 ms, long or short', () => {
  const texts = pkg.services.flatMap(({ name }) => [name.ka, plainLatin(name.ka), name.en.slice(0, 3)]);
  for (const text of texts) find(text);
  const times = texts.map((text) => {
    const begun = performance.now();
    find(text);
    return performance.now() - begun;
  });
  const median = times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
  expect(median).toBeLessThan(5);
});
