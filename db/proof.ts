// What central's word proves of one case, as a pure function of what was kept: its outbox entry, central's events in
// their order, and the times central came back from a copy. It decides nothing that an event does not say.
import type { CaseState } from '../shared/contract/cases.ts';
import { knownEventSchema } from '../shared/protocol/exchange.ts';

export interface Proof {
  readonly state: CaseState;
  readonly registrationNumber: string | null;
  readonly registeredAt: string | null;
  readonly status: string | null;
  readonly statusStep: number;
}
/** An event of the feed: its number and JSON text. */
export interface KeptEvent {
  readonly n: number;
  readonly event: string;
}
/** Noticed after feed event `afterEvent`: steps count anew (`left` null), or this much was left of an epoch. */
export interface CentralRestore {
  readonly afterEvent: number;
  readonly left: EntryPlace | null;
}
export interface EntryPlace {
  readonly epoch: number;
  readonly seq: number;
}
export interface Evidence {
  /** Without any event: `manual`, `queued` or `delivered`. */
  readonly base: 'manual' | 'queued' | 'delivered';
  /** The case's entry in the newest epoch it was entered in; null for a case that never travels. */
  readonly entry: EntryPlace | null;
  /** In the order of their numbers. */
  readonly events: readonly KeptEvent[];
  /** In the order in which they were noticed. */
  readonly restores: readonly CentralRestore[];
}

/** The proof that the evidence amounts to. */
export function proofOf({ base, entry, events, restores }: Evidence): Proof {
  const nothing: Proof = { state: base, registrationNumber: null, registeredAt: null, status: null, statusStep: 0 };
  const restored = (before: Proof, { left }: CentralRestore): Proof => {
    if (left === null) return { ...before, statusStep: 0 };
    return entry !== null && entry.epoch === left.epoch && entry.seq > left.seq ? nothing : before;
  };
  let proof = nothing;
  let next = 0;
  const passRestores = (before: number): void => {
    for (let restore = restores[next]; restore !== undefined && restore.afterEvent < before; restore = restores[next]) {
      proof = restored(proof, restore);
      next += 1;
    }
  };
  for (const { n, event } of events) {
    passRestores(n);
    proof = after(proof, event);
  }
  passRestores(Number.POSITIVE_INFINITY);
  return proof;
}

function after(proof: Proof, text: string): Proof {
  const { success, data: event } = knownEventSchema.safeParse(JSON.parse(text));
  if (!success) return proof;
  const mine = proof.state !== 'manual';
  if (event.kind === 'entry.registered' && mine) {
    const { registrationNumber, registeredAt } = event;
    return { ...proof, state: 'registered', registrationNumber, registeredAt };
  }
  if (event.kind === 'entry.refused' && mine) return { ...proof, state: 'refused' };
  if (event.kind === 'case.status' && event.step > proof.statusStep) {
    return { ...proof, status: event.status, statusStep: event.step };
  }
  return proof;
}
