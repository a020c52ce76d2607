// Figures of one stage as rows, held against the goals: ratios to peers of the same run, and what an operator notices.
import { milliseconds, quantile, type Spent } from '../durations.ts';
import type { Row } from '../report.ts';

/** No call may keep the desk's thread busy longer, in 99 of 100 cases, with a hundred thousand cases. */
const frameMs = 16;
const measuredWith = 100_000;

type Kind = 'waited' | 'worked';
const at = (spent: Spent, kind: Kind, name: string, share: number): number =>
  quantile(spent[kind].get(name) ?? [], share);
const pair = (spent: Spent, kind: Kind, name: string): string =>
  [0.5, 0.99].map((share) => milliseconds(at(spent, kind, name, share))).join(' / ');
const times = (cases: number, spent: Spent, name: string) => ({
  cases: String(cases),
  'waited p50 / p99': pair(spent, 'waited', name),
  'worked p50 / p99': pair(spent, 'worked', name),
});

const slowestMs = 5;

/** The median of each round beside the peer's of the same round, and of these the median. */
function ratioTo(peer: string, spent: Spent, kind: Kind, name: string, each: number): number {
  const mine = spent[kind].get(name) ?? [];
  const theirs = spent[kind].get(peer) ?? [];
  const rounds = Array.from({ length: Math.ceil(mine.length / each) }, (_, round) => {
    const half = (all: readonly number[]): number => quantile(all.slice(round * each, (round + 1) * each), 0.5);
    return half(mine) / half(theirs);
  });
  return quantile(rounds, 0.5);
}

/**
 * The floor of a durable commit, and how near the others come: by the clock, as operators wait, and by what the thread
 * worked, which is the stricter, for nobody can work while a disk takes its time.
 */
export function commitRows(cases: number, spent: Spent, each: number): Row[] {
  const worst = Math.min(slowestMs, 8 * at(spent, 'waited', 'disk', 0.99));
  const rowOf = (name: string, kind: Kind): Row => {
    const ratio = ratioTo('bare', spent, kind, name, each);
    const row = (goal: string, met: boolean | null): Row => ({
      name: `commit: ${name}${kind === 'worked' ? ', by what was worked' : ''}`,
      cells: {
        ...times(cases, spent, name),
        'to the peer': `${ratio.toFixed(2)}x`,
        'to the sealed peer': `${ratioTo('sealed', spent, kind, name, each).toFixed(2)}x`,
        goal,
      },
      met,
    });
    if (name === 'desk' && kind === 'worked') return row('2.5x', ratio <= 2.5);
    if (name === 'desk') {
      const soon = at(spent, 'waited', name, 0.99) <= worst;
      return row(`2.5x, p99 ${milliseconds(worst)}`, ratio <= 2.5 && soon);
    }
    if (name !== 'case.submit') return row('', null);
    return row(`p99 ${frameMs}`, cases <= measuredWith ? at(spent, 'worked', name, 0.99) <= frameMs : null);
  };
  return [...[...spent.waited.keys()].map((name) => rowOf(name, 'waited')), rowOf('desk', 'worked')];
}

interface Goal {
  readonly p50?: number;
  readonly p99: number;
  /** With more than a hundred thousand cases; null: there is none. Left out: the same. */
  readonly beyond?: number | null;
  /** The peer's question. */
  readonly beside?: string;
}

/** Of the store alone; every call has the frame as its goal. */
const goals: Readonly<Record<string, Goal>> = {
  'by id': { p99: 1.5, beside: 'plain: by id' },
  'by personal number': { p99: 1.5, beside: 'plain: by personal number' },
  'by desk number': { p99: 1.5, beside: 'plain: by id' },
  'newest 50': { p99: 3, beside: 'plain: newest 50' },
  counts: { p99: 0.2, beside: 'plain: counts' },
  'names in Georgian': { p50: 1, p99: 5, beyond: 10, beside: 'plain: search' },
  'names in Latin': { p50: 1, p99: 5, beyond: 10, beside: 'plain: search' },
  'names with their texts': { p50: 1, p99: 5, beyond: 10, beside: 'plain: search' },
};
/** Bytes a case. */
const wordsGoal = 45;

/** `alone`: what two names a case take in the same layout, which is what the goal was set for. */
export function indexRows(cases: number, words: number, alone: number): Row[] {
  const row = (name: string, bytes: number): Row => ({
    name,
    cells: { cases: String(cases), figure: bytes.toFixed(1), goal: String(wordsGoal) },
    met: bytes <= wordsGoal,
  });
  return [row('index of words, bytes a case', words), row('the same of two names a case alone', alone)];
}

const frame: Goal = { p99: frameMs, beyond: null };

/** Goals are of time worked: waiting is also what else the machine had to do. */
export function readRows(cases: number, spent: Spent): Row[] {
  return [...spent.waited.keys()].map((name) => {
    const goal = goals[name] ?? (name.startsWith('plain') ? undefined : frame);
    const peer = spent.waited.has(goal?.beside ?? '') ? at(spent, 'waited', goal?.beside ?? '', 0.5) : undefined;
    const large = cases > measuredWith;
    const p50 = large ? undefined : goal?.p50;
    const p99 = (large && goal?.beyond !== undefined ? goal.beyond : goal?.p99) ?? null;
    const half = p50 === undefined || at(spent, 'worked', name, 0.5) <= p50;
    return {
      name,
      cells: {
        ...times(cases, spent, name),
        'to the peer': peer === undefined ? '' : `${(at(spent, 'waited', name, 0.5) / peer).toFixed(2)}x`,
        goal: p99 === null ? '' : `${p50 === undefined ? '' : `p50 ${p50}, `}p99 ${p99}`,
      },
      met: p99 === null ? null : half && at(spent, 'worked', name, 0.99) <= p99,
    };
  });
}
