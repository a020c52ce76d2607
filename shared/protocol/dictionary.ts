// The dictionary that both ends compress with, made from the catalogue package that both have: sample messages of every
// form and the catalogue's own words. The same package gives the same bytes everywhere; it is named by their SHA-256, and
// ends whose packages differ compress without it. Changing anything here is a change of the protocol.
import { noticeRecord } from '../cases/notices.ts';
import type { CaseSubmitted } from '../cases/payload.ts';
import type { CataloguePackage } from '../catalogue/schema.ts';
import type { Answer, Answers } from '../forms/answers.ts';
import type { Field, FieldType, Form } from '../forms/field.ts';
import { visibleFields } from '../forms/visible.ts';
import type { ExchangeAnswer, ExchangeRequest, KnownEvent } from './exchange.ts';
import { byteWriter } from './packed/bytes.ts';
import { writeText } from './packed/letters.ts';
import { packableAnswer, packableRequest } from './packed/messages.ts';
import { pack } from './packed/pack.ts';
import { words as commonWords } from './words.ts';

/** Larger ones cost more to search than they save. */
const mostBytes = 80_000;

const uuid = '01900000-0000-7000-8000-000000000000';
const instant = '2026-01-01T08:00:00.000Z';
const hash = '0'.repeat(64);

/** A value of the form that the type's checked answers have. */
const samples: Record<Exclude<FieldType, 'repeat' | 'file' | 'photo' | 'multiselect'>, Answer> = {
  text: 'ა ბ',
  textarea: 'ა ბ',
  address: 'ა ბ',
  settlement: 'ა',
  email: 'a@b.ge',
  select: 'other',
  radio: 'other',
  checkbox: true,
  integer: 1,
  number: 1,
  money: '10.00',
  date: '2026-01-01',
  datetime: '2026-01-01T10:00',
  month: '2026-01',
  time: '10:00',
  personalNumber: '01000000000',
  phone: '+995555000000',
  iban: 'GE00NB0000000000000000',
  cadastralCode: '01.01.01.001',
  geoPoint: { lat: 41.5, lon: 44.5 },
};

function sampleOf({ id, type, options = [], item = [] }: Field, all: boolean): Answer {
  if (id === 'byRepresentative') return all;
  if (type === 'file' || type === 'photo') return [{ sha256: hash, name: 'ა.jpg', mediaType: 'image/jpeg', size: 1 }];
  if (type === 'repeat') return [samplesOf(item, all)];
  const [first] = options;
  if (type === 'multiselect') return [first?.value ?? 'other'];
  return first?.value ?? samples[type];
}

/** Fields of which each is answered: all of them, or those that every applicant meets. */
function samplesOf(fields: readonly Field[], all: boolean): Answers {
  const whole: Answers = {};
  for (const field of fields) {
    const shown =
      all || (visibleFields(fields, whole).includes(field) && (field.required || field.requiredIf !== undefined));
    if (shown) whole[field.id] = sampleOf(field, all);
  }
  return whole;
}

/** The functions of the platform that it is made with. */
export interface Means {
  readonly utf8: (text: string) => Uint8Array;
  /** In hex, over UTF-8. */
  readonly sha256: (text: string) => string;
}

function sampleCase(
  pkg: CataloguePackage,
  { id: form, fields }: Form,
  all: boolean,
  sha256: Means['sha256'],
): CaseSubmitted {
  const told = (pkg.notices ?? []).filter(({ act }) => all || act === 'told');
  const notices = told.map((notice) => noticeRecord(notice, { language: 'ka', to: 'applicant', at: instant }, sha256));
  return {
    kind: 'case.submitted',
    case: uuid,
    version: 1,
    deskNumber: '001012600000132',
    center: pkg.centers[0]?.id ?? 'a',
    operator: uuid,
    service: form,
    form,
    catalogueVersion: pkg.version,
    route: { channel: 'system', municipality: pkg.municipalities[0]?.id ?? 'a' },
    receiptLanguage: 'ka',
    applicant: samplesOf(pkg.applicantFields, all),
    answers: samplesOf(fields, all),
    papers: [],
    notices,
    filedOn: '2026-01-01',
    filedAt: { wall: instant, monotonicMs: 1000, boot: uuid, trusted: null },
  };
}

function sampleRequest(payload: string): ExchangeRequest {
  const entries = [{ seq: 1, payload, hash }];
  return { protocol: 1, device: uuid, epoch: 1, request: 1, entries, cursor: 0, sentAt: instant };
}

function sampleAnswer(event: KnownEvent): ExchangeAnswer {
  const has = { seq: 1, hash };
  const events = [{ n: 1, event }];
  return { protocol: 1, serverEpoch: uuid, time: instant, has, events, more: false, papersWanted: [] };
}

const about = { epoch: 1, seq: 1 };
const sampleEvents: readonly KnownEvent[] = [
  { kind: 'entry.waiting', ...about },
  { kind: 'case.status', case: uuid, status: 'in-review', step: 1, at: instant, note: '' },
  { kind: 'entry.registered', ...about, registrationNumber: '2026-000001', registeredAt: instant },
];

const allFields = (fields: readonly Field[]): Field[] => fields.flatMap((field) => [field, ...(field.item ?? [])]);

/** The names and stable keys of the catalogue that answers hold, once, in its order: what is common comes last. */
function wordsOf(pkg: CataloguePackage): string[] {
  const fields = allFields([...pkg.forms.flatMap((form) => form.fields), ...pkg.applicantFields]);
  const words = [
    ...pkg.services.map(({ name }) => name.ka),
    ...fields.flatMap(({ options = [] }) => options.flatMap(({ value, label }) => [label.ka, value])),
    ...pkg.municipalities.map(({ placeName }) => placeName.ka),
    ...pkg.centers.flatMap(({ name, id }) => [name.ka, id]),
    ...pkg.municipalities.map(({ id }) => id),
    ...pkg.services.filter(({ intake }) => intake === 'case-form').map(({ id }) => id),
  ];
  return [...new Set([...words, ...commonWords])].filter((word) => word !== '');
}

/** The dictionary of a catalogue package, at most `mostBytes`; its end is kept when there is more. */
export function dictionaryOf(pkg: CataloguePackage, { utf8, sha256 }: Means): Uint8Array {
  const out = byteWriter();
  for (const { fields } of pkg.forms) out.raw(utf8(JSON.stringify(JSON.stringify(samplesOf(fields, true)))));
  const cases = [true, false].flatMap((all) =>
    pkg.forms.map((form) => JSON.stringify(sampleCase(pkg, form, all, sha256))),
  );
  out.raw(utf8(JSON.stringify(sampleRequest(cases.at(-1) ?? ''))));
  for (const event of sampleEvents) out.raw(utf8(JSON.stringify(sampleAnswer(event))));
  for (const payload of cases) out.raw(pack(packableRequest(sampleRequest(payload), hash)).plain);
  for (const event of sampleEvents) out.raw(pack(packableAnswer(sampleAnswer(event), hash)).plain);
  // Last, where nothing is cut off: forms grow, and a case without its words costs a sixth more.
  for (const word of wordsOf(pkg)) writeText(out, word);
  return out.bytes().slice(-mostBytes);
}
