// Papers on their way, as `paper.queue` last said.
import { create } from 'zustand';
import type { PaperQueue } from '../../shared/contract/papers.ts';
import { type Loaded, loading } from './loaded.ts';

export const emptyPapers: { readonly papers: Loaded<PaperQueue> } = { papers: loading };
export const usePapers = create<{ readonly papers: Loaded<PaperQueue> }>(() => emptyPapers);
