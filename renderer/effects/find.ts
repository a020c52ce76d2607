// Searches cases and drafts as one types. Each search leaves an audit entry, so it waits for a short pause in typing; an
// answer that comes after something else was typed or another state was chosen is dropped.
import type { CaseState } from '../../shared/contract/cases.ts';
import { foundPageSize } from '../../shared/contract/find.ts';
import { emptyFound, useFound } from '../state/found.ts';
import { loaded } from '../state/loaded.ts';
import { call } from './call.ts';

const pauseMs = 120;
const longest = 100;
let asked = 0;

/** Asks for the best matches of what stands in the box, now. */
export async function findNow(state: CaseState | null): Promise<void> {
  asked += 1;
  const mine = asked;
  const { text } = useFound.getState();
  if (text.trim() === '') return;
  const answer = await call('case.find', { text: text.slice(0, longest), state, page: 0 });
  if (mine !== asked) return;
  useFound.setState({
    list: loaded(answer.ok ? { ok: true, value: { ...answer.value, text } } : answer),
    readingMore: false,
  });
}

/** Takes what was typed and searches when the typing pauses; an emptied box forgets the search. */
export function typeFind(text: string, state: CaseState | null): void {
  asked += 1;
  const mine = asked;
  if (text.trim() === '') {
    useFound.setState({ ...emptyFound, text });
    return;
  }
  useFound.setState({ text });
  setTimeout(() => {
    if (mine === asked) void findNow(state);
  }, pauseMs);
}

/** Reads the next page and puts it below; nothing happens while one is being read or when there is no more. */
export async function findMore(state: CaseState | null): Promise<void> {
  const { list, text, readingMore } = useFound.getState();
  if (list.state !== 'ready' || !list.value.more || readingMore || list.value.text !== text) return;
  const mine = asked;
  useFound.setState({ readingMore: true });
  const page = Math.ceil(list.value.found.length / foundPageSize);
  const next = await call('case.find', { text: text.slice(0, longest), state, page });
  if (mine !== asked) return;
  useFound.setState({
    readingMore: false,
    list: next.ok
      ? { state: 'ready', value: { ...next.value, text, found: [...list.value.found, ...next.value.found] } }
      : loaded(next),
  });
}
