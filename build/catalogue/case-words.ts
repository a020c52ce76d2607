// The text a case is packed against (db/packed): what cases of these forms will say, known beforehand. The one in use is
// frozen; this makes the next, when forms have changed so much that it pays.
import type { CataloguePackage } from '../../shared/catalogue/schema.ts';
import type { Field, FieldType } from '../../shared/forms/field.ts';

/** How a stored answer of the type begins, where that can be told. */
const beginnings: Partial<Readonly<Record<FieldType, string>>> = {
  checkbox: 'false',
  integer: '1',
  number: '1',
  money: '"100.00"',
  date: '"2026-01-1',
  datetime: '"2026-01-01T10:30"',
  month: '"2026-01"',
  personalNumber: '"010',
  phone: '"+9955',
  geoPoint: '{"lat":41.,"lon":44.}',
};

function answerOf({ id, type, options, item = [] }: Field): string {
  if (type === 'repeat') return `"${id}":[{${item.map(answerOf).join(',')}}]`;
  if (options === undefined) return `"${id}":${beginnings[type] ?? '"'}`;
  return `"${id}":"${options.map(({ value }) => value).join('","')}"`;
}
const answersOf = (fields: readonly Field[]): string => fields.map(answerOf).join(',');

/** Georgian words of the catalogue that are there more than three times, the frequent ones last. */
function words(pkg: CataloguePackage): string {
  const counts = new Map<string, number>();
  for (const word of JSON.stringify(pkg).match(/[ა-ჰ]{4,}/g) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
  const frequent = [...counts].filter(([, count]) => count > 3);
  return frequent
    .sort(([one, ones], [other, others]) => ones - others || (one < other ? -1 : 1))
    .map(([word]) => word)
    .join(' ');
}

/** Most telling last. Deterministic for a package. */
export function caseWordsOf(pkg: CataloguePackage): string {
  const services = pkg.services
    .filter(({ intake }) => intake === 'case-form')
    .map(({ id, form }) => `"service":"${id}","form":"${form ?? pkg.generalForm}"`);
  const header =
    '{"kind":"case.submitted","case":"01","version":1,"deskNumber":"0","center":"","operator":"01","service":"municipality-';
  const middle = '","catalogueVersion":1,"route":{"channel":"system","municipality":"';
  const applicant = `"},"receiptLanguage":"ka","applicant":{${answersOf(pkg.applicantFields)},"applicantKind":"person","documentType":"id-card",`;
  const end =
    '"phone":"+9955","byRepresentative":false,"dataNotice":true},"answers":{},"papers":[],"filedOn":"2026-11-","filedAt":{"wall":"2026-11-23T10:20:30.500Z","monotonicMs":1000.5,"boot":"","trusted":"2026-11-';
  return [
    words(pkg),
    pkg.municipalities.map(({ id }) => `"${id}"`).join(''),
    pkg.centers.map(({ id }) => `"${id}"`).join(''),
    ...pkg.forms.map(({ fields }) => `"answers":{${answersOf(fields)}},"papers":[],`),
    ...services,
    `${header}${middle}${applicant}${end}`,
  ].join('\n');
}
