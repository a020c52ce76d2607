// Takes a request's new entries in: stores each as received whatever it holds, and tells the desk what became of it.
// Rows are gathered and written in batches: a line that was dead for weeks brings hundreds at once.
import type { CaseContent, Payload } from '../../../shared/cases/payload.ts';
import type { CataloguePackage } from '../../../shared/catalogue/schema.ts';
import { problem } from '../../../shared/problems.ts';
import type { Entry } from '../../../shared/protocol/exchange.ts';
import { addCases, casesOf, closeWithdrawn, moveCase, outcomeEvent, type StoredCase } from '../store/cases.ts';
import { addChanges, changesOf, moveChange, type StoredChange } from '../store/changes.ts';
import { addEntries, type ChainName, type StoredEntry } from '../store/entries.ts';
import { type AnyEvent, tell } from '../store/feed.ts';
import { takeNumbers } from '../store/numbers.ts';
import { forgetPapers, type Naming, namePapers, wantPapers } from '../store/papers.ts';
import type { Store } from '../store/store.ts';
import { type Change, judgeEntries, nameOf, readPayload, reasons, type Verdict } from './judge.ts';

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
  readonly changes: StoredChange[];
  readonly movedChanges: StoredChange[];
  /** Ids of cases whose withdrawal came, also once more. */
  readonly withdrawn: Set<string>;
  readonly named: Naming[];
  readonly wanted: Set<string>;
  readonly events: AnyEvent[];
}

type Numbers = (municipality: string) => string;

function newCase(
  { chain, hold, now }: Taking,
  entry: Entry,
  payload: CaseContent,
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

const changeName = (one: StoredChange): string => nameOf({ id: one.case_id, version: one.version });

const papersIn = (payload: Payload): string[] =>
  payload.kind === 'case.withdrawn' ? [] : payload.papers.map(({ sha256 }) => sha256);

/** A change that is taken in: told to the entry that brought it, its papers asked for. */
function change(gathered: Gathered, one: StoredChange, payload: Change): void {
  const { epoch, seq, decided } = one;
  gathered.events.push({ kind: 'entry.taken', epoch, seq, decided });
  if (payload.kind === 'case.withdrawn') gathered.withdrawn.add(payload.case);
  for (const sha256 of papersIn(payload)) {
    gathered.named.push({ case: payload.case, sha256 });
    gathered.wanted.add(sha256);
  }
}

/** What central has of the cases that are spoken of. */
interface Known {
  readonly cases: ReadonlyMap<string, StoredCase>;
  readonly changes: ReadonlyMap<string, StoredChange>;
}

function gather(taking: Taking, verdicts: readonly Verdict[], known: Known, number: Numbers): Gathered {
  const { chain, now } = taking;
  const gathered: Gathered = {
    entries: [],
    cases: new Map(),
    moved: new Map(),
    changes: [],
    movedChanges: [],
    withdrawn: new Set(),
    named: [],
    wanted: new Set(),
    events: [],
  };
  const keep = (entry: Entry, outcome: StoredEntry['outcome'], code: string | null): void => {
    gathered.entries.push({ ...chain, ...entry, received_at: now, outcome, problem: code });
  };
  for (const verdict of verdicts) {
    const { entry } = verdict;
    if (verdict.kind === 'unreadable' || verdict.kind === 'other-content' || verdict.kind === 'not-changed') {
      const code = verdict.kind === 'unreadable' ? 'entry.unreadable' : 'entry.refused';
      const reason =
        verdict.kind === 'unreadable'
          ? reasons.unreadable
          : verdict.kind === 'not-changed'
            ? verdict.reason
            : reasons.otherContent;
      keep(entry, 'refused', code);
      const about = { epoch: chain.epoch, seq: entry.seq };
      gathered.events.push({ kind: 'entry.refused', ...about, problem: problem(code), reason });
      continue;
    }
    const { payload } = verdict;
    const name = nameOf({ id: payload.case, version: payload.version });
    const contents = papersIn(payload);
    if (verdict.kind === 'change') {
      const { kind, case: id, version } = verdict.payload;
      const about = { case_id: id, version, ...chain, seq: entry.seq, kind, payload: entry.payload };
      const stored = { ...about, received_at: now, decided: verdict.decided } satisfies StoredChange;
      gathered.changes.push(stored);
      change(gathered, stored, verdict.payload);
      // An entry has an outcome of three; a change that was taken in stands as registered.
      keep(entry, 'registered', null);
      continue;
    }
    const changed = gathered.changes.find((one) => changeName(one) === name) ?? known.changes.get(name);
    if (verdict.kind === 'again' && changed !== undefined && payload.kind !== 'case.submitted') {
      const moved = { ...changed, ...chain, seq: entry.seq };
      gathered.movedChanges.push(moved);
      change(gathered, moved, payload);
      keep(entry, 'registered', null);
      continue;
    }
    let one: StoredCase;
    if (verdict.kind === 'new') {
      one = newCase(taking, entry, verdict.payload, verdict.refusal, number);
      gathered.cases.set(name, one);
      gathered.named.push(...contents.map((sha256) => ({ case: one.id, sha256 })));
      gathered.events.push(outcomeEvent(one));
    } else {
      const before = gathered.cases.get(name) ?? gathered.moved.get(name) ?? known.cases.get(name);
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
  const cases = new Map((await casesOf(store, [...ids])).map((one) => [nameOf(one), one]));
  const changes = new Map((await changesOf(store, [...ids])).map((one) => [changeName(one), one]));
  const texts = new Map([...cases, ...changes].map(([name, one]) => [name, one.payload]));
  const taken = [...changes.values()].filter(({ kind }) => kind === 'case.withdrawn').map((one) => one.case_id);
  const standing = new Map(
    [...cases.values()].map((one) => [one.id, { ...one, withdrawn: taken.includes(one.id) }] as const),
  );
  const verdicts = judgeEntries(read, texts, standing, taking.catalogue);
  const number = await takeNumbers(store, taking.hold ? new Map() : needed(verdicts), now);
  const gathered = gather(taking, verdicts, { cases, changes }, number);
  await addEntries(store, gathered.entries);
  await addCases(store, [...gathered.cases.values()]);
  for (const one of gathered.moved.values()) await moveCase(store, one);
  await addChanges(store, gathered.changes);
  for (const one of gathered.movedChanges) await moveChange(store, one);
  await namePapers(store, gathered.named);
  await wantPapers(store, chain.device, [...gathered.wanted], now);
  await tell(store, chain.device, ...gathered.events);
  for (const id of gathered.withdrawn) {
    await forgetPapers(store, chain.device, id);
    await closeWithdrawn(store, id, now);
  }
}
