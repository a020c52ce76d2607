// Whether the desk may work in its folder. Live work is refused where it would be lost; practice has nothing to lose
// and only says so.
import { type Problem, problem } from '../../../shared/problems.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Config } from '../config.ts';
import type { Disk, Log } from '../ports.ts';
import { judgePlace } from './judge.ts';

/**
 * What to warn of, before anything is opened. Problem: desk.place-unfit with its reason as detail, never with the path, which may hold a person's name.
 */
export function takePlace({ config, disk, log }: { config: Config; disk: Disk; log: Log }): Result<readonly Problem[]> {
  const reason = judgePlace(disk.place(config.folder));
  if (reason === null) return ok([]);
  log.error('place unfit', { reason });
  const unfit = problem('desk.place-unfit', reason);
  return config.mode === 'live' ? fail(unfit) : ok([unfit]);
}
