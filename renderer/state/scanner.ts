// What lies in the scanner's folder, as `scanner.list` last said.
import { create } from 'zustand';
import type { ScannedFile } from '../../shared/contract/scanner.ts';
import { type Loaded, loading } from './loaded.ts';

interface ScannerState {
  readonly folder: Loaded<{ readonly watched: boolean; readonly files: readonly ScannedFile[] }>;
}

export const emptyScanner: ScannerState = { folder: loading };
export const useScanner = create<ScannerState>(() => emptyScanner);
