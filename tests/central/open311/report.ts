// A case as an Open311 report: what kind of problem, where, and our own number. Nothing of the person goes there, nor what
// anybody typed freely: whoever handles the problem asks central by the number.
import { z } from 'zod';
import { formatDeskNumber } from '../../../shared/cases/desk-number.ts';
import { caseContentSchema } from '../../../shared/cases/payload.ts';
import { slugSchema } from '../../../shared/primitives.ts';
import type { StoredCase } from '../store/cases.ts';

const open311Schema = z.strictObject({
  /** Up to the version, `https://…/open311/v2`. */
  url: z.url(),
  apiKey: z.string(),
  /** Null: the server knows only one; some take an empty one ill. */
  jurisdiction: z.string().min(1).nullable(),
  /** Our service → theirs. */
  services: z.record(slugSchema, z.string().min(1)),
  /** Some servers demand an address; this one reaches nobody. */
  email: z.string(),
});
export type Open311 = Readonly<z.infer<typeof open311Schema>>;

/** Where reports go, from the JSON text of a configuration file; throws when it does not fit. */
export const readOpen311 = (text: string): Open311 => open311Schema.parse(JSON.parse(text));

/** Under which attribute servers keep our number. */
export const numberAttribute = 'desk_number';

interface Point {
  readonly lat: number;
  readonly lon: number;
}

function pointIn(answers: Readonly<Record<string, unknown>>): Point | null {
  const found = Object.values(answers).find(
    (value): value is Point => typeof value === 'object' && value !== null && 'lat' in value && 'lon' in value,
  );
  return found ?? null;
}

/** The form of `POST requests`; `name` is what the service is called. */
export function reportForm(peer: Open311, one: StoredCase, name: string): URLSearchParams {
  const { answers, center } = caseContentSchema.parse(JSON.parse(one.payload));
  const point = pointIn(answers);
  const form = new URLSearchParams({
    api_key: peer.apiKey,
    service_code: peer.services[one.service] ?? '',
    email: peer.email,
    description: `${name} · ${formatDeskNumber(one.desk_number)}`,
    [`attribute[${numberAttribute}]`]: one.desk_number,
  });
  if (peer.jurisdiction !== null) form.set('jurisdiction_id', peer.jurisdiction);
  if (point === null) form.set('address_id', center);
  else {
    form.set('lat', String(point.lat));
    form.set('long', String(point.lon));
  }
  return form;
}

/** True when a text of the server's shows the number of this case, in either spelling. */
export function names(texts: string, one: StoredCase): boolean {
  return texts.includes(one.desk_number) || texts.includes(formatDeskNumber(one.desk_number));
}

/** True when a text shows the number of any case, so that a server can be believed not to have ours. */
export const showsNumber = (texts: string): boolean => /\b\d{15}\b|\b\d{3} \d{2} \d{2} \d{6} \d{2}\b/.test(texts);
