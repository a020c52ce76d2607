// Finds places of cases by words and by numbers. Each question has its own index and an end: at most so many answers are
// looked at, so that the commonest beginning of a name takes no longer than the rarest.
import type { CaseState } from '../shared/contract/cases.ts';
import { numberParts } from './number-parts.ts';
import type { Reader } from './sqlite.ts';
import { phoneTail, phoneWord, serviceWord } from './words.ts';

/** For each typed word the skeletons it may begin and the services it may name; all words must be met. */
export type WordChoices = readonly {
  readonly begun: readonly string[];
  readonly services: readonly string[];
}[];

/** Words looked at around a mistyped one. */
const looked = 2000;
/** Matches of words looked at for those in one state: a few milliseconds' worth. */
export const lookedInState = 8000;

/** The index keeps beginnings of this length; for any other it would gather all matches before the first. */
const kept = 3;
/** So many words are asked for by name instead: each is read from its newest case on, no further than is needed. */
const mostNamed = 16;

/** Every way that known words go on from these two letters; null when there is none. */
function continued(db: Reader, letters: string): string | null {
  const ways = db.all<{ way: string }>(
    'select distinct substr(word, 1, ?) as way from known_words where word >= ? and word < ?',
    kept,
    letters,
    `${letters}~`,
  );
  if (ways.length === 0) return null;
  return ways.map(({ way }) => (way.length < kept ? `"${way}"` : `"${way}" *`)).join(' OR ');
}

/** What the index is asked for a beginning; null when no case has such a word. */
function begunBy(db: Reader, word: string): string | null {
  // Signs (`words.ts`) begin nothing.
  if (!/^[a-z0-9]/.test(word)) return `"${word}"`;
  const beginning = `"${word}" *`;
  if (word.length === kept || word.length < 2 || !/^[a-z]+$/.test(word)) return beginning;
  if (word.length < kept) return continued(db, word);
  const known = db.all<{ word: string }>(
    'select word from known_words where word >= ? and word < ? limit ?',
    word,
    `${word}~`,
    mostNamed + 1,
  );
  if (known.length > mostNamed) return beginning;
  return known.length === 0 ? null : known.map((whole) => `"${whole.word}"`).join(' OR ');
}

/** Null when some choice cannot be met by any case. */
function matchOf(db: Reader, choices: WordChoices): string | null {
  if (choices.length === 0) return null;
  const ways = choices.map(({ begun, services }) => [
    ...begun.map((word) => begunBy(db, word)).filter((way) => way !== null),
    ...services.map((service) => `"${serviceWord(service)}"`),
  ]);
  return ways.some(({ length }) => length === 0) ? null : ways.map((some) => `(${some.join(' OR ')})`).join(' AND ');
}

/** Places of cases that meet every choice, newest first; `words` are skeletons (ASCII letters, digits). */
export function placesByWords(db: Reader, choices: WordChoices, limit: number): number[] {
  const match = matchOf(db, choices);
  if (match === null) return [];
  return db
    .all<{ place: number }>(
      'select rowid as place from case_words where case_words match ? order by rowid desc limit ?',
      match,
      limit,
    )
    .map(({ place }) => place);
}

/** Of these places, some hundreds, those whose cases meet every choice. */
export function placesAmong(db: Reader, choices: WordChoices, places: readonly number[]): number[] {
  const match = matchOf(db, choices);
  if (match === null) return [];
  return db
    .all<{ place: number }>(
      'select rowid as place from case_words where case_words match ? and rowid in (select value from json_each(?))',
      match,
      JSON.stringify(places),
    )
    .map(({ place }) => place);
}

export interface InState {
  /** Newest first. */
  readonly places: readonly number[];
  /** False: so many cases meet the words that the older ones were not looked at. */
  readonly all: boolean;
}

/** The same, only cases in this state, from the newest `lookedInState` that meet the words. */
export function placesByWordsInState(db: Reader, choices: WordChoices, state: CaseState, limit: number): InState {
  const ends = db.get<{ first: number | null; last: number | null }>(
    `select (select place from case_states where state = ? order by place limit 1) as first,
       (select place from case_states where state = ? order by place desc limit 1) as last`,
    state,
    state,
  );
  const match = matchOf(db, choices);
  if (match === null || typeof ends?.first !== 'number' || typeof ends.last !== 'number') {
    return { places: [], all: true };
  }
  const beyond = db.get<{ place: number }>(
    `select rowid as place from case_words where case_words match ? and rowid between ? and ?
     order by rowid desc limit 1 offset ?`,
    match,
    ends.first,
    ends.last,
    lookedInState,
  );
  const places = db.all<{ place: number }>(
    `select w.rowid as place from case_words w cross join case_states s on s.place = w.rowid
     where w.case_words match ? and w.rowid between ? and ? and s.state = ? order by w.rowid desc limit ?`,
    match,
    beyond?.place ?? ends.first,
    ends.last,
    state,
    limit,
  );
  return { places: places.map(({ place }) => place), all: beyond === undefined && places.length < limit };
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

/** The applicants' names at these places, newest first. */
export function namesAt(db: Reader, places: readonly number[]): { place: number; name: string }[] {
  return db.all(
    `select place, applicant_name as name from cases where place in (select value from json_each(?))
     order by place desc`,
    JSON.stringify(places),
  );
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

/** Cases whose desk numbers, or those of whose receipts, begin with one of these. */
const numbered = {
  cases: `select c.place from json_each(?) b cross join cases c
    on c.desk_number >= b.value and c.desk_number < b.value || ':' order by c.place desc`,
  twin_numbers: `select c.place from json_each(?) b cross join twin_numbers t
    on t.desk_number >= b.value and t.desk_number < b.value || ':' join cases c on c.id = t.case_id`,
} as const;

const phoned = 'select rowid as place from case_words where case_words match ?';
/** Of some hundred cases at most, whose telephones share their last digits: a number of the case ends in all that were typed. */
const endsIn = `instr((select unpacked(v.payload) from case_versions v where v.place = case_words.rowid
  and v.change is not 'withdrawn' order by v.version desc limit 1), ? || '"') > 0`;

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
    const twin = `select place from cases where id in
      (select case_id from twin_numbers where desk_number >= ? and desk_number < ?)`;
    take(length === 15 ? whole : begun, twin, digits, end);
    const person = 'select place from cases where personal_number >= ? and personal_number < ?';
    take(length === 11 ? whole : begun, person, digits, end);
    const registered = `select place from case_states where registration_number >= ? collate nocase
      and registration_number < ? collate nocase`;
    take(begun, registered, number, `${number}\u{10FFFF}`);
  }
  for (const numbers of ['cases', 'twin_numbers'] as const) {
    const { inside, ending } = numberParts(db, digits, numbers);
    if (inside.length > 0) take(part, numbered[numbers], JSON.stringify(inside));
    if (ending.length > 0) take(tail, numbered[numbers], JSON.stringify(ending));
  }
  if (length === phoneTail) take(tail, `${phoned} order by rowid desc`, `"${phoneWord(digits)}"`);
  if (length > phoneTail) take(tail, `${phoned} and ${endsIn} order by rowid desc`, `"${phoneWord(digits)}"`, digits);
  if (number.length >= 4) {
    const registered = `select place from case_states where registration_number is not null
      and substr(registration_number, -4) = ? collate nocase and substr(registration_number, -length(?)) = ? collate nocase`;
    take(tail, registered, number.slice(-4), number, number);
  }
  return found;
}
