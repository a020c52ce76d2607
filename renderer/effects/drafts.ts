// Reads the list of drafts and discards one, after asking.
import type { DraftSummary } from '../../shared/contract/drafts.ts';
import { useDrafts } from '../state/drafts.ts';
import { loaded } from '../state/loaded.ts';
import { call } from './call.ts';
import { readQueue } from './queue.ts';

export async function readDrafts(): Promise<void> {
  useDrafts.setState({ drafts: loaded(await call('draft.list', {})) });
}

/** Asks before discarding; null takes the question back. */
export const askDiscard = (asked: DraftSummary | null): void => useDrafts.setState({ asked, problem: null });

/** Discards for good what was asked about. A draft that is gone already counts as discarded. */
export async function discardDraft(draft: string): Promise<void> {
  const done = await call('draft.discard', { draft });
  const gone = done.ok || done.problem.code === 'draft.unknown';
  useDrafts.setState({ asked: null, problem: gone || done.ok ? null : done.problem });
  await Promise.all([readDrafts(), readQueue()]);
}
