// What becomes of new entries, decided without touching anything: unreadable, other content under a known case, a new
// case (taken, waiting or refused), or a known one that came again. One entry's fate never touches another's.
import { type Payload, payloadSchema } from '../../../shared/cases/payload.ts';
import type { CataloguePackage } from '../../../shared/catalogue/schema.ts';
import type { Entry } from '../../../shared/protocol/exchange.ts';

/** Reasons shown to people at the desk. */
export const reasons = {
  unreadable: 'განცხადება მიღებულია, მაგრამ მისი შინაარსი ვერ იკითხება. მიმართეთ ტექნიკურ მხარდაჭერას.',
  otherContent: 'იმავე განცხადების სხვა შინაარსი უკვე მიღებულია.',
  unknownService: 'ასეთი სერვისი ცენტრალური სისტემის კატალოგში არ არის.',
  notOnSystem: 'მუნიციპალიტეტი ცენტრალურ სისტემაში ჩართული არ არის. განცხადება ქაღალდზე უნდა გადაეგზავნოს.',
};

export type Verdict = { readonly entry: Entry } & (
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'other-content' }
  /** `refusal`: why it is not taken, in Georgian, or null. */
  | { readonly kind: 'new'; readonly payload: Payload; readonly refusal: string | null }
  /** The same bytes as the case that is known under this name. */
  | { readonly kind: 'again'; readonly payload: Payload }
);

/** A case of the protocol, or null. */
export function readPayload(text: string): Payload | null {
  try {
    return payloadSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** A version of a case, as one word. */
export const nameOf = (one: { readonly id: string; readonly version: number }): string => `${one.id}/${one.version}`;

function refusalOf(catalogue: CataloguePackage | null, payload: Payload): string | null {
  if (payload.route.channel === 'manual') return reasons.notOnSystem;
  if (catalogue === null) return null;
  const service = catalogue.services.find((one) => one.id === payload.service);
  if (service === undefined || service.intake !== 'case-form') return reasons.unknownService;
  const municipality = catalogue.municipalities.find((one) => one.id === payload.route.municipality);
  return municipality?.onMunicipalSystem === true ? null : reasons.notOnSystem;
}

/**
 * Judges entries in their order. `known`: the texts of cases central has, by `nameOf`; what is taken here counts as
 * known for the entries behind it. `catalogue` null: central has none and takes every service and municipality.
 */
export function judgeEntries(
  read: readonly { readonly entry: Entry; readonly payload: Payload | null }[],
  known: ReadonlyMap<string, string>,
  catalogue: CataloguePackage | null,
): Verdict[] {
  const taken = new Map(known);
  return read.map(({ entry, payload }): Verdict => {
    if (payload === null) return { kind: 'unreadable', entry };
    const name = nameOf({ id: payload.case, version: payload.version });
    const before = taken.get(name);
    if (before === undefined) {
      taken.set(name, entry.payload);
      return { kind: 'new', entry, payload, refusal: refusalOf(catalogue, payload) };
    }
    return before === entry.payload ? { kind: 'again', entry, payload } : { kind: 'other-content', entry };
  });
}
