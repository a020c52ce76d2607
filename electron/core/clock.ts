// The only file that reads the computer's clocks. Both may be wrong or jump; that is why a reading carries both and
// the id of the run they belong to, and why nothing is ever refused because of one.
import { createHash } from 'node:crypto';
import { hostname } from 'node:os';
import type { Clock } from './ports.ts';

/** Wall time in milliseconds since 1970, for ids that sort by creation. */
export function wallMilliseconds(): number {
  return Date.now();
}

/** A UUID of version 8 (RFC 9562, 5.8) for this run of the program: nothing else shares its start, process and host. */
function runId(): string {
  const start = `${hostname()}\n${process.pid}\n${Date.now()}\n${process.hrtime.bigint()}`;
  const hex = createHash('sha256').update(start).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The system's clocks; the monotonic one counts whole milliseconds from the start of this run. */
export function systemClock(): Clock {
  const boot = runId();
  return { read: () => ({ wall: new Date().toISOString(), monotonicMs: Math.round(performance.now()), boot }) };
}
