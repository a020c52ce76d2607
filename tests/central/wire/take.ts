// Takes a request's new entries in: stores each as received whatever it holds, and tells the desk what became of it.
// Rows are gathered and written in batches: a line that was dead for weeks brings hundreds at once.
import type { Payload } from '../../../shared/cases/payload.ts';
import type { CataloguePackage } from '../../../shared/catalogue/schema.ts';
import { problem } from '../../../shared/problems.ts';
import type { Entry } from '../../../shared/protocol/exchange.ts';
import { addCases, casesOf, moveCase, outcomeEvent, type StoredCase } from '../store/cases.ts';
import { addEntries, type ChainName, type StoredEntry } from '../store/entries.ts';
import { type AnyEvent, tell } from '../store/feed.ts';
import { takeNumbers } from '../store/numbers.ts';
import { type Naming, namePapers, wantPapers } from '../store/papers.ts';
import type { Store } from '../store/store.ts';
import { judgeEntries, nameOf, readPayload, reasons, type Verdict } from './judge.ts';

export interface Taking {
  readonly store: Store;
  readonly chain: ChainName;
  readonly catalogue: CataloguePackage | null;
  /** True: cases wait for a person before they are registered. */
  readonly hold: boolean;
  readonly now: string;
}

interface Gathered {
  readonly entries: StoredEntry[];
  readonly cases: Map<string, StoredCase>;
  readonly moved: Map<string, StoredCase>;
  readonly named: Naming[];
  readonly wanted: Set<string>;
  readonly events: AnyEvent[];
}

type Numbers = (municipality: string) => string;

function newCase(
  { chain, hold, now }: Taking,
  entry: Entry,
  payload: Payload,
  refusal: string | null,
  number: Numbers,
) {
  const registered = refusal === null && !hold;
  return {
    id: payload.case,
    version: payload.version,
    ...chain,
    seq: entry.seq,
    payload: entry.payload,
    desk_number: payload.deskNumber,
    municipality: payload.route.municipality,
    service: payload.service,
    state: refusal !== null ? 'refused' : hold ? 'waiting' : 'registered',
    received_at: now,
    registration_number: registered ? number(payload.route.municipality) : null,
    registered_at: registered ? now : null,
    status: null,
    step: 0,
    note: refusal ?? '',
    status_at: null,
  } satisfies StoredCase;
}

/** A case that came again keeps its number; a desk new to it hears of its status too. */
function again(gathered: Gathered, chain: ChainName, seq: number, before: StoredCase): StoredCase {
  const moved = { ...before, ...chain, seq };
  const name = nameOf(before);
  if (gathered.cases.has(name)) gathered.cases.set(name, moved);
  else gathered.moved.set(name, moved);
  gathered.events.push(outcomeEvent(moved));
  const { status, status_at: at, step, note } = before;
  if (before.device !== chain.device && status !== null && at !== null)
    gathered.events.push({ kind: 'case.status', case: before.id, status, step, at, note });
  return moved;
}

/** How many numbers each municipality needs. */
function needed(verdicts: readonly Verdict[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const verdict of verdicts) {
    if (verdict.kind !== 'new' || verdict.refusal !== null) continue;
    const { municipality } = verdict.payload.route;
    counts.set(municipality, (counts.get(municipality) ?? 0) + 1);
  }
  return counts;
}

function gather(
  taking: Taking,
  verdicts: readonly Verdict[],
  known: Map<string, StoredCase>,
  number: Numbers,
): Gathered {
  const { chain, now } = taking;
  const gathered: Gathered = {
    entries: [],
    cases: new Map(),
    moved: new Map(),
    named: [],
    wanted: new Set(),
    events: [],
  };
  const keep = (entry: Entry, outcome: StoredEntry['outcome'], code: string | null): void => {
    gathered.entries.push({ ...chain, ...entry, received_at: now, outcome, problem: code });
  };
  for (const verdict of verdicts) {
    const { entry } = verdict;
    if (verdict.kind === 'unreadable' || verdict.kind === 'other-content') {
      const code = verdict.kind === 'unreadable' ? 'entry.unreadable' : 'entry.refused';
      const reason = verdict.kind === 'unreadable' ? reasons.unreadable : reasons.otherContent;
      keep(entry, 'refused', code);
      const about = { epoch: chain.epoch, seq: entry.seq };
      gathered.events.push({ kind: 'entry.refused', ...about, problem: problem(code), reason });
      continue;
    }
    const name = nameOf({ id: verdict.payload.case, version: verdict.payload.version });
    const contents = verdict.payload.papers.map((paper) => paper.sha256);
    let one: StoredCase;
    if (verdict.kind === 'new') {
      one = newCase(taking, entry, verdict.payload, verdict.refusal, number);
      gathered.cases.set(name, one);
      gathered.named.push(...contents.map((sha256) => ({ case: one.id, sha256 })));
      gathered.events.push(outcomeEvent(one));
    } else {
      const before = gathered.cases.get(name) ?? gathered.moved.get(name) ?? known.get(name);
      if (before === undefined) throw new Error('a known case is not known');
      one = again(gathered, chain, entry.seq, before);
    }
    keep(entry, one.state, one.state === 'refused' ? 'entry.refused' : null);
    if (one.state !== 'refused') for (const sha256 of contents) gathered.wanted.add(sha256);
  }
  return gathered;
}

/** Stores new entries, in their order, and their outcomes; call it inside the exchange's transaction. */
export async function takeEntries(taking: Taking, fresh: readonly Entry[]): Promise<void> {
  const { store, chain, now } = taking;
  const read = fresh.map((entry) => ({ entry, payload: readPayload(entry.payload) }));
  const ids = new Set(read.flatMap(({ payload }) => payload?.case ?? []));
  const known = new Map((await casesOf(store, [...ids])).map((one) => [nameOf(one), one]));
  const texts = new Map([...known].map(([name, one]) => [name, one.payload]));
  const verdicts = judgeEntries(read, texts, taking.catalogue);
  const number = await takeNumbers(store, taking.hold ? new Map() : needed(verdicts), now);
  const { entries, cases, moved, named, wanted, events } = gather(taking, verdicts, known, number);
  await addEntries(store, entries);
  await addCases(store, [...cases.values()]);
  for (const one of moved.values()) await moveCase(store, one);
  await namePapers(store, named);
  await wantPapers(store, chain.device, [...wanted], now);
  await tell(store, chain.device, ...events);
}
