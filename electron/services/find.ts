// The one search box over cases and drafts. Candidates come from the indexes, newest first and never more than are
// looked at in a few milliseconds; they are ranked here, and only the page that is shown is read whole.
import { caseById, casesAt, type PlacedRow, payloadsAt } from '../../db/cases.ts';
import { readDraft } from '../../db/drafts.ts';
import {
  namesAt,
  placesAmong,
  placesByNumber,
  placesByWords,
  placesByWordsInState,
  placesInState,
  type WordChoices,
} from '../../db/find.ts';
import { isForgotten } from '../../db/retention/purge.ts';
import { casesOfPerson, hasJoins, joinedAmong } from '../../db/same-persons.ts';
import type { Db, Reader } from '../../db/sqlite.ts';
import { type DraftWords, draftWords, wordsProgress } from '../../db/words.ts';
import type { CaseState } from '../../shared/contract/cases.ts';
import { type Found, type FoundFact, foundPageSize, mostFound } from '../../shared/contract/find.ts';
import { ok } from '../../shared/result.ts';
import { type Asked, askedIn } from '../../shared/text/asked.ts';
import { type Mark, marksOf } from '../../shared/text/marks.ts';
import { applicantName } from '../../shared/text/names.ts';
import type { Services } from '../core/call.ts';
import { listedSummary } from './case-summary.ts';
import { draftSummary } from './draft-summary.ts';
import { choicesOf, widerChoices } from './find-choices.ts';
import { factsOf, storedFacts } from './find-facts.ts';
import { catchUpWords } from './find-index.ts';
import { type KnownWords, type Rank, rankBy } from './find-rank.ts';
import type { Packages } from './packages.ts';

interface Hit {
  readonly level: number;
  /** Of a case; null of a draft. */
  readonly place: number | null;
  /** True of a case whose text tells why it was found. */
  readonly reads: boolean;
  /** What the page shows of it; of a case with its row, and its text where it reads one. */
  readonly show: (row: PlacedRow | undefined, text: string | undefined) => Found[];
}

/** With fewer hits than this the words are read more widely: other grammatical cases, slips of the finger. */
const few = 10;
/** Newest matches that are ranked: more than are ever shown. */
const mostRanked = 400;

const numberMeets = (number: string, digits: string): boolean =>
  (digits.length >= 3 && number.startsWith(digits)) || (digits.length >= 4 && number.endsWith(digits));

function draftMeets(draft: DraftWords & { readonly service: string }, asked: Asked, choices: WordChoices): boolean {
  const meets = ({ begun, services }: WordChoices[number]): boolean =>
    services.includes(draft.service) || begun.some((typed) => draft.words.some((word) => word.startsWith(typed)));
  const byNumber =
    (asked.digits.length < 3 && choices.length > 0) ||
    asked.digits === '' ||
    draft.numbers.some((number) => numberMeets(number, asked.digits));
  return choices.every(meets) && byNumber;
}

interface Asks {
  readonly digits: string;
  readonly marks: (shown: string) => readonly Mark[];
}

/** What the row does not show but was met. */
function unseen(facts: readonly FoundFact[], name: string, { digits, marks }: Asks): FoundFact[] {
  return facts.filter((fact) => {
    if (fact.kind === 'name') return !name.includes(fact.text) && marks(fact.text).length > 0;
    if (/^\+?\d+$/.test(fact.text)) return numberMeets(fact.text.replace(/\D/g, ''), digits);
    return marks(fact.text).length > 0;
  });
}

interface Met {
  /** Newest first. */
  readonly places: readonly number[];
  /** False: there are more than these. */
  readonly all: boolean;
  /** How sure each is the one with the number that was typed; null where words count. */
  readonly sure: ReadonlyMap<number, number> | null;
}

/** Cases that meet all words and, when enough of one is typed, the number. */
function casesMet(db: Reader, asked: Asked, choices: WordChoices, state: CaseState | null): Met {
  const numbered = asked.digits.length >= 3 || (asked.number !== '' && choices.length === 0);
  if (!numbered && state !== null) return { ...placesByWordsInState(db, choices, state, mostRanked), sure: null };
  if (!numbered) {
    const places = placesByWords(db, choices, mostRanked);
    return { places, all: places.length < mostRanked, sure: null };
  }
  // Codes of organisations and numbers of representatives stand among the words.
  const codes = asked.digits.length >= 3 ? placesByWords(db, [{ begun: [asked.digits], services: [] }], mostFound) : [];
  const numbers = placesByNumber(db, asked);
  const known = [...new Set([...numbers.keys(), ...codes])];
  const met = choices.length > 0 ? placesAmong(db, choices, known) : known;
  const newest = met.sort((one, other) => other - one);
  const places = placesInState(db, newest, state, mostRanked);
  return { places, all: true, sure: choices.length > 0 ? null : numbers };
}

