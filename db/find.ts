// Finds places of cases by words and by numbers. Each question has its own index and an end: at most so many answers are
// looked at, so that the commonest beginning of a name takes no longer than the rarest.
import type { CaseState } from '../shared/contract/cases.ts';
import type { Reader } from './sqlite.ts';
import { phoneWord, serviceWord } from './words.ts';

/** For each typed word the skeletons it may begin and the services it may name; all words must be met. */
export type WordChoices = readonly {
  readonly begun: readonly string[];
  readonly services: readonly string[];
}[];

const looked = 2000;

function matchOf(choices: WordChoices): string {
  const one = ({ begun, services }: WordChoices[number]): string =>
    [...begun.map((word) => `"${word}" *`), ...services.map((service) => `"${serviceWord(service)}"`)].join(' OR ');
  return choices.map((choice) => `(${one(choice)})`).join(' AND ');
}

/** Places of cases that meet every choice, newest first, at most 2000; `words` are skeletons (ASCII letters, digits). */
export function placesByWords(db: Reader, choices: WordChoices): number[] {
  if (choices.length === 0 || choices.some(({ begun, services }) => begun.length + services.length === 0)) return [];
  return db
    .all<{ place: number }>(
      'select rowid as place from case_words where case_words match ? order by rowid desc limit ?',
      matchOf(choices),
      looked,
    )
    .map(({ place }) => place);
}

/** Of these places those in the state, and at most `limit`, newest first. */
export function placesInState(db: Reader, places: readonly number[], state: CaseState | null, limit: number): number[] {
  if (state === null) return places.slice(0, limit);
  return db
    .all<{ place: number }>(
      `select place from case_states where place in (select value from json_each(?)) and state = ?
       order by place desc limit ?`,
      JSON.stringify(places),
      state,
      limit,
    )
    .map(({ place }) => place);
}

/** Skeletons of any case that a mistyped one (four letters and more) may have been meant for; the caller judges them. */
export function wordsAround(db: Reader, typed: string): string[] {
  const range = (column: string, begin: string): string[] =>
    db
      .all<{ word: string }>(
        `select word from known_words where ${column} >= ? and ${column} < ? limit ?`,
        begin,
        `${begin}~`,
        looked,
      )
      .map(({ word }) => word);
  // A slip after the second letter leaves the beginning; one before it leaves the rest, perhaps a letter to the side.
  const swapped = typed.charAt(1) + typed.slice(3);
  const rests = [...[1, 2, 3].map((from) => typed.slice(from)), swapped];
  const rest = rests.flatMap((begin) => range('substr(word, 3)', begin));
  return [...new Set([...range('word', typed.slice(0, 2)), ...rest])];
}

/** How sure a number is the one that was typed: whole, from its beginning or end, or as a part inside. */
export const numberLevels = { whole: 100, begun: 80, tail: 75, part: 70 } as const;

interface NumberAsked {
  /** As typed. */
  readonly number: string;
  readonly digits: string;
}

/** Where the groups of a desk number begin: center, desk, year, serial, check digits. */
const groups = [0, 3, 5, 7, 13];

/** Places by desk, registration, personal and phone number, with how sure it is; at most 200 of each kind. */
export function placesByNumber(db: Reader, { number, digits }: NumberAsked): Map<number, number> {
  const found = new Map<number, number>();
  const take = (level: number, sql: string, ...values: string[]): void => {
    for (const { place } of db.all<{ place: number }>(`${sql} limit 200`, ...values)) {
      found.set(place, Math.max(found.get(place) ?? 0, level));
    }
  };
  const length = digits.length;
  const end = `${digits}:`;
  const { whole, begun, tail, part } = numberLevels;
  if (number.length > 0) {
    take(whole, 'select place from case_states where registration_number = ? collate nocase', number);
  }
  if (length >= 3) {
    const desk = 'select place from cases where desk_number >= ? and desk_number < ? order by desk_number desc';
    take(length === 15 ? whole : begun, desk, digits, end);
    const person = 'select place from cases where personal_number >= ? and personal_number < ?';
    take(length === 11 ? whole : begun, person, digits, end);
    const registered = `select place from case_states where registration_number >= ? collate nocase
      and registration_number < ? collate nocase`;
    take(begun, registered, number, `${number}\u{10FFFF}`);
  }
  if (length >= 3 && length <= 6) {
    const serial = 'select place from cases where substr(desk_number, 8, 6) = ? order by place desc';
    take(part, serial, digits.padStart(6, '0'));
  }
  for (const from of groups.filter((group) => group > 0 && group <= 7 && group + length >= 13 && group + length < 15)) {
    const inside = `select place from cases where substr(desk_number, 8, 6) = ?
      and substr(desk_number, ${from + 1}, ${length}) = ? order by place desc`;
    take(part, inside, digits.slice(7 - from, 13 - from), digits);
  }
  if (length >= 4) {
    const last = digits.slice(-4);
    const desk = `select place from cases where substr(desk_number, -4) = ? and desk_number like '%' || ? order by place desc`;
    take(tail, desk, last, digits);
    const phone = 'select rowid as place from case_words where case_words match ? order by rowid desc';
    take(tail, phone, `"${phoneWord(digits)}" *`);
  }
  if (number.length >= 4) {
    const registered = `select place from case_states where registration_number is not null
      and substr(registration_number, -4) = ? collate nocase and substr(registration_number, -length(?)) = ? collate nocase`;
    take(tail, registered, number.slice(-4), number, number);
  }
  return found;
}
