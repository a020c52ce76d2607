// What becomes of new entries, decided without touching anything: unreadable, other content under a known version, a new
// case (taken, waiting or refused), a correction or withdrawal of a known one, or anything known that came again. One
// entry's fate never touches another's.
import { decidedStatuses } from '../../../shared/catalogue/retention.ts';
import type { CataloguePackage } from '../../../shared/catalogue/schema.ts';
import type { Brought } from './brought.ts';
import type { Change, Facts, Filing } from './facts.ts';

/** Reasons shown to people at the desk. */
export const reasons = {
  unreadable: 'განცხადება მიღებულია, მაგრამ მისი შინაარსი ვერ იკითხება. მიმართეთ ტექნიკურ მხარდაჭერას.',
  otherContent: 'იმავე განცხადების სხვა შინაარსი უკვე მიღებულია.',
  unknownService: 'ასეთი სერვისი ცენტრალური სისტემის კატალოგში არ არის.',
  nothingToWithdraw: 'ცენტრალურ სისტემაში ასეთი განცხადება არ არის.',
  afterWithdrawal: 'განცხადება უკვე უკან გამოთხოვილია.',
  notRegistered: 'განცხადება არ დარეგისტრირებულა. მიიღეთ ახალი განცხადება.',
  notOnSystem: 'მუნიციპალიტეტი ცენტრალურ სისტემაში ჩართული არ არის. განცხადება ქაღალდზე უნდა გადაეგზავნოს.',
};

export type Verdict = { readonly entry: Brought } & (
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'other-content' }
  /** `refusal`: why it is not taken, in Georgian, or null. */
  | { readonly kind: 'new'; readonly facts: Content; readonly refusal: string | null }
  /** `decided`: the decision that was there before it and stands, or null. */
  | { readonly kind: 'change'; readonly facts: Change; readonly decided: string | null }
  /** A correction or withdrawal of what cannot be changed; `reason` in Georgian. */
  | { readonly kind: 'not-changed'; readonly reason: string }
  /** The same bytes as the version that is known under this name. */
  | { readonly kind: 'again'; readonly facts: Facts }
);

/** What is applied for: a filing, or a correction. */
export type Content = Filing | Extract<Change, { kind: 'case.corrected' }>;

/** Where a case stands at central. */
export interface Standing {
  readonly state: 'waiting' | 'registered' | 'refused';
  readonly status: string | null;
  readonly withdrawn: boolean;
}

/** A version of a case, as one word. */
export const nameOf = (one: { readonly id: string; readonly version: number }): string => `${one.id}/${one.version}`;

/** Says why content is not taken, or null; ready for hundreds of cases. */
function refusing(catalogue: CataloguePackage | null): (content: Content) => string | null {
  const services = new Set(catalogue?.services.filter((one) => one.intake === 'case-form').map((one) => one.id));
  const onSystem = new Set(catalogue?.municipalities.filter((one) => one.onMunicipalSystem).map((one) => one.id));
  return ({ route, service }) => {
    if (route.channel === 'manual') return reasons.notOnSystem;
    if (catalogue === null) return null;
    if (!services.has(service)) return reasons.unknownService;
    return onSystem.has(route.municipality) ? null : reasons.notOnSystem;
  };
}

/** A change of a case that stands so: why it is not taken, or null. */
function objection(stands: Standing): string | null {
  if (stands.state === 'refused') return reasons.notRegistered;
  return stands.withdrawn ? reasons.afterWithdrawal : null;
}

/**
 * Judges entries in their order. `known`: the texts of versions central has, by `nameOf`; `standing`: its cases, by id; what
 * is taken here counts as known for the entries behind it. A correction of a case that central lacks is its filing: it is
 * the whole case. `catalogue` null: central has none and takes every service and municipality.
 */
export function judgeEntries(
  entries: readonly Brought[],
  known: ReadonlyMap<string, string>,
  standing: ReadonlyMap<string, Standing>,
  catalogue: CataloguePackage | null,
): Verdict[] {
  const here = new Map<string, Brought>();
  const stands = new Map(standing);
  const refusalOf = refusing(catalogue);
  const isKnown = (name: string): boolean => here.has(name) || known.has(name);
  const isSame = (name: string, { bytes }: Brought): boolean =>
    here.get(name)?.bytes.equals(bytes) ?? known.get(name) === bytes.toString();
  return entries.map((entry): Verdict => {
    const { facts } = entry;
    if (facts === null) return { kind: 'unreadable', entry };
    const name = nameOf({ id: facts.case, version: facts.version });
    if (isKnown(name)) return isSame(name, entry) ? { kind: 'again', entry, facts } : { kind: 'other-content', entry };
    const now = stands.get(facts.case);
    if (now === undefined) {
      if (facts.kind === 'case.withdrawn') return { kind: 'not-changed', entry, reason: reasons.nothingToWithdraw };
      const refusal = refusalOf(facts);
      here.set(name, entry);
      stands.set(facts.case, { state: refusal === null ? 'waiting' : 'refused', status: null, withdrawn: false });
      return { kind: 'new', entry, facts, refusal };
    }
    if (facts.kind === 'case.submitted') return { kind: 'other-content', entry };
    const reason = objection(now);
    if (reason !== null) return { kind: 'not-changed', entry, reason };
    here.set(name, entry);
    stands.set(facts.case, { ...now, withdrawn: facts.kind === 'case.withdrawn' });
    const decided = now.status !== null && decidedStatuses.includes(now.status) ? now.status : null;
    return { kind: 'change', entry, facts, decided };
  });
}
