// The whole desk after a power cut, as an operator meets it: it starts, lets them sign in and shows what is there.
import { practiceOperator } from '../../electron/services/practice.ts';
import { openRecorded } from './recorded-desk.ts';

/** What keeps the desk in `folder` from starting by itself, in words; empty: nothing. It exchanges nothing. */
export async function faultsOfStart(folder: string): Promise<string[]> {
  try {
    const { core } = await openRecorded({
      folder,
      centralUrl: 'http://127.0.0.1:9',
      enrolmentCode: 'NOT-USED',
      applications: [],
      marks: '',
      quietEvery: 1,
      ending: 'stop',
    });
    const { operator, password } = practiceOperator;
    const answers = [
      await core.dispatch('session.sign-in', { operator, password }),
      await core.dispatch('draft.list', {}),
      await core.dispatch('case.list', { state: null, before: null }),
      await core.dispatch('queue.read', {}),
    ];
    await core.stop();
    return answers.flatMap((answer) => (answer.ok ? [] : [`does not serve: ${answer.problem.code}`]));
  } catch (error) {
    return [`does not start: ${error instanceof Error ? error.message : String(error)}`];
  }
}
