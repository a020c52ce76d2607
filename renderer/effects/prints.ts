// Reads what waits at the printer, tries it again, or says what became of it.
import type { Result } from '../../shared/result.ts';
import { loaded } from '../state/loaded.ts';
import { usePrints } from '../state/prints.ts';
import { call } from './call.ts';

export async function readPrints(): Promise<void> {
  usePrints.setState({ jobs: loaded(await call('print.list', {})) });
}

export const forgetPrintProblem = (): void => usePrints.setState({ problem: null });

async function done(asked: Promise<Result<unknown>>): Promise<boolean> {
  const answer = await asked;
  usePrints.setState({ problem: answer.ok ? null : answer.problem });
  await readPrints();
  return answer.ok;
}

/** Problems: print.unknown, case.forgotten, receipt.not-printed. */
export const printAgain = (job: string): Promise<boolean> => done(call('print.again', { job }));
export const settlePrint = (job: string, outcome: 'came-out' | 'dropped'): Promise<boolean> =>
  done(call('print.settle', { job, outcome }));
/** The last copy of the case is no good: it waits to be printed again. */
export const printedWrong = (deskNumber: string, trouble: 'no-paper' | 'wrong-size' | 'unreadable'): Promise<boolean> =>
  done(call('print.wrong', { deskNumber, trouble }));
