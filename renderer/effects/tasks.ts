// Reads what waits for somebody here, and notes what was done about it.
import type { Act } from '../../shared/cases/acts.ts';
import type { Output } from '../../shared/contract/contract.ts';
import type { PaperRef } from '../../shared/forms/answers.ts';
import type { Result } from '../../shared/result.ts';
import { useCases } from '../state/cases.ts';
import { loaded } from '../state/loaded.ts';
import { useTasks } from '../state/tasks.ts';
import { call } from './call.ts';

export async function readTasks(): Promise<void> {
  useTasks.setState({ tasks: loaded(await call('task.list', {})) });
}

export const forgetNote = (): void => useTasks.setState({ problem: null });

/** Notes an act; true when it is stored. Problems: act.wrong-day, act.wrong-route and others. */
export async function noteAct(deskNumber: string, on: string | null, act: Act): Promise<boolean> {
  const noted = await call('act.note', { deskNumber, on, act });
  useTasks.setState({ problem: noted.ok ? null : noted.problem });
  const { view } = useCases.getState();
  const shown = view.state === 'ready' && view.value.summary.deskNumber === deskNumber;
  if (noted.ok && shown) useCases.setState({ view: loaded(noted) });
  return noted.ok;
}

/** Notes the same handing over of several cases; true when all are stored. */
export async function noteTransfer(
  cases: string[],
  on: string | null,
  act: Extract<Act, { kind: 'transferred' }>,
): Promise<boolean> {
  const noted = await call('transfer.note', { cases, on, act });
  useTasks.setState({ problem: noted.ok ? null : noted.problem });
  if (noted.ok) await readTasks();
  return noted.ok;
}

export const addScan = (deskNumber: string, name: string, bytes: Uint8Array<ArrayBuffer>): Promise<Result<PaperRef>> =>
  call('act.scan', { deskNumber, name, bytes });

export const readScan = (sha256: string): Promise<Result<Output<'paper.read'>>> => call('paper.read', { sha256 });
