// Writes a document's reading, or that it was seen, into the open draft. The screen has no clock: the time of the check
// is the instant at which the desk saved it.
import type { Offer } from '../../../shared/mrz/offer.ts';
import { showInstant } from '../../../shared/time/dates.ts';
import type { Filled } from '../../forms/paths.ts';
import { edit, savedInstant } from '../effects.ts';
import { isOfReading, standing, withOffers, withSeen, withSeenAt } from './fill.ts';

/** `holds`: whether the form still says what was seen, once the time of it is known. */
async function seen(
  draft: string,
  change: <F extends Filled>(filled: F) => F,
  holds: (filled: Filled) => boolean,
): Promise<void> {
  edit(draft, change);
  const instant = await savedInstant(draft);
  if (instant === null) return;
  edit(draft, (content) => (holds(content) ? withSeenAt(content, showInstant(instant)) : content));
}

/** Fills in what is offered; fields named in `replace` also where something else stands. */
export function applyReading(draft: string, offers: readonly Offer[], replace: ReadonlySet<string>): Promise<void> {
  return seen(
    draft,
    (filled) => withOffers(filled, offers, replace),
    (filled) => standing(filled, 'documentSeen') === 'machine' && isOfReading(filled, offers),
  );
}

/** The operator held the document in the hand and compared it. */
export function seenByEye(draft: string): Promise<void> {
  return seen(
    draft,
    (filled) => withSeen(filled, 'eye'),
    (filled) => standing(filled, 'documentSeen') === 'eye',
  );
}
