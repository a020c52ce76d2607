// Figures of one stage as rows, held against the goals: ratios to peers of the same run, and what an operator notices.
import { milliseconds, quantile } from '../durations.ts';
import type { Row } from '../report.ts';
import type { Times } from './measure.ts';

/** No call may keep the desk's thread longer, in 99 of 100 cases, with a hundred thousand cases. */
const frameMs = 16;
const measuredWith = 100_000;

const at = (times: Times, name: string, share: number): number => quantile(times.get(name) ?? [], share);
const pair = (times: Times, name: string): string =>
  `${milliseconds(at(times, name, 0.5))} / ${milliseconds(at(times, name, 0.99))}`;

/** The floor of a durable commit, and how near the others come. */
export function commitRows(cases: number, times: Times): Row[] {
  const floor = at(times, 'bare', 0.5);
  const worst = Math.min(5, 8 * at(times, 'disk', 0.99));
  return [...times.keys()].map((name) => {
    const ratio = at(times, name, 0.5) / floor;
    const isOurs = name === 'desk';
    return {
      name: `commit: ${name}`,
      cells: {
        cases: String(cases),
        'p50 / p99 ms': pair(times, name),
        'to the peer': `${ratio.toFixed(2)}x`,
        goal: isOurs ? `2.5x, p99 ${worst.toFixed(1)}` : '',
      },
      met: isOurs ? ratio <= 2.5 && at(times, name, 0.99) <= worst : null,
    };
  });
}

interface Goal {
  readonly p50?: number;
  readonly p99: number;
  /** The peer's question. */
  readonly beside?: string;
}

const key: Goal = { p99: 1.5, beside: 'plain: by id' };
/** Of the store alone; every call has the frame as its goal. */
const goals: Readonly<Record<string, Goal>> = {
  'by id': key,
  'by desk number': key,
  'by personal number': { p99: 1.5, beside: 'plain: by personal number' },
  'by registration number': key,
  'newest 50': { p99: 3, beside: 'plain: newest 50' },
  counts: { p99: 0.2, beside: 'plain: counts' },
  'case.find two beginnings': { p99: frameMs, beside: 'plain: search' },
};

export function readRows(cases: number, times: Times): Row[] {
  return [...times.keys()].map((name) => {
    const goal = goals[name] ?? (name.startsWith('plain') ? undefined : { p99: frameMs });
    const peer = goal?.beside === undefined ? undefined : at(times, goal.beside, 0.5);
    const p99 = goal === undefined ? null : goal.p99;
    return {
      name,
      cells: {
        cases: String(cases),
        'p50 / p99 ms': pair(times, name),
        'to the peer': peer === undefined ? '' : `${(at(times, name, 0.5) / peer).toFixed(2)}x`,
        goal: p99 === null ? '' : `p99 ${p99}`,
      },
      met: p99 === null || (p99 === frameMs && cases > measuredWith) ? null : at(times, name, 0.99) <= p99,
    };
  });
}