/** No problems of its own. */
export function findServicesOf(db: Db, packages: Packages): Pick<Services, 'case.find'> {
  const prepared: KnownWords = new Map();
  const showCase = (row: PlacedRow, asks: Asks, text = ''): Found => {
    const found = { kind: 'case' as const, case: listedSummary(packages.latest(), row) };
    // Nothing is left of one that was forgotten.
    const facts = text === '' ? [] : unseen(storedFacts(packages, text), row.applicantName, asks);
    return { ...found, facts };
  };
  const showPage = (hits: readonly Hit[]): Found[] => {
    const placesOf = (some: readonly Hit[]): number[] => some.flatMap(({ place }) => place ?? []);
    const rows = new Map(casesAt(db, placesOf(hits)).map((row) => [row.place, row]));
    const texts = payloadsAt(db, placesOf(hits.filter(({ reads }) => reads)));
    return hits.flatMap(({ place, show }) =>
      place === null ? show(undefined, undefined) : show(rows.get(place), texts.get(place)),
    );
  };
  const caseHits = (asked: Asked, { places, sure }: Met, rank: Rank, asks: Asks): Hit[] =>
    namesAt(db, places).map(({ place, name }) => {
      const { level, whole } = rank(name);
      return {
        level: sure === null ? level : (sure.get(place) ?? 0),
        place,
        // A name that meets all by itself needs no other reason.
        reads: !whole || asked.number !== '',
        show: (row, text) => (row === undefined ? [] : [showCase(row, asks, text)]),
      };
    });
  /** The same persons under another number or name, by an operator's word, behind all that meets by itself. */
  const joinedHits = (places: readonly number[]): Hit[] => {
    const met = hasJoins(db) ? casesAt(db, places) : [];
    const ids = new Set(met.map(({ id }) => id));
    return joinedAmong(db, [...ids]).flatMap((id) => {
      const name = met.find((one) => one.id === id)?.applicantName ?? '';
      return casesOfPerson(db, id).flatMap((other): Hit[] => {
        // Nothing says any more whose a forgotten case was.
        const row = ids.has(other) || isForgotten(db, other) ? null : caseById(db, other);
        if (row === null) return [];
        ids.add(other);
        const facts: FoundFact[] = [{ kind: 'samePerson', text: name }];
        return [
          {
            level: 0,
            place: null,
            reads: false,
            show: () => [{ kind: 'case', case: listedSummary(packages.latest(), row), facts }],
          },
        ];
      });
    });
  };
  const draftHits = (asked: Asked, choices: WordChoices, rank: Rank, asks: Asks): Hit[] => {
    if (choices.length === 0 && asked.digits.length < 3) return [];
    const met = draftWords(db).filter((draft) => draftMeets(draft, asked, choices));
    return met.slice(0, mostFound).flatMap(({ draft }) => {
      const read = readDraft(db, draft);
      if (read === null) return [];
      const name = applicantName(read.content.applicant);
      const facts = () => factsOf(packages.of(read.catalogueVersion), { ...read, ...read.content });
      return [
        {
          level: choices.length > 0 ? rank(name).level : 80,
          place: null,
          reads: false,
          show: () => [
            { kind: 'draft' as const, draft: draftSummary(packages, read), facts: unseen(facts(), name, asks) },
          ],
        },
      ];
    });
  };
  return {
    'case.find': (_context, { text, state, page }) => {
      catchUpWords(db, packages, 1);
      const asked = askedIn(text);
      const asks = { digits: asked.digits, marks: marksOf(text) };
      const rank = rankBy(asked.words, prepared);
      const hitsOf = (choices: WordChoices): { hits: Hit[]; all: boolean } => {
        const met = casesMet(db, asked, choices, state);
        const drafts = state === null ? draftHits(asked, choices, rank, asks) : [];
        const joined = state === null ? joinedHits(met.places) : [];
        return { hits: [...drafts, ...caseHits(asked, met, rank, asks), ...joined], all: met.all };
      };
      const choices = choicesOf(packages, asked.words);
      const direct = hitsOf(choices);
      const { hits, all } =
        direct.hits.length < few && choices.length > 0 ? hitsOf(widerChoices(db, asked.words, choices)) : direct;
      const best = hits.toSorted((one, other) => other.level - one.level).slice(0, mostFound);
      const from = page * foundPageSize;
      const { done, last } = wordsProgress(db);
      return ok({
        found: showPage(best.slice(from, from + foundPageSize)),
        count: best.length,
        more: best.length > from + foundPageSize,
        tooMany: !all || hits.length > mostFound,
        ready: done < last ? done / last : null,
      });
    },
  };
}
