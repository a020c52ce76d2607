// Stands for the threads that keep journal and backup, where a test is about something else and they need not start.
import type { Keeper } from '../../electron/core/keeper/keeper.ts';
import type { BackupState } from '../../shared/contract/backup.ts';
import { ok } from '../../shared/result.ts';

/** All is well and nothing is kept. */
export function restingKeeper(): Keeper {
  const state: BackupState = {
    journal: null,
    backup: { place: null, last: null, ageHours: null, running: false, problem: null },
    check: { last: null, problem: null },
  };
  const done = (): Promise<void> => Promise.resolve();
  return {
    begin: () => Promise.resolve(ok(null)),
    start: () => undefined,
    saved: done,
    stir: () => undefined,
    state: () => state,
    backUp: done,
    onChange: () => undefined,
    stop: done,
    end: done,
  };
}
