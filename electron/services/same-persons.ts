// One person under two numbers or two spellings: joined by an operator's word, parted by another.
import { type CaseRow, caseById } from '../../db/cases.ts';
import { readOperator } from '../../db/operators.ts';
import { isForgotten } from '../../db/retention/purge.ts';
import { joinedTo, saySame } from '../../db/same-persons.ts';
import type { Db } from '../../db/sqlite.ts';
import { type SamePerson, samePersonSchema } from '../../shared/contract/persons.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { CallContext, Services } from '../core/call.ts';
import { contentOf } from './case-summary.ts';
import { knownCase } from './known-case.ts';
import { signedIn } from './signed-in.ts';

/** Cases that operators joined to this one, oldest word first; none of those that were forgotten. */
export function joinedOf(db: Db, { id }: CaseRow): SamePerson[] {
  return joinedTo(db, id).flatMap(({ other, reason, operator, at }) => {
    const row = caseById(db, other);
    if (row === null || isForgotten(db, other)) return [];
    const number = contentOf(db, other).applicant['personalNumber'];
    const person = { deskNumber: row.deskNumber, applicantName: row.applicantName };
    const personalNumber = typeof number === 'string' ? number : '';
    const operatorName = readOperator(db, operator)?.name ?? '';
    return [samePersonSchema.parse({ ...person, personalNumber, reason, operatorName, at })];
  });
}

/** Problems: case.unknown, case.forgotten. */
export function samePersonServices(db: Db): Pick<Services, 'person.same' | 'person.join' | 'person.part'> {
  const say = (
    context: CallContext,
    { deskNumber, other }: { readonly deskNumber: string; readonly other: string },
    reason: SamePerson['reason'] | null,
  ): Result<SamePerson[]> => {
    const [one, two] = [knownCase(db, deskNumber), knownCase(db, other)];
    if (!one.ok) return one;
    if (!two.ok) return two;
    const isJoined = joinedTo(db, one.value.id).some((joined) => joined.other === two.value.id);
    if (isJoined !== (reason !== null)) {
      const { operator } = signedIn(context);
      saySame(db, [one.value.id, two.value.id], { reason, operator, at: context.present });
    }
    return ok(joinedOf(db, one.value));
  };
  return {
    'person.same': (_context, { deskNumber }) => {
      const row = knownCase(db, deskNumber);
      return row.ok ? ok(joinedOf(db, row.value)) : row;
    },
    'person.join': (context, { reason, ...pair }) => say(context, pair, reason),
    'person.part': (context, pair) => say(context, pair, null),
  };
}
