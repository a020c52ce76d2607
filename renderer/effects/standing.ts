// Reads how the desk stands with central, asks for a new key, enrols anew. The code is handed over and kept nowhere.
import type { Result } from '../../shared/result.ts';
import { loaded } from '../state/loaded.ts';
import { useStanding } from '../state/standing.ts';
import { call } from './call.ts';

export async function readStanding(): Promise<void> {
  useStanding.setState({ standing: loaded(await call('standing.read', {})) });
}

async function busyWith(act: () => Promise<Result<unknown>>): Promise<boolean> {
  useStanding.setState({ busy: true, problem: null });
  const done = await act();
  useStanding.setState({ busy: false, problem: done.ok ? null : done.problem });
  await readStanding();
  return done.ok;
}

export const renewKey = (): Promise<boolean> => busyWith(() => call('standing.renew-key', {}));
export const enrolAnew = (code: string): Promise<boolean> => busyWith(() => call('standing.enrol', { code }));
