// Brings an earlier release's database to the present schema in a thread, before the desk opens it, and says how far it is:
// with 100,000 cases that takes minutes, in which a window without a word would be switched off.
import { statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { copyOfSchema, type MigrationStep, schemaToMigrate } from '../../../db/open.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Timers } from '../ports.ts';

/** `percent` of the copy's bytes that are written, or of the changes that are committed. */
export interface MigrationProgress {
  readonly step: MigrationStep['step'];
  readonly percent: number;
}

export interface Migration {
  /** Where `electron/core/migration/migration-worker` lies: built beside the main file, or the source. */
  readonly worker: URL;
  readonly tell: (progress: MigrationProgress) => void;
}

export type MigrationNews = MigrationStep | { readonly outcome: Result<null> };

const lookMs = 1000;

const bytesOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

/** How much of a copy that is being written is there; never all, for it is still to be proven. */
export function copyPercent(written: number, whole: number): number {
  return whole === 0 ? 0 : Math.min(99, Math.floor((100 * written) / whole));
}

/**
 * Migrates the database in `file` if `key` opens it and its schema is an earlier one; otherwise does nothing. Problems:
 * those of opening a store; the file is then as it was, or at one of the schemas between. Rejects when the thread dies,
 * which is a bug.
 */
export async function migrateInThread(
  file: string,
  key: Uint8Array,
  { worker, tell }: Migration,
  timers: Timers,
): Promise<Result<null>> {
  const schema = schemaToMigrate(file, key);
  if (schema === null) return ok(null);
  let told = -1;
  let forget = (): void => undefined;
  const watchCopy = (): void => {
    const percent = copyPercent(bytesOf(`${copyOfSchema(file, schema)}.part`), bytesOf(file));
    if (percent !== told) tell({ step: 'copy', percent });
    told = percent;
    forget = timers.after(lookMs, watchCopy);
  };
  try {
    return await new Promise<Result<null>>((resolve, reject) => {
      const thread = new Worker(worker, { workerData: { file, key } });
      thread.on('message', (news: MigrationNews) => {
        forget();
        if ('outcome' in news) resolve(news.outcome);
        else if (news.step === 'copy') watchCopy();
        else tell({ step: 'change', percent: Math.floor((100 * news.done) / news.of) });
      });
      thread.once('error', reject);
      thread.once('exit', () => reject(new Error('the migration ended without an outcome')));
    });
  } finally {
    forget();
  }
}
