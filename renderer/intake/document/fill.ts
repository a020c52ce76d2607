// How a document's reading goes into the applicant's answers: what is empty is filled in, what stands there is changed
// only where the operator said so. Pure.
import type { Offer } from '../../../shared/mrz/offer.ts';
import { typedText } from '../../forms/control.ts';
import { answerAt, type Filled, withAnswer } from '../../forms/paths.ts';

const path = (field: string): string => `applicant.${field}`;
/** The evidence is not asked for: it says what was just done with the document. */
const evidence = 'documentSeen';

/** What the form has where something is offered. */
export function standing(filled: Filled, field: string): string {
  return typedText(answerAt(filled, path(field))).trim();
}

/** What will become of an offer: the place is empty, has the same already, or has something else. */
export function stateOf(filled: Filled, { field, text }: Offer): 'empty' | 'same' | 'differs' {
  const before = standing(filled, field);
  if (before === '') return 'empty';
  return before === text ? 'same' : 'differs';
}

/** Whether the form names the very document that was read: a number that the operator kept is not what the machine saw. */
export function isOfReading(filled: Filled, offers: readonly Offer[]): boolean {
  const number = offers.find(({ field }) => field === 'documentNumber');
  return number !== undefined && standing(filled, number.field) === number.text;
}

/** The content with the offers written in; the evidence only where the form then names the document that was read. */
export function withOffers<F extends Filled>(filled: F, offers: readonly Offer[], replace: ReadonlySet<string>): F {
  const written = offers
    .filter((offer) => offer.field !== evidence)
    .filter((offer) => stateOf(filled, offer) === 'empty' || replace.has(offer.field))
    .reduce((after, { field, text }) => withAnswer(after, path(field), text), filled);
  const seen = offers.find(({ field }) => field === evidence);
  return seen !== undefined && isOfReading(written, offers) ? withAnswer(written, path(evidence), seen.text) : written;
}

/** The content with the evidence that the document was seen, by whom or what; when is written with the save. */
export function withSeen<F extends Filled>(filled: F, by: 'machine' | 'eye'): F {
  return withAnswer(filled, path(evidence), by);
}

/** The content with the minute of the check, as an operator would type it. */
export function withSeenAt<F extends Filled>(filled: F, minute: string): F {
  return withAnswer(filled, path('documentSeenAt'), minute);
}
