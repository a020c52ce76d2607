// Enrols the desk, makes its first administrator, adds and locks operators. Passwords are handed over and kept nowhere.
import type { Input } from '../../shared/contract/contract.ts';
import type { Result } from '../../shared/result.ts';
import { useFirstDay } from '../state/first-day.ts';
import { loaded } from '../state/loaded.ts';
import { call } from './call.ts';
import { readDesk } from './desk.ts';

export async function readEnrolment(): Promise<void> {
  const read = await call('enrolment.read', {});
  if (read.ok) useFirstDay.setState({ enrolment: read.value });
}

export const forgetFirstDayProblem = (): void => useFirstDay.setState({ problem: null });

async function done(act: () => Promise<Result<unknown>>): Promise<boolean> {
  useFirstDay.setState({ busy: true, problem: null });
  const result = await act();
  useFirstDay.setState({ busy: false, problem: result.ok ? null : result.problem });
  return result.ok;
}

export async function beginEnrolment(code: string): Promise<void> {
  if (await done(() => call('enrolment.begin', { code }))) await readEnrolment();
}

/** Takes the place that the file on this stick gives to whoever has its code. */
export async function takePlace(code: string, stick: string): Promise<void> {
  if (await done(() => call('enrolment.take', { code, stick }))) await readDesk();
}

export const foundOperator = (input: Input<'operator.found'>): Promise<boolean> =>
  done(() => call('operator.found', input));

export async function readOperators(): Promise<void> {
  useFirstDay.setState({ operators: loaded(await call('operator.list', {})) });
}

export async function addOperator(input: Input<'operator.add'>): Promise<boolean> {
  const added = await done(() => call('operator.add', input));
  if (added) await readOperators();
  return added;
}

export async function lockOperator(operator: string, locked: boolean): Promise<void> {
  if (await done(() => call('operator.lock', { operator, locked }))) await readOperators();
}
