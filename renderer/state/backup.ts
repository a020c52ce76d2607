// How safe the work is besides the database, as `backup.read` last said.
import { create } from 'zustand';
import type { BackupState } from '../../shared/contract/backup.ts';
import { type Loaded, loading } from './loaded.ts';

export const emptyBackup: { readonly backup: Loaded<BackupState> } = { backup: loading };
export const useBackup = create<{ readonly backup: Loaded<BackupState> }>(() => emptyBackup);
