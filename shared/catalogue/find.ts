// Finds services by what an operator types: Georgian or English words in any order, words begun, Georgian in Latin, the
// wrong layout, the provider. Built once per package; a search walks the words of the catalogue, not its texts.
import { wordings } from '../text/local.ts';
import {
  initials,
  meet,
  type StoredWord,
  storedWord,
  type TypedWord,
  typedInitials,
  typedWord,
  wordsOf,
} from '../text/meet.ts';
import type { CataloguePackage, Service } from './schema.ts';

type Entry = {
  readonly service: Service;
  /** Places of the words in the vocabulary. */
  readonly names: readonly (readonly number[])[];
  readonly around: readonly number[];
};
export type ServiceIndex = {
  readonly words: readonly StoredWord[];
  /** Places of the words by the signs they may begin with, so that a search looks at few of them. */
  readonly byInitial: ReadonlyMap<string, readonly number[]>;
  readonly entries: readonly Entry[];
};

/** Words of the provider and the category count, but less than those of the service itself. */
const aroundWeight = 0.4;
const coverageWeight = 40;
/** From here on a word counts as spoken for in the share of a name that was typed. */
const surely = 60;
/** From here on a word is the one meant: a romanization begun, or the coarse key almost whole. */
const begunSurely = 54;
/** The word itself, whole, in its letters or the national romanization. */
const wholly = 98;
const mostWords = 12;

/** Prepares a package for `findServices`. */
export function indexServices(pkg: CataloguePackage): ServiceIndex {
  const places = new Map<string, number>();
  const words: StoredWord[] = [];
  const place = (word: string): number => {
    const stored = storedWord(word);
    const known = places.get(stored.letters) ?? words.push(stored) - 1;
    places.set(stored.letters, known);
    return known;
  };
  const placesOf = (texts: readonly string[]): number[] => [...new Set(texts.flatMap(wordsOf).map(place))];
  const around = new Map<string, readonly string[]>();
  for (const { id, name, shortName, aliases } of pkg.providers) {
    around.set(`provider ${id}`, [...wordings(name), ...wordings(shortName), ...aliases]);
  }
  for (const { id, name } of pkg.categories) around.set(`category ${id}`, wordings(name));
  const entries = pkg.services.map((service) => ({
    service,
    names: wordings(service.name).map((name) => placesOf([name])),
    around: placesOf([
      ...(around.get(`provider ${service.provider}`) ?? []),
      ...(around.get(`category ${service.category}`) ?? []),
    ]),
  }));
  const byInitial = new Map<string, number[]>();
  words.forEach((word, at) => {
    for (const initial of initials(word)) byInitial.set(initial, [...(byInitial.get(initial) ?? []), at]);
  });
  return { words, byInitial, entries };
}

/** How well each word of the vocabulary meets a typed one. */
function levelsOf({ words, byInitial }: ServiceIndex, typed: TypedWord): Uint8Array {
  const levels = new Uint8Array(words.length);
  for (const initial of typedInitials(typed)) {
    for (const at of byInitial.get(initial) ?? []) {
      const stored = words[at];
      if (stored !== undefined) levels[at] = meet(stored, typed);
    }
  }
  return levels;
}

type Rank = { readonly met: number; readonly score: number };

const strongest = (levels: Uint8Array, places: readonly number[]): number =>
  places.reduce((most, place) => Math.max(most, levels[place] ?? 0), 0);

/** How many of the typed words an entry meets, and how well; a name typed in full outweighs one that goes on. */
function rank({ names, around }: Entry, levelsOfTyped: readonly Uint8Array[]): Rank {
  let met = 0;
  let score = 0;
  for (const levels of levelsOfTyped) {
    const named = Math.max(...names.map((places) => strongest(levels, places)));
    const best = Math.max(named, aroundWeight * strongest(levels, around));
    if (best > 0) met += 1;
    score += best;
  }
  const coverage = names.map((places) => {
    const spoken = places.filter((place) => levelsOfTyped.some((levels) => (levels[place] ?? 0) >= surely));
    return spoken.length / places.length;
  });
  return { met, score: score / levelsOfTyped.length + coverageWeight * Math.max(...coverage) };
}

/** Services whose own name has this word in any spelling: whole, or with three letters and more begun. */
export function servicesNamed(index: ServiceIndex, word: string): Service[] {
  const levels = levelsOf(index, typedWord(word));
  const least = word.length < 3 ? wholly : begunSurely;
  const named = index.entries.filter(({ names }) => names.some((places) => strongest(levels, places) >= least));
  return named.map((entry) => entry.service);
}

/**
 * Services that meet the text, best first; all of them in the catalogue's order when nothing is typed. Where no
 * service meets every word, those that meet the most are given, if that is at least half.
 */
export function findServices(
  index: ServiceIndex,
  text: string,
  { provider, category }: { readonly provider: string | null; readonly category: string | null },
): Service[] {
  const entries = index.entries.filter(
    ({ service }) =>
      (provider === null || service.provider === provider) && (category === null || service.category === category),
  );
  const typed = wordsOf(text).slice(0, mostWords).map(typedWord);
  if (typed.length === 0) return entries.map((entry) => entry.service);
  const levels = typed.map((word) => levelsOf(index, word));
  const ranked = entries.map((entry) => ({ service: entry.service, ...rank(entry, levels) }));
  const most = Math.max(typed.length / 2, ...ranked.map((entry) => entry.met));
  return ranked
    .filter((entry) => entry.met >= most)
    .sort((a, b) => b.score - a.score)
    .map((entry) => entry.service);
}
