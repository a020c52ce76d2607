// Reads which papers are on their way.
import { loaded } from '../state/loaded.ts';
import { usePapers } from '../state/papers.ts';
import { call } from './call.ts';

export async function readPapers(): Promise<void> {
  usePapers.setState({ papers: loaded(await call('paper.queue', {})) });
}
