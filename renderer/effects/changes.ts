// Begins the correction of a filed case, withdraws one, and lets one of its further applicants leave.
import type { AskedBy } from '../../shared/cases/payload.ts';
import type { Problem } from '../../shared/problems.ts';
import { useCatalogue } from '../state/catalogue.ts';
import { call } from './call.ts';
import { readCase } from './cases.ts';
import { go } from './navigate.ts';

/** Begins a draft with the case as it stands and goes to its intake. Problems: case.withdrawn, case.not-taken, case.forgotten. */
export async function startCorrection(service: string, deskNumber: string): Promise<void> {
  if (useCatalogue.getState().starting) return;
  useCatalogue.setState({ starting: true, startProblem: null });
  const draft = await call('draft.create', { service, corrects: deskNumber });
  useCatalogue.setState({ starting: false, startProblem: draft.ok ? null : draft.problem });
  if (draft.ok) go({ name: 'intake', draft: draft.value.id });
}

/** Withdraws the case as its screen shows it (`base`); null when it is done. Problems: case.changed, case.withdrawn. */
export async function withdrawCase(
  deskNumber: string,
  base: number,
  reason: string,
  askedBy: AskedBy,
): Promise<Problem | null> {
  const done = await call('case.withdraw', { deskNumber, base, reason, askedBy });
  if (done.ok) await readCase(deskNumber);
  return done.ok ? null : done.problem;
}

/** Takes the further applicant at `place` off the application; null when it is done. Problems: those of `withdrawCase`. */
export async function leaveCase(
  deskNumber: string,
  base: number,
  place: number,
  reason: string,
): Promise<Problem | null> {
  const done = await call('case.leave', { deskNumber, base, place, reason });
  if (done.ok) await readCase(deskNumber);
  return done.ok ? null : done.problem;
}
