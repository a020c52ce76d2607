// Reads what goes when, holds cases, and makes and prints pages on request.
import type { MadePage } from '../../shared/contract/retention.ts';
import type { Result } from '../../shared/result.ts';
import { emptyKeeping, type Making, useKeeping } from '../state/keeping.ts';
import { loaded, loading } from '../state/loaded.ts';
import { call } from './call.ts';

export async function readRetention(): Promise<void> {
  useKeeping.setState({ retention: loaded(await call('retention.read', {})) });
}

let wanted = '';

/** Problems: case.unknown, case.forgotten. */
export async function readKeeping(deskNumber: string): Promise<void> {
  if (wanted !== deskNumber) useKeeping.setState({ keeping: loading, holdProblem: null });
  wanted = deskNumber;
  const read = await call('keeping.read', { deskNumber });
  if (wanted === deskNumber) useKeeping.setState({ keeping: loaded(read) });
}

/** Places or lifts a hold; true when that is done. */
export async function setHold(deskNumber: string, act: 'placed' | 'lifted', reason: string): Promise<boolean> {
  const set = await call('hold.set', { deskNumber, act, reason });
  if (wanted !== deskNumber) return set.ok;
  useKeeping.setState(set.ok ? { keeping: loaded(set), holdProblem: null } : { holdProblem: set.problem });
  return set.ok;
}

/** A page that comes after its screen was left is shown on no other. */
async function make(asked: Promise<Result<MadePage>>): Promise<void> {
  const begun: Making = { state: 'making' };
  useKeeping.setState({ making: begun });
  const made = await asked;
  if (useKeeping.getState().making !== begun) return;
  const making: Making = made.ok
    ? { state: 'made', page: made.value, done: 'shown', file: null }
    : { state: 'failed', problem: made.problem };
  useKeeping.setState({ making });
}

/** Everything held on a person, by personal number or name. */
export const makePersonPage = (person: string, language: 'ka' | 'en'): Promise<void> =>
  make(call('person.report', { person, language }));
/** The record of what was erased. */
export const makePurgePage = (language: 'ka' | 'en'): Promise<void> => make(call('purge.report', { language }));
/** The day book of a day with the desk's mark; null is today, and everybody. Problem: desk.not-enrolled. */
export const makeDayPage = (day: string | null, operator: string | null, language: 'ka' | 'en'): Promise<void> =>
  make(call('daybook.sheet', { day, operator, language }));
/** The forms of a pad that may still be filled in. Problem: pad.unknown. */
export const makePadPage = (pad: string, language: 'ka' | 'en'): Promise<void> =>
  make(call('pad.page', { pad, language }));
/** The list that goes along with cases on paper. Problems: case.unknown, act.wrong-route. */
export const makeTransferPage = (cases: string[], language: 'ka' | 'en'): Promise<void> =>
  make(call('transfer.page', { cases, language }));
/** The slip of the decision handed over last. Problem: act.none. */
export const makeDecisionPage = (deskNumber: string, language: 'ka' | 'en'): Promise<void> =>
  make(call('decision.page', { deskNumber, language }));
export const forgetPage = (): void => useKeeping.setState({ making: emptyKeeping.making });

/** Prints the page that was made. Problems: page.unknown, receipt.not-printed. */
export async function printPage(to: 'printer' | 'pdf'): Promise<void> {
  const { making } = useKeeping.getState();
  if (making.state !== 'made' || making.done === 'printing') return;
  const printing: Making = { ...making, done: 'printing' };
  useKeeping.setState({ making: printing });
  const printed = await call('page.print', { page: making.page.page, to });
  if (useKeeping.getState().making !== printing) return;
  const now: Making = printed.ok
    ? { ...making, done: 'printed', file: printed.value.file }
    : { state: 'failed', problem: printed.problem };
  useKeeping.setState({ making: now });
}
