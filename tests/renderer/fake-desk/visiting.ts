// How drafts of the fake desk come into visits and leave them.
import type { VisitState } from '../../../shared/contract/visits.ts';
import { type FakeVisit, fakeId, tick, type World } from './world.ts';

export const openOf = (world: World): FakeVisit | undefined => world.visits.find(({ state }) => state === 'open');

export function moveVisit(visit: FakeVisit | undefined, state: VisitState, since: string): void {
  if (visit !== undefined) Object.assign(visit, { state, since });
}

function leave(world: World, at: string): void {
  const open = openOf(world);
  moveVisit(open, (open?.drafts.size ?? 0) > 0 ? 'parked' : 'ended', at);
}

/** Puts a new draft into the open visit when it goes on from one of its cases, else into a new one. */
export function visitOfNew(world: World, draft: string, goesOnFrom: string | undefined): void {
  const open = openOf(world);
  if (open !== undefined && goesOnFrom !== undefined && open.cases.includes(goesOnFrom)) {
    open.drafts.add(draft);
    return;
  }
  const at = tick(world);
  leave(world, at);
  world.serial += 1;
  const id = fakeId(20_000 + world.serial);
  world.visits.push({ id, state: 'open', begunAt: at, since: at, drafts: new Set([draft]), cases: [] });
}

/** Who works on a draft is in its visit; what was open waits or has ended. */
export function entersVisit(world: World, draft: string): void {
  const visit = world.visits.find(({ drafts }) => drafts.has(draft));
  if (visit === undefined || visit === openOf(world)) return;
  const at = tick(world);
  leave(world, at);
  moveVisit(visit, 'open', at);
}

/** A draft became a case, or was discarded. */
export function leavesVisit(world: World, draft: string, deskNumber?: string): void {
  const visit = world.visits.find(({ drafts }) => drafts.delete(draft));
  if (deskNumber !== undefined) visit?.cases.push(deskNumber);
}
