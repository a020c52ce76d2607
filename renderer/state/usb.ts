// Carrying by USB, as `usb.read` last said, and what is being done at this moment.
import { create } from 'zustand';
import type { Usb } from '../../shared/contract/usb.ts';
import type { Problem } from '../../shared/problems.ts';
import { type Loaded, loading } from './loaded.ts';

interface UsbState {
  readonly usb: Loaded<Usb>;
  /** What runs: `make`, or `write` and `take` with the stick's name behind a space. */
  readonly busy: string | null;
  readonly problem: Problem | null;
  /** How many news the last return brought. */
  readonly taken: number | null;
}

export const emptyUsb: UsbState = { usb: loading, busy: null, problem: null, taken: null };
export const useUsb = create<UsbState>(() => emptyUsb);
