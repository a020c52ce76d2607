// From a case's checked values back to what would be typed into a new draft of the same applicant. A checkbox is a
// statement made at this very filing (told, consented, represented): it is never carried over, nor is a paper, nor that
// somebody looked at the document, vouched for the person or consented then. To another member of the family goes only what
// the family shares.
import { otherNames } from '../cases/names.ts';
import type { Answer, Answers } from './answers.ts';
import type { Field } from './field.ts';
import { showAnswer } from './show.ts';
import { visibleFields } from './visible.ts';

const statedThen: ReadonlySet<string> = new Set(['documentSeen', 'recognisedBy', 'guardianConsent']);

/** What a family shares. */
const shared: ReadonlySet<string> = new Set([
  ...['applicantKind', 'lastName', 'registeredAddress', 'actualAddress', 'phone', 'phoneOwner', 'phoneOwnerName'],
]);

/** The value of a field as an operator would type it, or null for what is not carried over. */
function typedAgain(field: Field, values: Answers): Answer {
  const value = Object.hasOwn(values, field.id) ? values[field.id] : undefined;
  // Of all lists this one says who the person is.
  if (field.id === otherNames) return value ?? null;
  if (typeof value !== 'string' || statedThen.has(field.id)) return null;
  return field.type === 'date' || field.type === 'month' || field.type === 'datetime'
    ? showAnswer(field, value, 'ka')
    : value;
}

/**
 * What may be carried over of checked `values` (dates `yyyy-mm-dd`, phones `+995…`) into an empty draft: texts and
 * choices of fields that are asked without any of the statements made last time. Unknown fields fall away.
 */
export function reusedAnswers(fields: readonly Field[], values: Answers): Answers {
  const typed: Answers = {};
  for (const field of fields) {
    const again = typedAgain(field, values);
    if (again !== null) typed[field.id] = again;
  }
  const asked = visibleFields(fields, typed).flatMap(({ id, compute }) => (compute === undefined ? [id] : []));
  return Object.fromEntries(Object.entries(typed).filter(([id]) => asked.includes(id)));
}

/**
 * What may be carried over of one person's checked `values` to somebody else of the family. A telephone that was nobody
 * else's is now a family member's, by name.
 */
export function familyAnswers(fields: readonly Field[], values: Answers): Answers {
  const { phone, phoneOwner = 'own', firstName, lastName } = values;
  const owner = { phoneOwner: 'family', phoneOwnerName: `${String(firstName)} ${String(lastName)}` };
  const telephone = phone === undefined ? {} : phoneOwner === 'own' ? owner : {};
  const all: Answers = { ...values, ...telephone };
  const known = Object.entries(all).filter(([id]) => shared.has(id));
  return reusedAnswers(fields, Object.fromEntries(known));
}
