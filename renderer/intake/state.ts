// The intake that is on screen, if any. Only effects.ts writes here.
import { create } from 'zustand';
import { type Loaded, loading } from '../state/loaded.ts';
import type { OpenIntake } from './open.ts';

interface IntakeState {
  readonly intake: Loaded<OpenIntake>;
}

export const emptyIntake: IntakeState = { intake: loading };
export const useIntake = create<IntakeState>(() => emptyIntake);
