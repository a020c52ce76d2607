// Reads the desk, signs in and out.
import { emptyDesk, useDesk } from '../state/desk.ts';
import { loaded } from '../state/loaded.ts';
import { emptyQueue, useQueue } from '../state/queue.ts';
import { call } from './call.ts';
import { goHome } from './navigate.ts';
import { readQueue } from './queue.ts';

/** Reads who and where we are. Keeps what is on screen until the answer is there. */
export async function readDesk(): Promise<void> {
  const desk = loaded(await call('desk.read', {}));
  useDesk.setState({ desk });
  if (desk.state === 'ready' && desk.value.session !== null) await readQueue();
}

/** Signs in; the password is handed over and kept nowhere. Problems: session.wrong-password, session.too-many-tries. */
export async function signIn(operator: string, password: string): Promise<void> {
  useDesk.setState({ signingIn: true, signInProblem: null });
  const result = await call('session.sign-in', { operator, password });
  if (!result.ok) {
    useDesk.setState({ signingIn: false, signInProblem: result.problem });
    return;
  }
  goHome();
  await readDesk();
  useDesk.setState({ signingIn: false });
}

/** Signs out and forgets everything this operator saw. */
export async function signOut(): Promise<void> {
  await call('session.sign-out', {});
  useQueue.setState(emptyQueue);
  goHome();
  useDesk.setState({ signInProblem: emptyDesk.signInProblem });
  await readDesk();
}
