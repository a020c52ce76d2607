// What waits at the printer, as `print.list` last said, and why the last act on it was refused.
import { create } from 'zustand';
import type { PrintJob } from '../../shared/contract/prints.ts';
import type { Problem } from '../../shared/problems.ts';
import { type Loaded, loading } from './loaded.ts';

interface PrintsState {
  readonly jobs: Loaded<readonly PrintJob[]>;
  readonly problem: Problem | null;
}

export const emptyPrints: PrintsState = { jobs: loading, problem: null };
export const usePrints = create<PrintsState>(() => emptyPrints);
