// Cases of one desk as it queues them over a week without a line: payloads as submitting writes them, on our own forms,
// with as much chance in them as real ones have: every person another one, every text put together anew from words that
// are common or rare. Deterministic by the seed; nothing in them was seen by the dictionary's makers.

import { createHash } from 'node:crypto';
import { uuidV7 } from '../../../electron/core/random.ts';
import { deskNumber } from '../../../shared/cases/desk-number.ts';
import { listenerOf, noticeRecord, noticesStated } from '../../../shared/cases/notices.ts';
import type { CaseSubmitted } from '../../../shared/cases/payload.ts';
import type { CataloguePackage } from '../../../shared/catalogue/schema.ts';
import type { Answer, Answers } from '../../../shared/forms/answers.ts';
import { checkAnswers } from '../../../shared/forms/check.ts';
import type { Field } from '../../../shared/forms/field.ts';
import { type Dice, diceOf } from '../../powercut/dice.ts';
import { applications } from '../corpus/applications.ts';
import { firstNames, phrases, sentences, surname, surnames } from '../corpus/words.ts';

const vocabulary = [
  ...new Set(
    [...sentences, ...phrases]
      .join(' ')
      .replace(/[.,#@&]/g, ' ')
      .split(/\s+/),
  ),
].filter((word) => word.length > 1 && !word.startsWith('-'));
const minute = 60_000;
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const skewed = <T>({ fraction }: Dice, from: readonly T[]): T | undefined =>
  from[Math.floor(fraction() ** 1.6 * from.length)];
const phrase = (dice: Dice, least: number, most: number): string =>
  Array.from({ length: least + dice.below(most - least + 1) }, () => skewed(dice, vocabulary)).join(' ');

/** Long texts as five to twelve words of their own instead of the corpus's sentences, names and numbers drawn anew. */
function reworded(dice: Dice, fields: readonly Field[], answers: Answers): Answers {
  const anew = ({ type, id, validation }: Field, answer: Answer): Answer => {
    const longest = validation.maxLength ?? 4000;
    if (type === 'textarea') return `${phrase(dice, 5, 12)}.`.padEnd(validation.minLength ?? 0, ' ა').slice(0, longest);
    if (type === 'personalNumber') return `999${String(dice.below(100_000_000)).padStart(8, '0')}`;
    if (id === 'lastName') return surname(Math.floor(dice.fraction() ** 1.6 * surnames));
    if (id === 'firstName') return skewed(dice, firstNames) ?? '';
    if (id === 'subject') return phrase(dice, 2, 4).slice(0, longest);
    return answer;
  };
  return Object.fromEntries(
    Object.entries(answers).map(([id, answer]) => {
      const field = fields.find((one) => one.id === id);
      return [id, field === undefined ? answer : anew(field, answer)];
    }),
  );
}

export interface Place {
  readonly center: string;
  readonly centerNumber: number;
  readonly desk: number;
}

/** Payload texts, one after the other, without end. */
export function* payloads(pkg: CataloguePackage, place: Place, seed: string): Generator<CaseSubmitted> {
  const dice = diceOf(seed);
  const bytes = (): Uint8Array => Uint8Array.from({ length: 8 }, () => dice.below(256));
  const id = (milliseconds: number): string => uuidV7({ milliseconds, counter: dice.below(2048) }, bytes());
  let wall = Date.UTC(2026, 2, 2, 5);
  let started = wall;
  const isoDay = (): string => new Date(wall).toISOString().slice(0, 10);
  const operators = [1, 2, 3].map((one) => id(wall - one * 86_400_000 * 30));
  const trusted = new Date(wall - 3_600_000 - dice.below(minute)).toISOString();
  let boot = id(started).replace(/^(.{14})7/, '$18');
  const drawn = applications(pkg, seed, isoDay);
  for (let serial = 1; ; ) {
    wall += 1 + Math.floor(-Math.log(1 - dice.fraction()) * 4 * minute);
    // A new day: the computer was off for the night.
    if (wall - started > 9 * 60 * minute) {
      wall += 14 * 60 * minute;
      started = wall - dice.below(10 * minute);
      boot = id(started).replace(/^(.{14})7/, '$18');
    }
    const { service, content } = drawn.next().value ?? {};
    const listed = pkg.services.find((one) => one.id === service);
    const form = pkg.forms.find((one) => one.id === (listed?.form ?? pkg.generalForm));
    if (content === undefined || service === undefined || form === undefined) throw new Error('no application');
    const moment = { today: isoDay(), now: `${isoDay()}T12:00` };
    const applicant = checkAnswers(pkg.applicantFields, reworded(dice, pkg.applicantFields, content.applicant), {
      ...moment,
      prefix: '',
    });
    const answers = checkAnswers(form.fields, reworded(dice, form.fields, content.answers), { ...moment, prefix: '' });
    if (applicant.errors.length + answers.errors.length > 0) continue;
    const read = {
      language: 'ka',
      to: listenerOf(applicant.values),
      at: new Date(wall - dice.below(5 * minute)).toISOString(),
    } as const;
    yield {
      kind: 'case.submitted',
      case: id(wall - 20_000 - dice.below(10 * minute)),
      version: 1,
      deskNumber: deskNumber({ center: place.centerNumber, desk: place.desk, year: 2026, serial }),
      center: place.center,
      operator: skewed(dice, operators) ?? '',
      service,
      form: form.id,
      catalogueVersion: pkg.version,
      route: { channel: 'system', municipality: content.municipality },
      receiptLanguage: content.receiptLanguage,
      applicant: applicant.values,
      answers: answers.values,
      papers: [],
      notices: noticesStated(pkg.notices, applicant.values).map((notice) => noticeRecord(notice, read, sha256)),
      filedOn: isoDay(),
      filedAt: { wall: new Date(wall).toISOString(), monotonicMs: wall - started, boot, trusted },
    };
    serial += 1;
  }
}
