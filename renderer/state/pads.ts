// Pads of numbered paper forms as `pad.list` last said, and why the last act on them was refused.
import { create } from 'zustand';
import type { Pads } from '../../shared/contract/pads.ts';
import type { Problem } from '../../shared/problems.ts';
import { type Loaded, loading } from './loaded.ts';

interface PadsState {
  readonly pads: Loaded<Pads>;
  readonly problem: Problem | null;
}

export const emptyPads: PadsState = { pads: loading, problem: null };
export const usePads = create<PadsState>(() => emptyPads);
