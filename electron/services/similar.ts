// Whether the application at the desk is there already: an open case of the same person on the same matter. A person is
// the same by personal number, by name in any alphabet and birth date, or by an operator's word. It warns; the operator
// decides.
import { readDraft } from '../../db/drafts.ts';
import { placesByWords } from '../../db/find.ts';
import { casesOfPerson, joinedAmong } from '../../db/same-persons.ts';
import { casesAtSince, casesOfIds, casesOfNumber, type PersonCaseRow } from '../../db/similar.ts';
import type { Db, Reader } from '../../db/sqlite.ts';
import { birthWord } from '../../db/words.ts';
import { finalStatuses } from '../../shared/catalogue/retention.ts';
import type { CataloguePackage } from '../../shared/catalogue/schema.ts';
import { mostSimilar } from '../../shared/contract/cases.ts';
import type { Draft } from '../../shared/contract/drafts.ts';
import { type SimilarCase, similarDays } from '../../shared/contract/similar.ts';
import type { Answers } from '../../shared/forms/answers.ts';
import { checkAnswers } from '../../shared/forms/check.ts';
import { fail, ok } from '../../shared/result.ts';
import { wordsOf } from '../../shared/text/meet.ts';
import { applicantName } from '../../shared/text/names.ts';
import { skeletonsOf } from '../../shared/text/skeleton.ts';
import { daysBefore, tbilisiDate, tbilisiMinute } from '../../shared/time/dates.ts';
import type { Services } from '../core/call.ts';
import { listedSummary } from './case-summary.ts';
import { draftGone } from './drafts.ts';
import { catchUpWords } from './find-index.ts';
import type { Packages } from './packages.ts';

type Same = SimilarCase['same'];

const mostLooked = 200;

/** Where central is done with a case, asking again is a new matter. */
const isOpen = ({ state, status, withdrawn }: PersonCaseRow): boolean =>
  state !== 'refused' && withdrawn === 0 && (status === null || !finalStatuses.includes(status));

/** Of a case found by number, or by name and birth date: people with two numbers are two, whatever their names. */
function samePerson(row: PersonCaseRow, applicant: Answers): Same {
  const number = applicant['personalNumber'];
  if (row.personalNumber !== null && number !== undefined)
    return row.personalNumber === number ? ['personalNumber'] : [];
  return ['name', 'birthDate'];
}

function sameMatter(pkg: CataloguePackage, row: PersonCaseRow, draft: Draft): Same {
  if (row.service === draft.service) return ['service'];
  const categoryOf = (id: string): string | undefined => pkg.services.find((service) => service.id === id)?.category;
  const category = categoryOf(draft.service);
  const both = category !== undefined && category === categoryOf(row.service);
  return both && row.municipality === draft.content.municipality ? ['category', 'municipality'] : [];
}

/** By the name in any alphabet and order, and the birth date. Georgian adds an -ი to most names of other languages. */
function placesOfPerson(db: Reader, applicant: Answers, birthDate: string): number[] {
  const names = wordsOf(applicantName(applicant)).map(
    (word) =>
      skeletonsOf(word)
        .at(-1)
        ?.replace(/(?<=...)i$/, '') ?? '',
  );
  const asked = [birthWord(birthDate), ...names.filter((name) => name !== '')];
  return asked.length < 3
    ? []
    : placesByWords(
        db,
        asked.map((word) => ({ begun: [word], services: [] })),
        mostLooked,
      );
}

/** Problems: draft.unknown, draft.submitted. */
export function similarServices(db: Db, packages: Packages): Pick<Services, 'case.similar'> {
  return {
    'case.similar': ({ reading }, input) => {
      const draft = readDraft(db, input.draft);
      if (draft === null) return fail(draftGone(db, input.draft));
      // A correction is of the case that it would be like.
      if (draft.corrects !== undefined) return ok({ similar: [] });
      catchUpWords(db, packages, 1);
      const pkg = packages.of(draft.catalogueVersion);
      const [today, now] = [tbilisiDate(reading.wall), tbilisiMinute(reading.wall)];
      const moment = { prefix: 'applicant', today, now };
      const applicant = checkAnswers(pkg.applicantFields, draft.content.applicant, moment).values;
      const since = daysBefore(today, similarDays);
      const { personalNumber, birthDate } = applicant;
      const found = [
        ...(typeof personalNumber === 'string' ? casesOfNumber(db, personalNumber, '') : []),
        ...(typeof birthDate === 'string' ? casesAtSince(db, placesOfPerson(db, applicant, birthDate), since) : []),
      ];
      const own = found.filter((row) => samePerson(row, applicant).length > 0).map(({ id }) => id);
      const joined = joinedAmong(db, own).flatMap((id) => casesOfPerson(db, id));
      const rows = [...found.filter(({ filedOn }) => filedOn >= since), ...casesOfIds(db, joined, since)];
      const personOf = (row: PersonCaseRow): Same => {
        const same = samePerson(row, applicant);
        return same.length === 0 && joined.includes(row.id) ? ['joined'] : same;
      };
      const similar = [...new Map(rows.map((row) => [row.id, row])).values()].filter(isOpen).flatMap((row) => {
        const [person, matter] = [personOf(row), sameMatter(pkg, row, draft)];
        const same = person.length > 0 && matter.length > 0 ? [...person, ...matter] : [];
        return same.length > 0 ? [{ case: listedSummary(packages.latest(), row), same }] : [];
      });
      return ok({ similar: similar.slice(0, mostSimilar) });
    },
  };
}
