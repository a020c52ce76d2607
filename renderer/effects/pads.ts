// Reads pads, has forms printed for a new or an earlier one, and voids single forms.
import { loaded } from '../state/loaded.ts';
import { usePads } from '../state/pads.ts';
import { call } from './call.ts';
import { makePadPage } from './keeping.ts';

export async function readPads(): Promise<void> {
  usePads.setState({ pads: loaded(await call('pad.list', {})) });
}

export const forgetPadProblem = (): void => usePads.setState({ problem: null });

/** Reserves numbers and shows their forms for printing. Problems: desk.not-enrolled, pad.too-many. */
export async function reservePad(count: number, language: 'ka' | 'en'): Promise<void> {
  const reserved = await call('pad.reserve', { count });
  usePads.setState({ problem: reserved.ok ? null : reserved.problem });
  if (!reserved.ok) return;
  await Promise.all([readPads(), makePadPage(reserved.value.pad, language)]);
}

/** True when it is done. Problems: pad.unknown, pad.used, pad.voided. */
export async function voidForm(deskNumber: string, reason: string): Promise<boolean> {
  const voided = await call('pad.void', { deskNumber, reason });
  usePads.setState({ problem: voided.ok ? null : voided.problem });
  await readPads();
  return voided.ok;
}
