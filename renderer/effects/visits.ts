// Reads visits, puts the open one aside, brings one back, prints its receipts and ends it.
import type { Visit } from '../../shared/contract/visits.ts';
import type { Result } from '../../shared/result.ts';
import { useReceipt } from '../state/cases.ts';
import { loaded } from '../state/loaded.ts';
import type { Screen } from '../state/path.ts';
import { useVisits } from '../state/visits.ts';
import { call } from './call.ts';
import { readCase } from './cases.ts';
import { go } from './navigate.ts';

export async function readVisits(): Promise<void> {
  useVisits.setState({ visits: loaded(await call('visit.list', {})) });
}

/** Where a visit goes on: at the draft saved last, else with another service for its last applicant. */
function placeOf({ drafts, cases }: Visit): Screen {
  const [draft] = drafts;
  if (draft !== undefined) return { name: 'intake', draft: draft.id };
  const last = cases.at(-1)?.deskNumber;
  return { name: 'services', ...(last !== undefined && { earlier: { deskNumber: last, who: 'applicant' } }) };
}

/** Notes what became of an act; why one was refused is read on the screen of visits, wherever its key was pressed. */
function noted(done: Result<unknown>): void {
  useVisits.setState({ problem: done.ok ? null : done.problem });
  if (!done.ok) go({ name: 'visits' });
}

/** Brings a visit back to where it was; what was open waits. Problem: visit.unknown. */
export async function resumeVisit(visit: string): Promise<void> {
  const resumed = await call('visit.resume', { visit });
  noted(resumed);
  if (!resumed.ok) return;
  const place = placeOf(resumed.value);
  if (place.name === 'services' && place.earlier !== undefined) void readCase(place.earlier.deskNumber);
  go(place);
}

/** One key for both: puts the open visit aside for the next person, or brings back the one that waits longest. */
export async function parkOrResume(): Promise<void> {
  await readVisits();
  const { visits } = useVisits.getState();
  if (visits.state !== 'ready') return go({ name: 'visits' });
  const [waiting] = visits.value.parked;
  if (visits.value.open === null) return waiting === undefined ? go({ name: 'visits' }) : resumeVisit(waiting.visit);
  const parked = await call('visit.park', {});
  noted(parked);
  if (parked.ok) go({ name: 'services' });
}

/** Problems: visit.unknown, visit.unfinished. */
export async function endVisit(visit: string): Promise<void> {
  noted(await call('visit.end', { visit }));
}

export const forgetPack = (): void => useVisits.setState({ printing: { state: 'idle' }, problem: null });

/**
 * Prints all receipts of a visit as one job; an answer that comes after the visit was left is told nobody. Problems:
 * visit.empty, case.forgotten, receipt.not-printed.
 */
export async function printPack(visit: string, to: 'printer' | 'pdf'): Promise<void> {
  if (useVisits.getState().printing.state === 'printing') return;
  const printing = { state: 'printing' } as const;
  useVisits.setState({ printing });
  const done = await call('visit.print', { visit, size: useReceipt.getState().size, to });
  if (useVisits.getState().printing !== printing) return;
  useVisits.setState({
    printing: done.ok ? { state: 'printed', ...done.value } : { state: 'failed', problem: done.problem },
  });
}
