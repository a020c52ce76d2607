// What the runs over a line come to, held against the goals: one row of the report for each thing that was measured.
import type { Row } from '../report.ts';
import type { Delivered, Kind } from '../wire/delivery.ts';
import { scanBytes } from '../wire/peers.ts';

const goals = { median: 5.5, worst: 20, papers: 1.1, again: 0.05, rxdb: 10, openrosa: 90 };
const goalCases = 500;

const seconds = (ms: number): string => (ms / 1000).toFixed(1);
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
export const middle = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Runs of one kind over lines of one sort (`over`), of which some are cut. */
export function drainedRow(
  kind: Kind,
  cases: number,
  over: { readonly name: string; readonly cut: boolean },
  runs: readonly Delivered[],
): Row {
  const times = runs.map(({ ms }) => ms);
  const [median, worst] = [middle(times) / 1000, Math.max(...times) / 1000];
  const isGoal = kind === 'desk' && cases === goalCases;
  return {
    name: `${kind === 'desk' ? 'Sopeli' : kind}, ${cases} cases, ${over.name}`,
    cells: {
      'median s': median.toFixed(1),
      'all s': times.map(seconds).join(' '),
      'up bytes': String(Math.max(...runs.map(({ upBytes }) => upBytes))),
      cuts: runs.map(({ cuts }) => cuts).join(' '),
      goal: kind !== 'desk' ? '' : over.cut ? `worst ${goals.worst}` : `median ${goals.median}`,
    },
    met: isGoal ? (over.cut ? worst <= goals.worst : median <= goals.median) : null,
  };
}

/** How many times as long as ours, in `ourMs`, a peer needs for `cases`, of which it was given `given`. */
export function peerRow(
  kind: 'rxdb' | 'openrosa',
  { cases, given, ourMs }: { readonly cases: number; readonly given: number; readonly ourMs: number },
  runs: readonly Delivered[],
): Row {
  // One request a case, and one before them.
  const whole = given === cases ? 1 : (cases + 1) / (given + 1);
  const times = runs.map(({ ms }) => ms * whole);
  const ratio = middle(times) / ourMs;
  return {
    name: `${kind}, ${cases} cases, no cuts${given === cases ? '' : `, reckoned from ${given}`}`,
    cells: {
      'median s': seconds(middle(times)),
      'all s': `${times.map(seconds).join(' ')}: ${ratio.toFixed(1)} times ours`,
      'up bytes': String(Math.round(Math.max(...runs.map(({ upBytes }) => upBytes)) * whole)),
      goal: `${goals[kind]} times`,
    },
    met: cases === goalCases ? ratio >= goals[kind] : null,
  };
}

/**
 * All cases in time; everything within a tenth over a stream of the scans `alone` over the same cuts; and hardly more sent
 * again than that stream had to. What TCP carries beyond the scans themselves is what was sent again, with heads and cases.
 */
export function papersRow(name: string, papers: number, alone: Delivered, done: Delivered): Row {
  const ratio = done.ms / alone.ms;
  const beyond = ({ upData }: Delivered): number => upData / (papers * scanBytes) - 1;
  return {
    name: `Sopeli, and ${papers} scans of 300 KB, ${name}`,
    cells: {
      'median s': seconds(done.ms),
      'all s': `cases ${seconds(done.casesMs)}, scans alone ${seconds(alone.ms)}, ${ratio.toFixed(2)} times`,
      'up bytes': `${done.upBytes} (${alone.upBytes})`,
      'beyond the scans': `${percent(beyond(done))} (${percent(beyond(alone))})`,
      cuts: `${done.cuts} (${alone.cuts})`,
      goal: `cases ${goals.worst}, ${goals.papers} times, ${percent(goals.again)} more`,
    },
    met: done.casesMs / 1000 <= goals.worst && ratio <= goals.papers && beyond(done) - beyond(alone) <= goals.again,
  };
}
