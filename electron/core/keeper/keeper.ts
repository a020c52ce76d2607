// Keeps the desk's work safe beside the desk: the journal after every save, a backup every hour and at the day's end,
// checks of the whole database. None of it can undo or hold up a committed case for long: what fails is shown.

import { backupFolder } from '../../../db/backup/place.ts';
import { storeProblem } from '../../../db/failures.ts';
import { type SetAside, setAsideBeside } from '../../../db/journal/ends.ts';
import type { BackupState } from '../../../shared/contract/backup.ts';
import { type Problem, problem } from '../../../shared/problems.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Config } from '../config.ts';
import { journalFile } from '../key-slot.ts';
import type { Clock, Log, Timers } from '../ports.ts';
import { type BackupMemory, readBackupMemory, writeBackupMemory } from './backup-memory.ts';
import { backupDue, checkDue, wholeHours } from './due.ts';
import { keeperThread, type Said } from './thread.ts';

type KeeperState = Omit<BackupState, 'backup'> & { readonly backup: Omit<BackupState['backup'], 'ageHours'> };

export interface Keeper {
  /**
   * Opens the journal and begins a quick check; waits for the first, and for the second two seconds at most. Problems:
   * desk.database-behind (the journal has cases that the store lost), desk.database-unreadable.
   */
  begin(): Promise<Result<null>>;
  /** Looks around from time to time from now on. */
  start(): void;
  /** Resolves when everything committed is flushed in the journal too, or when that failed or took five seconds. */
  saved(): Promise<void>;
  /** Somebody is at work. */
  stir(): void;
  state(): BackupState;
  /** Makes a backup now, unless one is being made. */
  backUp(): Promise<void>;
  onChange(listener: () => void): void;
  /** Makes the last backup of the day and ends the threads. */
  stop(): Promise<void>;
  /** Ends the threads as they are. */
  end(): Promise<void>;
}

export interface KeeperNeeds {
  readonly config: Pick<Config, 'folder' | 'backupFolder'>;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  /** Where `keeper-worker` lies. */
  readonly keeperWorker: URL;
}

const checkPatienceMs = 2_000;
const journalPatienceMs = 5_000;
const lookEveryMs = 600_000;
const endPatienceMs = 20_000;

