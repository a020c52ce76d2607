// Reads which papers are on their way, lets them go over a line with a price, says whether it has one.
import { loaded } from '../state/loaded.ts';
import { usePapers } from '../state/papers.ts';
import { call } from './call.ts';

export async function readPapers(): Promise<void> {
  usePapers.setState({ papers: loaded(await call('paper.queue', {})) });
}

export async function letPapers(): Promise<void> {
  const done = await call('paper.let', {});
  if (done.ok) await readPapers();
  else usePapers.setState({ papers: loaded(done) });
}

export async function setPrice(metered: boolean): Promise<void> {
  const done = await call('paper.price', { metered });
  if (done.ok) await readPapers();
  else usePapers.setState({ papers: loaded(done) });
}
