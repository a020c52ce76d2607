// Reads lists of cases and single cases.
import type { CaseFilter } from '../../shared/contract/case-views.ts';
import type { CaseState } from '../../shared/contract/cases.ts';
import { ok } from '../../shared/result.ts';
import { useCases } from '../state/cases.ts';
import { loaded, loading } from '../state/loaded.ts';
import { call } from './call.ts';

type Listed = ReturnType<typeof useCases.getState>['listed'];

const same = (one: Listed, other: Listed): boolean => JSON.stringify(one) === JSON.stringify(other);

function ask({ state, filter }: Listed, before: string | null) {
  return call('case.list', { state, before, ...(filter === undefined ? {} : { filter }) });
}

/** How many rows are on screen by now. */
function shown(): number {
  const { list } = useCases.getState();
  return list.state === 'ready' ? list.value.cases.length : 0;
}

let latest = 0;

/**
 * Reads the first page; of the list that is on screen as many pages as are shown, so that what comes in meanwhile takes no
 * row away under who is reading. The old rows stay until then.
 */
export async function readCases(state: CaseState | null, filter?: CaseFilter): Promise<void> {
  latest += 1;
  const mine = latest;
  const listed = { state, filter };
  if (!same(useCases.getState().listed, listed)) useCases.setState({ listed, list: loading });
  let read = await ask(listed, null);
  while (mine === latest && read.ok && read.value.next !== null && read.value.cases.length < shown()) {
    const { cases, next } = read.value;
    const further = await ask(listed, next);
    read = further.ok ? ok({ ...further.value, cases: [...cases, ...further.value.cases] }) : further;
  }
  if (mine === latest && same(useCases.getState().listed, listed))
    useCases.setState({ list: loaded(read), readingMore: false });
}

/** Reads the next page and puts it below; nothing happens while one is being read or when there is no more. */
export async function readMoreCases(): Promise<void> {
  const { listed, list, readingMore } = useCases.getState();
  if (list.state !== 'ready' || list.value.next === null || readingMore) return;
  useCases.setState({ readingMore: true });
  const next = await ask(listed, list.value.next);
  const now = useCases.getState();
  if (now.list !== list) return;
  useCases.setState({
    readingMore: false,
    list: next.ok
      ? { state: 'ready', value: { cases: [...list.value.cases, ...next.value.cases], next: next.value.next } }
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
