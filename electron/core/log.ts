// The desk's log: JSON lines in `<folder>/logs`, rotated by size so that years on a small disk cost a few megabytes.
// A log that cannot be written never stops the desk: the work at the counter matters more.
import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from './clock.ts';
import type { Clock, Facts, Log } from './ports.ts';
import { redact } from './redact.ts';

const largest = 1_000_000;
const kept = 5;

function rotate(file: string): void {
  for (let n = kept - 1; n >= 1; n -= 1) if (existsSync(`${file}.${n}`)) renameSync(`${file}.${n}`, `${file}.${n + 1}`);
  renameSync(file, `${file}.1`);
}

/** Log into `<folder>/logs/desk.log`; older parts are `desk.log.1` (newest) to `desk.log.5`. */
export function fileLog(folder: string, clock: Clock = systemClock(), largestBytes: number = largest): Log {
  const file = join(folder, 'logs', 'desk.log');
  const write = (level: string, event: string, facts: Facts): void => {
    const line = JSON.stringify({ at: clock.read().wall, level, event, ...redact(facts) });
    try {
      mkdirSync(join(folder, 'logs'), { recursive: true });
      if (existsSync(file) && statSync(file).size >= largestBytes) rotate(file);
      appendFileSync(file, `${line}\n`);
    } catch {
      // A full or read-only disk is told by the store, which matters; the log line is lost.
    }
  };
  return {
    error: (event, facts = {}) => write('error', event, facts),
    info: (event, facts = {}) => write('info', event, facts),
    debug: (event, facts = {}) => write('debug', event, facts),
  };
}
