// Reads lists of cases and single cases.
import type { CaseState } from '../../shared/contract/cases.ts';
import { useCases } from '../state/cases.ts';
import { loaded, loading } from '../state/loaded.ts';
import { call } from './call.ts';

/** Reads the first page. Keeps the old rows on screen while the same list is read again. */
export async function readCases(filter: CaseState | null): Promise<void> {
  if (useCases.getState().filter !== filter) useCases.setState({ filter, list: loading });
  const list = await call('case.list', { state: filter, before: null });
  if (useCases.getState().filter === filter) useCases.setState({ list: loaded(list), readingMore: false });
}

/** Reads the next page and puts it below; nothing happens while one is being read or when there is no more. */
export async function readMoreCases(): Promise<void> {
  const { filter, list, readingMore } = useCases.getState();
  const last = list.state === 'ready' && list.value.more ? list.value.cases.at(-1) : undefined;
  if (last === undefined || readingMore || list.state !== 'ready') return;
  useCases.setState({ readingMore: true });
  const next = await call('case.list', { state: filter, before: last.deskNumber });
  const now = useCases.getState();
  if (now.list !== list) return;
  useCases.setState({
    readingMore: false,
    list: next.ok
      ? { state: 'ready', value: { cases: [...list.value.cases, ...next.value.cases], more: next.value.more } }
      : loaded(next),
  });
}

let wanted = '';

/** Opens a case. Reading the one on screen again keeps it there until the answer comes. Problem: case.unknown. */
export async function readCase(deskNumber: string): Promise<void> {
  wanted = deskNumber;
  const { view } = useCases.getState();
  if (view.state !== 'ready' || view.value.summary.deskNumber !== deskNumber) useCases.setState({ view: loading });
  const read = await call('case.read', { deskNumber });
  if (wanted === deskNumber) useCases.setState({ view: loaded(read) });
}
