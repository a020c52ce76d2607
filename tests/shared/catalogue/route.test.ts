// Promise: a case goes to the municipality that is competent today, over the system where there is one, else on paper.
import { expect, test } from 'vitest';
import { assembleCatalogue } from '../../../build/catalogue/assemble.ts';
import { competentMunicipality, routeCase } from '../../../shared/catalogue/route.ts';

const pkg = assembleCatalogue();

test('51 municipalities are on the system and 9 are not', () => {
  expect(pkg.municipalities.filter((municipality) => municipality.onMunicipalSystem)).toHaveLength(51);
  const manual = pkg.municipalities.filter((municipality) => routeCase(pkg, municipality.id)?.channel === 'manual');
  expect(manual.map((municipality) => municipality.id).sort()).toEqual([
    'dedoplistsqaro',
    'lagodekhi',
    'lanchkhuti',
    'ozurgeti',
    'tbilisi',
    'terjola',
    'tsalenjikha',
    'vani',
    'zestaponi',
  ]);
});

test('cities that were merged in 2017 are served by the municipality around them', () => {
  expect(routeCase(pkg, 'gori-city')).toEqual({ channel: 'system', municipality: 'gori' });
  expect(routeCase(pkg, 'ambrolauri-city')).toEqual({ channel: 'system', municipality: 'ambrolauri' });
  expect(routeCase(pkg, 'batumi-city')).toEqual({ channel: 'system', municipality: 'batumi-city' });
});

test('12 centers lie outside the system', () => {
  const outside = pkg.centers.filter((center) => routeCase(pkg, center.municipality)?.channel === 'manual');
  expect(outside.map((center) => center.number)).toEqual([9, 10, 12, 25, 26, 35, 46, 47, 49, 51, 52, 55]);
});

test('an unknown municipality has no route, a chain of mergers is followed, a circle leads nowhere', () => {
  expect(routeCase(pkg, 'atlantis')).toBeNull();
  const [any] = pkg.municipalities;
  if (any === undefined) throw new Error('no municipality');
  const merged = (id: string, mergedInto: string | null) => ({ ...any, id, mergedInto });
  const chain = { municipalities: [merged('a', 'b'), merged('b', 'c'), merged('c', null)] };
  expect(competentMunicipality(chain, 'a')?.id).toBe('c');
  const circle = { municipalities: [merged('a', 'b'), merged('b', 'a')] };
  expect(competentMunicipality(circle, 'a')).toBeNull();
});
