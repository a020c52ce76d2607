// Takes one entry in: stores it as received whatever it holds, and tells its desk what became of it. One entry's fate
// never touches another's.

import { type Payload, payloadSchema } from '../../../shared/cases/payload.ts';
import type { CataloguePackage } from '../../../shared/catalogue/schema.ts';
import { problem } from '../../../shared/problems.ts';
import type { Entry } from '../../../shared/protocol/exchange.ts';
import {
  addCase,
  caseOf,
  moveCase,
  refuseCase,
  registerCase,
  type StoredCase,
  tellRefused,
  tellRegistered,
} from '../store/cases.ts';
import { addEntry, type ChainName } from '../store/entries.ts';
import { tell } from '../store/feed.ts';
import type { Store } from '../store/store.ts';

/** Reasons shown to people at the desk. */
const reasons = {
  unreadable: 'განცხადება მიღებულია, მაგრამ მისი შინაარსი ვერ იკითხება. მიმართეთ ტექნიკურ მხარდაჭერას.',
  otherContent: 'იმავე განცხადების სხვა შინაარსი უკვე მიღებულია.',
  unknownService: 'ასეთი სერვისი ცენტრალური სისტემის კატალოგში არ არის.',
  notOnSystem: 'მუნიციპალიტეტი ცენტრალურ სისტემაში ჩართული არ არის. განცხადება ქაღალდზე უნდა გადაეგზავნოს.',
};

export interface Judging {
  readonly store: Store;
  /** Null: central has no catalogue and takes every service and municipality. */
  readonly catalogue: CataloguePackage | null;
  /** True: cases wait for a person before they are registered. */
  readonly hold: boolean;
  readonly now: string;
}

/** Why central does not take this case, in Georgian, or null. */
function refusalOf(catalogue: CataloguePackage | null, payload: Payload): string | null {
  if (payload.route.channel === 'manual') return reasons.notOnSystem;
  if (catalogue === null) return null;
  const service = catalogue.services.find((one) => one.id === payload.service);
  if (service === undefined || service.intake !== 'case-form') return reasons.unknownService;
  const municipality = catalogue.municipalities.find((one) => one.id === payload.route.municipality);
  return municipality?.onMunicipalSystem === true ? null : reasons.notOnSystem;
}

/** A case of the protocol, or null. */
function readPayload(text: string): Payload | null {
  try {
    return payloadSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Stores the entry and its outcome; call it inside the exchange's transaction. */
export function takeEntry(judging: Judging, chain: ChainName, entry: Entry): void {
  const payload = readPayload(entry.payload);
  const known = payload === null ? undefined : caseOf(judging.store, payload.case, payload.version);
  if (payload === null) refuseEntry(judging, chain, entry, 'entry.unreadable');
  else if (known === undefined) takeCase(judging, chain, entry, payload);
  else if (known.payload !== entry.payload) refuseEntry(judging, chain, entry, 'entry.refused');
  else takeAgain(judging, chain, entry, known);
}

/** Kept as received, but no case comes of it: nobody can read it, or it would replace what another entry said. */
function refuseEntry(
  { store, now }: Judging,
  { device, epoch }: ChainName,
  entry: Entry,
  code: 'entry.unreadable' | 'entry.refused',
): void {
  addEntry(store, { device, epoch }, entry, { at: now, outcome: 'refused', problem: code });
  const reason = code === 'entry.unreadable' ? reasons.unreadable : reasons.otherContent;
  tell(store, device, { kind: 'entry.refused', epoch, seq: entry.seq, problem: problem(code), reason });
}

function takeCase({ store, now, catalogue, hold }: Judging, chain: ChainName, entry: Entry, payload: Payload): void {
  const { seq } = entry;
  addEntry(store, chain, entry, { at: now, outcome: 'waiting', problem: null });
  const added = addCase(store, { ...chain, seq }, entry.payload, payload, now);
  const reason = refusalOf(catalogue, payload);
  if (reason !== null) refuseCase(store, added, reason);
  else if (hold) tell(store, chain.device, { kind: 'entry.waiting', epoch: chain.epoch, seq });
  else registerCase(store, added, now);
}

/** A case that came again, byte for byte, keeps its number; a desk new to it hears of its status too. */
function takeAgain({ store, now }: Judging, chain: ChainName, entry: Entry, before: StoredCase): void {
  addEntry(store, chain, entry, { at: now, outcome: 'waiting', problem: null });
  const known = { ...before, ...chain, seq: entry.seq };
  moveCase(store, known);
  const { device, epoch, seq, state, status, step, note, status_at: at } = known;
  if (state === 'waiting') tell(store, device, { kind: 'entry.waiting', epoch, seq });
  else if (state === 'refused') tellRefused(store, known);
  else tellRegistered(store, known);
  if (before.device !== device && status !== null && at !== null)
    tell(store, device, { kind: 'case.status', case: known.id, status, step, at, note });
}
