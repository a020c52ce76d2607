// Answers as citizens give them, for any field of any form: names that repeat, places of one municipality, sentences of
// the size that operators type. Deterministic by the dice. Papers are left out.
import type { Answer, Answers } from '../../../shared/forms/answers.ts';
import type { Field, FieldType, Validation } from '../../../shared/forms/field.ts';
import { visibleFields } from '../../../shared/forms/visible.ts';
import { acceptedWarnings } from '../../../shared/forms/warnings.ts';
import type { Dice } from '../../powercut/dice.ts';
import { firstNames, phrases, sentences, streets, surname, surnames, villages } from './words.ts';

export interface Scene {
  readonly dice: Dice;
  /** `yyyy-mm-dd` of the filing. */
  readonly today: string;
}
type Maker = (field: Field, scene: Scene) => Answer;

const dayMs = 86_400_000;

function one<T>({ below }: Dice, from: readonly T[]): T {
  const found = from[below(from.length)];
  if (found === undefined) throw new Error('nothing to choose from');
  return found;
}

/** Few are very common, most are rare. */
const skewed = ({ fraction }: Dice, count: number): number => Math.floor(fraction() ** 2 * count);

const digits = ({ below }: Dice, count: number): string => Array.from({ length: count }, () => below(10)).join('');
const fullName = (dice: Dice): string => `${one(dice, firstNames)} ${surname(skewed(dice, surnames))}`;

const within = (text: string, { maxLength = 4000 }: Validation): string => text.slice(0, maxLength).trim();

/** Between one and four sentences, until the field's least length is reached. */
function prose(dice: Dice, { minLength = 0 }: Validation): string {
  const said: string[] = [];
  for (let left = 1 + dice.below(4); left > 0 || said.join(' ').length < minLength; left -= 1) {
    said.push(
      one(dice, sentences)
        .replace('#', String(1 + dice.below(60)))
        .replace('@', one(dice, villages))
        .replace('&', fullName(dice)),
    );
  }
  return said.join(' ');
}

function dayFrom(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** A day as the field's bounds allow, mostly of the last months. */
function day({ validation: { min, ageMinYears, ageMaxYears } }: Field, { dice, today }: Scene): string {
  if (min === 'today') return dayFrom(today, 1 + dice.below(60));
  if (ageMinYears !== undefined && ageMaxYears !== undefined) {
    return dayFrom(today, -Math.round((ageMinYears + (ageMaxYears - ageMinYears) * dice.fraction()) * 365.24));
  }
  return dayFrom(today, -1 - dice.below(400));
}

function amount({ dice }: Scene, { min, max }: Validation, most: number): number {
  const least = Number(min ?? 0);
  return least + Math.floor(dice.fraction() ** 2 * (Math.min(Number(max ?? most), most) - least));
}

/** ISO 13616 check digits. */
function iban(dice: Dice): string {
  const bank = one(dice, ['TB', 'BG', 'LB']);
  const account = digits(dice, 16);
  const numbers = `${bank}${account}GE00`.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  return `GE${String(98 - Number(BigInt(numbers) % 97n)).padStart(2, '0')}${bank}${account}`;
}

const text: Maker = ({ id, validation }, { dice }) => {
  if (/Latin$/.test(id)) return one(dice, ['Nino', 'Giorgi', 'Beridze', 'Kapanadze', 'Lomidze']);
  if (validation.pattern !== undefined) return digits(dice, 9);
  if (/number|customer|code|certificate$/i.test(id)) return `${digits(dice, 2)}-${digits(dice, 5)}`;
  return within(/name|holder|designer|issuer/i.test(id) ? fullName(dice) : one(dice, phrases), validation);
};
const address: Maker = ({ validation }, { dice }) =>
  within(`${one(dice, villages)}, ${one(dice, streets)} ქუჩა ${1 + dice.below(90)}`, validation);
const choice: Maker = ({ options = [] }, { dice }) => one(dice, options).value;
const clock = ({ below }: Dice): string =>
  `${String(8 + below(12)).padStart(2, '0')}:${one({ below } as Dice, ['00', '15', '30', '45'])}`;

const makers: Record<Exclude<FieldType, 'repeat' | 'file' | 'photo'>, Maker> = {
  text,
  textarea: ({ validation }, { dice }) => within(prose(dice, validation), validation),
  address,
  settlement: (_, { dice }) => one(dice, villages),
  select: choice,
  radio: choice,
  multiselect: ({ options = [] }, { dice }) => [one(dice, options).value],
  checkbox: () => true,
  integer: ({ validation }, scene) => String(amount(scene, validation, 300)),
  number: ({ validation }, scene) => String(amount(scene, validation, 900) || 1),
  money: (_, scene) => `${1 + amount(scene, {}, 3000)}.${one(scene.dice, ['00', '50', '20'])}`,
  date: day,
  datetime: (field, scene) => `${day(field, scene)} ${clock(scene.dice)}`,
  month: (field, scene) => day(field, scene).slice(0, 7),
  time: (_, { dice }) => clock(dice),
  personalNumber: (_, { dice }) => `999${digits(dice, 8)}`,
  phone: (_, { dice }) => `5${digits(dice, 8)}`,
  email: (_, { dice }) => `${one(dice, ['nino', 'giorgi', 'mari', 'dato'])}${dice.below(900)}@posta.example`,
  iban: (_, { dice }) => iban(dice),
  cadastralCode: (_, { dice }) => [2, 2, 2, 3, 3].map((count) => digits(dice, count)).join('.'),
  geoPoint: (_, { dice }) => ({
    lat: Number((41.5 + dice.fraction()).toFixed(6)),
    lon: Number((42 + dice.fraction() * 3).toFixed(6)),
  }),
};

function answer(field: Field, scene: Scene): Answer | undefined {
  const { type, item = [], validation } = field;
  if (type === 'file' || type === 'photo') return undefined;
  if (type !== 'repeat') return makers[type](field, scene);
  const rows = Math.max(validation.minItems ?? 0, 1) + scene.dice.below(3);
  return Array.from({ length: Math.min(rows, validation.maxItems ?? rows) }, () => answersOf(item, scene));
}

/** Answers to every required field and to a third of the others; `settled` ones are taken as they are. */
export function answersOf(fields: readonly Field[], scene: Scene, settled: Answers = {}): Answers {
  const answers: Answers = {};
  for (const field of fields) {
    if (field.compute !== undefined || field.id === acceptedWarnings) continue;
    if (!visibleFields(fields, answers).some(({ id }) => id === field.id)) continue;
    const { required, requiredIf, validation } = field;
    const given =
      settled[field.id] ??
      (required || requiredIf !== undefined || scene.dice.below(3) === 0 ? answer(field, scene) : undefined);
    const other = answers[validation.after ?? validation.lessOrEqual ?? ''];
    if (given !== undefined) answers[field.id] = other ?? given;
  }
  return answers;
}
