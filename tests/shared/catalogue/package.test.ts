// Promise: the catalogue that is shipped is whole, and a broken one is refused with its faults by name.
import { expect, test } from 'vitest';
import { assembleCatalogue } from '../../../build/catalogue/assemble.ts';
import { examinePackage, readPackage } from '../../../shared/catalogue/read.ts';
import type { CataloguePackage } from '../../../shared/catalogue/schema.ts';
import type { Field } from '../../../shared/forms/field.ts';

const pkg = assembleCatalogue();

test('everything is there, and what is taken here has a form', () => {
  const counts = Object.entries(pkg).flatMap(([name, list]) => (Array.isArray(list) ? [[name, list.length]] : []));
  expect(Object.fromEntries(counts)).toMatchObject({
    centers: 60,
    municipalities: 60,
    providers: 8,
    categories: 31,
    documents: 60,
    services: 329,
    forms: 30,
    glossary: 192,
  });
  const taken = pkg.services.filter((service) => service.intake === 'case-form');
  expect(taken).toHaveLength(117);
  expect(taken.filter((service) => service.form === pkg.generalForm)).toHaveLength(88);
});

test('every fee and term tells what it rests on', () => {
  for (const { fee, term, serviceTarget } of pkg.services) {
    for (const stated of [fee, term, serviceTarget]) if (stated !== null) expect(stated.basis).toBeTruthy();
  }
  expect(pkg.services.filter((service) => service.fee !== null)).toHaveLength(145);
});

test('holidays are in order, one a day, and begin no later than 2024', () => {
  const dates = pkg.holidays.map((holiday) => holiday.date);
  expect(dates).toEqual([...new Set(dates)].sort());
  expect(dates[0]).toBe('2024-01-01');
  expect(dates).toContain('2026-04-12');
  expect(dates).toContain('2024-05-10');
});

test('six names belong to a center and a municipality without harm', () => {
  const municipalities = new Set(pkg.municipalities.map(({ id }) => id));
  const shared = pkg.centers.map(({ id }) => id).filter((id) => municipalities.has(id));
  expect(shared.sort()).toEqual(['adigeni', 'dmanisi', 'lanchkhuti', 'lentekhi', 'sachkhere', 'tsalka']);
});

test('no text has the headline letters of Georgian or a hard space', () => {
  expect(JSON.stringify(pkg)).not.toMatch(/[\u1C90-\u1CBF\u00A0]/);
});

test('the text of the package reads back as the same package', () => {
  expect(readPackage(JSON.stringify(pkg))).toEqual({ ok: true, value: pkg });
});

test('what is not JSON or not a package is refused as such', () => {
  for (const text of ['', '{', 'null', '[]', '{"version":1}']) {
    expect(readPackage(text)).toMatchObject({ ok: false, problem: { code: 'catalogue.invalid' } });
  }
  expect(readPackage(JSON.stringify({ ...pkg, extra: 1 })).ok).toBe(false);
});

const label = { ka: 'ა', en: 'a' };
const text = (rest: Partial<Field>): Field => ({
  id: 'x',
  type: 'text',
  label,
  required: false,
  validation: {},
  ...rest,
});
const option = (value: string) => ({ value, label });

/** The package with one thing changed. */
function withFields(...fields: Field[]): CataloguePackage {
  const [form, ...forms] = pkg.forms;
  if (form === undefined) throw new Error('no form');
  return { ...pkg, forms: [{ ...form, fields }, ...forms] };
}
function withFirst<K extends 'centers' | 'municipalities' | 'services'>(list: K, change: object): CataloguePackage {
  return { ...pkg, [list]: [{ ...pkg[list][0], ...change }, ...pkg[list].slice(1)] };
}

const broken: [string, CataloguePackage, RegExp][] = [
  [
    'a name used twice',
    { ...pkg, centers: [...pkg.centers, ...pkg.centers.slice(0, 1)] },
    /^centers: shashiani is there/,
  ],
  ['a number used twice', withFirst('centers', { number: 2 }), /^centers \(number\): 2 is there twice/],
  ['a holiday twice', { ...pkg, holidays: pkg.holidays.concat(pkg.holidays.slice(0, 1)) }, /^holidays: 2024-01-01 is/],
  [
    'after a field of another kind',
    withFields(text({ id: 'y' }), text({ type: 'date', validation: { after: 'y' } })),
    /no date field before it is y/,
  ],
  ['a center nowhere', withFirst('centers', { municipality: 'atlantis' }), /^centers\.shashiani: no municipality atl/],
  ['a merger with nobody', withFirst('municipalities', { mergedInto: 'atlantis' }), /mergedInto leads nowhere/],
  ['an unknown provider', withFirst('services', { provider: 'nobody' }), /no provider nobody/],
  ['an unknown category', withFirst('services', { category: 'nothing' }), /no category nothing/],
  ['an unknown document', withFirst('services', { requiredDocuments: ['papyrus'] }), /no document papyrus/],
  ['an unknown form', withFirst('services', { intake: 'case-form', form: 'blank' }), /no form blank/],
  ['a case without a form', withFirst('services', { intake: 'case-form', form: null }), /a form belongs to case-form/],
  ['an unknown general form', { ...pkg, generalForm: 'blank' }, /^generalForm: no form blank/],
  ['a field named twice', withFields(text({}), text({})), /name is used twice/],
  ['a strange condition', withFields(text({ showIf: 'a ~ b' })), /is not a condition/],
  ['a condition on nothing', withFields(text({ showIf: 'y=1' })), /names no field before it: y/],
  ['a condition on a later field', withFields(text({ showIf: 'y=1' }), text({ id: 'y' })), /names no field before/],
  [
    'a condition on an option that is not offered',
    withFields(text({ id: 'y', type: 'radio', options: [option('a')] }), text({ requiredIf: 'y=b' })),
    /y has no option b/,
  ],
  [
    'a condition on an unticked box',
    withFields(text({ id: 'y', type: 'checkbox' }), text({ showIf: 'y!=true' })),
    /a checkbox can only be asked for =true/,
  ],
  ['a limit the type does not know', withFields(text({ validation: { maxSizeMiB: 1 } })), /text knows no maxSizeMiB/],
  ['a bound of the wrong kind', withFields(text({ type: 'date', validation: { min: 5 } })), /date has no bound like 5/],
  ['limits that cross', withFields(text({ validation: { minLength: 9, maxLength: 3 } })), /exclude each other/],
  ['after nothing', withFields(text({ type: 'date', validation: { after: 'y' } })), /no date field before it is y/],
  [
    'no more than nothing',
    withFields(text({ type: 'money', validation: { lessOrEqual: 'y' } })),
    /no amount before it/,
  ],
  ['a choice of nothing', withFields(text({ type: 'select' })), /select lacks options/],
  ['a text with options', withFields(text({ options: [option('a')] })), /text has options/],
  ['an option twice', withFields(text({ type: 'radio', options: [option('a'), option('a')] })), /offered twice/],
  ['rows of nothing', withFields(text({ type: 'repeat' })), /item belongs to repeat/],
  ['rows in rows', withFields(text({ type: 'repeat', item: [text({ type: 'repeat' })] })), /do not nest/],
  [
    'a slow pattern in a row',
    withFields(text({ type: 'repeat', item: [text({ validation: { pattern: '^(a+)+$' } })] })),
    /x\.x: pattern/,
  ],
];

test.each(broken)('%s is told', (_, changed, fault) => {
  const examined = examinePackage(JSON.parse(JSON.stringify(changed)));
  expect('faults' in examined ? examined.faults.join('\n') : 'passed').toMatch(new RegExp(fault.source, 'm'));
});