export function createKeeper(needs: KeeperNeeds, key: Uint8Array): Keeper {
  const { clock, timers, log } = needs;
  const { folder } = needs.config;
  const place = needs.config.backupFolder ?? null;
  const journal = keeperThread(needs.keeperWorker, { role: 'journal', folder, key: key.slice() });
  const copies = keeperThread(needs.keeperWorker, { role: 'copies', folder, key: key.slice() });
  const listeners: (() => void)[] = [];
  let memory: BackupMemory = readBackupMemory(folder, backupFolder('', key));
  let state: KeeperState = {
    journal: null,
    backup: { place, last: memory.backup, running: false, problem: place === null ? problem('backup.no-place') : null },
    check: { last: memory.check, problem: null },
  };
  let savedSinceBackup = memory.backup === null;
  let busy = true;
  let backingUp: Promise<void> | null = null;
  let cancel = (): void => undefined;

  const now = (): string => clock.read().wall;
  const change = (part: Partial<KeeperState>): void => {
    state = { ...state, ...part };
    for (const listener of listeners) listener();
  };
  const remember = (part: Partial<BackupMemory>): void => {
    memory = { ...memory, ...part };
    writeBackupMemory(folder, memory);
  };
  const within = async <T>(milliseconds: number, work: Promise<T>): Promise<T | 'late'> => {
    let forget = (): void => undefined;
    const late = new Promise<'late'>((resolve) => {
      forget = timers.after(milliseconds, () => resolve('late'));
    });
    return Promise.race([work, late]).finally(() => forget());
  };

  const noteJournal = (said: Said | null | 'late'): void => {
    const failed =
      said === 'late' ? problem('journal.failed', 'late') : said === null ? problem('journal.failed') : said.problem;
    const [before, after] = [state.journal, failed === null ? null : problem('journal.failed', failed.detail)];
    if (before?.detail === after?.detail && (before === null) === (after === null)) return;
    if (after !== null) log.error('journal.failed', { detail: after.detail ?? null });
    else log.info('journal.well');
    change({ journal: after });
  };
  const noteCheck = (said: Said | null, at: string): void => {
    if (said === null) return;
    if (said.problem !== null)
      log.error('check.failed', { code: said.problem.code, detail: said.problem.detail ?? null });
    else remember({ check: at });
    change({ check: { last: memory.check, problem: said.problem } });
  };
  const check = async (depth: 'quick' | 'full'): Promise<Problem | null> => {
    const said = await copies.ask({ kind: 'check', depth });
    if (depth === 'full' || said?.problem) noteCheck(said, now());
    return said?.problem ?? null;
  };

  /** The journals set aside; none while the disk does not tell, which must not end the desk. */
  const setAside = (): SetAside[] => {
    try {
      return setAsideBeside(journalFile(folder));
    } catch (error) {
      const known = storeProblem(error);
      if (known === null) throw error;
      log.error('journal.failed', { detail: known.detail ?? known.code });
      return [];
    }
  };

  const runBackup = async (to: string): Promise<void> => {
    change({ backup: { ...state.backup, running: true } });
    savedSinceBackup = false;
    const at = now();
    const said = await copies.ask({ kind: 'backup', place: to, earlier: memory.earlier, at });
    const failed = said === null ? problem('backup.failed') : said.problem;
    if (failed === null) remember({ backup: at });
    else {
      savedSinceBackup = true;
      log.error('backup.failed', { code: failed.code, detail: failed.detail ?? null });
    }
    change({ backup: { place, last: memory.backup, running: false, problem: failed } });
    if (failed !== null || setAside().length === 0) return;
    const removed = await copies.ask({ kind: 'journals', place: to });
    if (removed === null || removed.problem !== null)
      log.error('journal.not-removed', { detail: removed?.problem?.detail ?? null });
  };
  const backUp = (): Promise<void> => {
    if (place === null) return Promise.resolve();
    backingUp ??= runBackup(place).finally(() => {
      backingUp = null;
    });
    return backingUp;
  };

  /** Journals that are not proven to be held elsewhere stay, until IT removes them. */
  const tellLeft = (): void => {
    for (const { name, since } of setAside()) {
      log.error('journal.left', { file: name, days: Math.floor((wholeHours(now(), since) ?? 0) / 24) });
    }
  };

  const look = async (): Promise<void> => {
    cancel = timers.after(lookEveryMs, () => void look());
    const idle = !busy;
    busy = false;
    noteJournal(await journal.ask({ kind: 'journal.follow', extent: 'everything', at: now() }));
    if (backupDue(now(), memory.backup)) await backUp();
    if (checkDue(now(), memory.check, idle)) {
      tellLeft();
      await check('full');
    }
  };

  const end = async (): Promise<void> => {
    cancel();
    await within(endPatienceMs, Promise.all([journal.stop(), copies.stop()]));
  };

  return {
    begin: async () => {
      const checking = check('quick');
      const opened = await journal.ask({ kind: 'journal.open', at: now() });
      noteJournal(opened);
      if (opened !== null && opened.lost > 0) {
        return fail(problem('desk.database-behind', `${opened.lost} in the journal alone`));
      }
      const found = await within(checkPatienceMs, checking);
      return found === null || found === 'late' ? ok(null) : fail(problem('desk.database-unreadable', found.detail));
    },
    start: () => {
      cancel();
      cancel = timers.after(lookEveryMs / 10, () => void look());
    },
    saved: async () => {
      savedSinceBackup = true;
      noteJournal(await within(journalPatienceMs, journal.ask({ kind: 'journal.follow', extent: 'new', at: now() })));
    },
    stir: () => {
      busy = true;
    },
    state: () => ({ ...state, backup: { ...state.backup, ageHours: wholeHours(now(), memory.backup) } }),
    backUp,
    onChange: (listener) => {
      listeners.push(listener);
    },
    stop: async () => {
      cancel();
      if (savedSinceBackup || backingUp !== null) await within(endPatienceMs, backUp());
      await end();
    },
    end,
  };
}
