// Reads which cases are the same person's under another number or spelling, joins and parts them; takes back a consent.
import type { SamePerson } from '../../shared/contract/persons.ts';
import type { Problem } from '../../shared/problems.ts';
import type { Result } from '../../shared/result.ts';
import { usePersons } from '../state/persons.ts';
import { call } from './call.ts';

function show(of: string, answer: Result<SamePerson[]>): boolean {
  if (usePersons.getState().of === of) {
    usePersons.setState(answer.ok ? { same: answer.value, problem: null } : { problem: answer.problem });
  }
  return answer.ok;
}

export async function readSamePersons(deskNumber: string): Promise<void> {
  if (usePersons.getState().of !== deskNumber) usePersons.setState({ of: deskNumber, same: [], problem: null });
  show(deskNumber, await call('person.same', { deskNumber }));
}

/** True when that is done. Problems: case.unknown, case.forgotten. */
export async function joinPersons(deskNumber: string, other: string, reason: SamePerson['reason']): Promise<boolean> {
  return show(deskNumber, await call('person.join', { deskNumber, other, reason }));
}

/** Takes back a consent given with the case; answers why not. Problems: case.withdrawn, case.not-taken, case.unchanged. */
export async function withdrawConsent(deskNumber: string, notice: string): Promise<Problem | null> {
  const done = await call('consent.withdraw', { deskNumber, notice });
  return done.ok ? null : done.problem;
}

export async function partPersons(deskNumber: string, other: string): Promise<void> {
  show(deskNumber, await call('person.part', { deskNumber, other }));
}
