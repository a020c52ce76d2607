// What may be written into an empty line with one key: a place, an address that was given already, the Georgian spellings
// of a name read in Latin letters. Offers are chosen by a person; nothing is written by itself. A place that must be
// answered is taken by Enter too, on the way on; a spelling never, for it is to be compared with the document.
import type { Field } from '../../shared/forms/field.ts';
import { georgianGuesses } from '../../shared/text/guess.ts';
import { type FormDesk, typedText } from './control.ts';

const spelledLike: Readonly<Record<string, string>> = { lastName: 'lastNameLatin', firstName: 'firstNameLatin' };
const mostPlaces = 3;

/** Likeliest first; none twice. */
export function offersFor(field: Field, path: string, { filled, settlements }: FormDesk): string[] {
  const said = (id: string): string => typedText(filled.applicant[id]).trim();
  const latin = spelledLike[field.id];
  const offers =
    field.type === 'settlement'
      ? settlements.slice(0, mostPlaces)
      : field.type === 'address'
        ? [said('actualAddress'), said('registeredAddress'), ...settlements.slice(0, 1)]
        : path === `applicant.${field.id}` && latin !== undefined
          ? georgianGuesses(said(latin))
          : [];
  return [...new Set(offers)].filter((offer) => offer !== '');
}

/** The offer after the one that stands there, by an arrow key; null where the key means nothing here. */
export function nextOffer(offers: readonly string[], value: string, key: string): string | null {
  const at = offers.indexOf(value);
  if (offers.length === 0 || (value !== '' && at < 0)) return null;
  if (key === 'ArrowDown') return offers[Math.min(at + 1, offers.length - 1)] ?? null;
  return key === 'ArrowUp' && at > 0 ? (offers[at - 1] ?? null) : null;
}

/** The offer that Enter takes from an empty line; null where Enter only goes on. */
export function enterOffer(field: Field, optional: boolean, offers: readonly string[], value: string): string | null {
  if (value !== '' || optional || (field.type !== 'settlement' && field.type !== 'address')) return null;
  return offers[0] ?? null;
}
