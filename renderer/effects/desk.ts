// Reads the desk, signs in and out.
import { saveNow } from '../intake/effects.ts';
import { useDesk } from '../state/desk.ts';
import { loaded } from '../state/loaded.ts';
import { call } from './call.ts';
import { forgetSession } from './forget.ts';
import { readShift } from './notes.ts';
import { readQueue } from './queue.ts';
import { readStorage } from './storage.ts';
import { readVisits } from './visits.ts';

/** Reads who and where we are. Keeps what is on screen until the answer is there. */
export async function readDesk(): Promise<void> {
  const desk = loaded(await call('desk.read', {}));
  useDesk.setState({ desk });
  if (desk.state === 'ready' && desk.value.session !== null)
    await Promise.all([readQueue(), readStorage(), readVisits(), readShift()]);
}

/** Signs in; the password is handed over and kept nowhere. Problems: session.wrong-password, session.too-many-tries. */
export async function signIn(operator: string, password: string): Promise<void> {
  useDesk.setState({ signingIn: true, signInProblem: null });
  const result = await call('session.sign-in', { operator, password });
  if (result.ok) {
    forgetSession();
    await readDesk();
  }
  useDesk.setState({ signingIn: false, signInProblem: result.ok ? null : result.problem });
}

/** Saves what is being typed, signs out and forgets what this operator saw, even when the desk does not answer. */
export async function signOut(): Promise<void> {
  // Later it would be refused, and tried again until the next operator's session took it.
  await saveNow();
  await call('session.sign-out', {});
  forgetSession();
  useDesk.setState({ signInProblem: null });
  await readDesk();
}
