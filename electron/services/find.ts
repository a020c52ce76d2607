// The one search box over cases and drafts. Candidates come from the indexes, newest first and never more than are
// looked at in a few milliseconds; they are ranked here, and only the page that is shown is read whole.
import { casesAt } from '../../db/cases.ts';
import { readDraft } from '../../db/drafts.ts';
import { placesByNumber, placesByWords, placesInState, type WordChoices, wordsAround } from '../../db/find.ts';
import { isForgotten } from '../../db/retention/purge.ts';
import type { Reader } from '../../db/sqlite.ts';
import { type DraftWords, draftWords, wordsProgress } from '../../db/words.ts';
import { servicesNamed } from '../../shared/catalogue/find.ts';
import type { CaseState } from '../../shared/contract/cases.ts';
import { type Found, type FoundFact, foundPageSize, mostFound } from '../../shared/contract/find.ts';
import { ok } from '../../shared/result.ts';
import { type Asked, askedIn } from '../../shared/text/asked.ts';
import { fromKeys } from '../../shared/text/latin.ts';
import { marksIn } from '../../shared/text/marks.ts';
import { applicantName } from '../../shared/text/names.ts';
import { beginsNearly } from '../../shared/text/near.ts';
import { skeletonsOf, typedSkeletons, widerSkeletons } from '../../shared/text/skeleton.ts';
import { stemOf } from '../../shared/text/stem.ts';
import type { Services } from '../core/call.ts';
import { contentOf, listedSummary } from './case-summary.ts';
import { draftSummary } from './drafts.ts';
import { factsOf } from './find-facts.ts';
import { type Rank, rankBy } from './find-rank.ts';
import type { Packages } from './packages.ts';

interface Hit {
  readonly level: number;
  /** Reads what the page shows of it. */
  readonly show: () => Found;
}

/** With fewer hits than this the words are read more widely: other grammatical cases, slips of the finger. */
const few = 10;
const shortest = 2;
const mostNear = 40;

/** What a word may begin; nothing for single letters, which begin half of all names. */
const begunBy = (word: string): string[] =>
  typedSkeletons(word).filter(({ length }) => length >= shortest || word.length > shortest);

function choicesOf(packages: Packages, words: readonly string[]): WordChoices {
  return words
    .map((word) => ({
      begun: begunBy(word),
      services: servicesNamed(packages.index(), word)
        .filter(({ sensitive, intake }) => !sensitive && intake === 'case-form')
        .map(({ id }) => id),
    }))
    .filter(({ begun }) => begun.length > 0);
}

function widerChoices(db: Reader, words: readonly string[], choices: WordChoices): WordChoices {
  const used = words.filter((word) => begunBy(word).length > 0);
  return choices.map(({ begun, services }, at) => {
    const word = used[at] ?? '';
    const stems = [word, fromKeys(word)].map(stemOf).filter(({ length }) => length > 2);
    const near = begun
      .filter(({ length }) => length > 3)
      .flatMap((typed) => wordsAround(db, typed).filter((known) => beginsNearly(known, typed)));
    const wider = [...begun, ...stems.flatMap(skeletonsOf), ...widerSkeletons(word), ...near.slice(0, mostNear)];
    return { begun: [...new Set(wider)].filter((one) => one.length >= shortest || begun.includes(one)), services };
  });
}

const numberMeets = (number: string, digits: string): boolean =>
  (digits.length >= 3 && number.startsWith(digits)) || (digits.length >= 4 && number.endsWith(digits));

function draftMeets(draft: DraftWords & { readonly service: string }, asked: Asked, choices: WordChoices): boolean {
  const meets = ({ begun, services }: WordChoices[number]): boolean =>
    services.includes(draft.service) || begun.some((typed) => draft.words.some((word) => word.startsWith(typed)));
  const byNumber = asked.digits === '' || draft.numbers.some((number) => numberMeets(number, asked.digits));
  return choices.every(meets) && byNumber;
}

/** What the row does not show but was met. */
function unseen(facts: readonly FoundFact[], name: string, text: string): FoundFact[] {
  const { digits } = askedIn(text);
  return facts.filter((fact) => {
    if (fact.kind === 'name') return !name.includes(fact.text) && marksIn(fact.text, text).length > 0;
    if (/^\+?\d+$/.test(fact.text)) return numberMeets(fact.text.replace(/\D/g, ''), digits);
    return marksIn(fact.text, text).length > 0;
  });
}

/** No problems of its own. */
export function findServicesOf(db: Reader, packages: Packages): Pick<Services, 'case.find'> {
  const caseHits = (asked: Asked, choices: WordChoices, state: CaseState | null, rank: Rank, text: string): Hit[] => {
    const numbers = asked.number === '' ? null : placesByNumber(db, asked);
    const withDigits = asked.digits.length >= 3 ? [{ begun: [asked.digits], services: [] }] : [];
    const byWords = choices.length > 0 || numbers === null ? placesByWords(db, choices) : placesByWords(db, withDigits);
    const met =
      numbers === null || choices.length > 0
        ? byWords.filter((place) => numbers === null || numbers.has(place))
        : [...new Set([...numbers.keys(), ...byWords])].sort((a, b) => b - a);
    const rows = casesAt(db, placesInState(db, met, state, mostFound));
    return rows.map((row) => ({
      level: choices.length > 0 ? rank(row.applicantName) : (numbers?.get(row.place) ?? 0),
      show: () => {
        const found = { kind: 'case' as const, case: listedSummary(packages, row) };
        if (isForgotten(db, row.id)) return { ...found, facts: [] };
        const content = contentOf(db, row.id);
        const facts = factsOf(packages.of(content.catalogueVersion), content);
        return { ...found, facts: unseen(facts, row.applicantName, text) };
      },
    }));
  };
  const draftHits = (asked: Asked, choices: WordChoices, rank: Rank, text: string): Hit[] => {
    if (choices.length === 0 && asked.digits.length < 3) return [];
    const met = draftWords(db).filter((draft) => draftMeets(draft, asked, choices));
    return met.slice(0, mostFound).flatMap(({ draft }) => {
      const read = readDraft(db, draft);
      if (read === null) return [];
      const name = applicantName(read.content.applicant);
      return [
        {
          level: choices.length > 0 ? rank(name) : 80,
          show: () => {
            const facts = factsOf(packages.of(read.catalogueVersion), { ...read, ...read.content });
            return { kind: 'draft', draft: draftSummary(packages, read), facts: unseen(facts, name, text) };
          },
        },
      ];
    });
  };
  return {
    'case.find': (_context, { text, state, page }) => {
      const asked = askedIn(text);
      const rank = rankBy(asked.words);
      const hitsOf = (choices: WordChoices): Hit[] => [
        ...(state === null ? draftHits(asked, choices, rank, text) : []),
        ...caseHits(asked, choices, state, rank, text),
      ];
      const choices = choicesOf(packages, asked.words);
      const direct = hitsOf(choices);
      const all = direct.length < few && choices.length > 0 ? hitsOf(widerChoices(db, asked.words, choices)) : direct;
      const best = all.toSorted((one, other) => other.level - one.level).slice(0, mostFound);
      const from = page * foundPageSize;
      const { done, last } = wordsProgress(db);
      return ok({
        found: best.slice(from, from + foundPageSize).map((hit) => hit.show()),
        count: best.length,
        more: best.length > from + foundPageSize,
        tooMany: all.length >= mostFound,
        ready: done < last ? done / last : null,
      });
    },
  };
}
