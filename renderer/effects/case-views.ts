// Reads what cases can be chosen by, keeps a choice under a name and lets go of one.
import type { CaseFilter, CaseViews } from '../../shared/contract/case-views.ts';
import type { Result } from '../../shared/result.ts';
import { useCaseViews } from '../state/case-views.ts';
import { loaded } from '../state/loaded.ts';
import { call } from './call.ts';

function take(answer: Result<CaseViews>): boolean {
  useCaseViews.setState(answer.ok ? { choices: loaded(answer), problem: null } : { problem: answer.problem });
  return answer.ok;
}

export async function readViews(): Promise<void> {
  take(await call('view.list', {}));
}

/** True when it is kept. Problem: call.invalid, for one view too many. */
export async function keepView(name: string, filter: CaseFilter): Promise<boolean> {
  return take(await call('view.save', { name, filter }));
}

export async function removeView(name: string): Promise<void> {
  take(await call('view.remove', { name }));
}
