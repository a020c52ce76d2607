// The room that is left on the disk, as `storage.read` last said.
import { create } from 'zustand';
import type { Storage } from '../../shared/contract/storage.ts';
import { type Loaded, loading } from './loaded.ts';

interface StorageState {
  readonly storage: Loaded<Storage>;
}

export const emptyStorage: StorageState = { storage: loading };
export const useStorage = create<StorageState>(() => emptyStorage);
