// Which earlier answers a new draft begins with, and from which case each came: the named case first, then others of the
// same personal number, or of whoever an operator says is the same person, newest first.
import { readCase } from '../../db/cases.ts';
import { casesOfPerson, joinedAmong } from '../../db/same-persons.ts';
import { casesOfIds, casesOfNumber } from '../../db/similar.ts';
import type { Reader } from '../../db/sqlite.ts';
import type { Service } from '../../shared/catalogue/schema.ts';
import type { DraftContent } from '../../shared/contract/drafts.ts';
import { carriedAnswers } from '../../shared/forms/carry.ts';
import type { Field } from '../../shared/forms/field.ts';
import { visibleFields } from '../../shared/forms/visible.ts';
import { readableView } from './cases.ts';
import type { Packages } from './packages.ts';

const lookedAt = 10;

export interface Carried {
  readonly answers: DraftContent['answers'];
  /** Where each answer came from, by field. */
  readonly origins: NonNullable<NonNullable<DraftContent['reused']>['answers']>;
}

/** What the applicant of this case, or somebody of the family, has said before that holds for a new application on these fields. */
export function carriedOver(
  db: Reader,
  packages: Packages,
  of: { readonly deskNumber: string; readonly personalNumber: unknown; readonly family: boolean },
  into: { readonly service: Service; readonly fields: readonly Field[] },
): Carried {
  const numbered = typeof of.personalNumber === 'string' ? casesOfNumber(db, of.personalNumber, '') : [];
  const own = of.family ? null : readCase(db, of.deskNumber);
  const ids = [...numbered, ...(own === null ? [] : [own])].map(({ id }) => id);
  const joined = joinedAmong(db, ids).flatMap((id) => casesOfPerson(db, id));
  const others = (joined.length === 0 ? numbered : casesOfIds(db, joined, '')).slice(0, lookedAt);
  const answers: Carried['answers'] = {};
  const origins: Carried['origins'] = {};
  for (const deskNumber of new Set([of.deskNumber, ...others.map((one) => one.deskNumber)])) {
    const read = readableView(db, packages, deskNumber);
    if (!read.ok) continue;
    const { row, view } = read.value;
    const earlier = {
      service: row.service,
      fields: view.form.fields,
      answers: view.content.answers,
      family: of.family,
    };
    for (const [field, answer] of Object.entries(carriedAnswers(into.service.id, into.fields, earlier))) {
      if (Object.hasOwn(answers, field)) continue;
      answers[field] = answer;
      origins[field] = { from: deskNumber, filedAt: row.filedAt };
    }
  }
  const asked = visibleFields(into.fields, answers).map(({ id }) => id);
  const only = <T>(all: Record<string, T>): Record<string, T> =>
    Object.fromEntries(Object.entries(all).filter(([id]) => asked.includes(id)));
  return { answers: only(answers), origins: only(origins) };
}
