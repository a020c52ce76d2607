// Takes a request's new entries in: stores each as received whatever it holds, and tells the desk what became of it.
// Rows are gathered and written in batches: a line that was dead for weeks brings hundreds at once.
import type { CataloguePackage } from '../../../shared/catalogue/schema.ts';
import { problem } from '../../../shared/problems.ts';
import { addCases, type CaseRow, casesOf, closeWithdrawn, moveCase, outcomeEvent } from '../store/cases.ts';
import { addChanges, type ChangeRow, changesOf, moveChange } from '../store/changes.ts';
import { addEntries, type ChainName, type KeptEntry } from '../store/entries.ts';
import { type AnyEvent, tell } from '../store/feed.ts';
import { takeNumbers } from '../store/numbers.ts';
import { forgetPapers, type Naming, namePapers, wantPapers } from '../store/papers.ts';
import type { Store } from '../store/store.ts';
import type { Brought } from './brought.ts';
import type { Change, Facts } from './facts.ts';
import { type Content, judgeEntries, nameOf, reasons, type Verdict } from './judge.ts';

export interface Taking {
  readonly store: Store;
  readonly chain: ChainName;
  readonly catalogue: CataloguePackage | null;
  /** True: cases wait for a person before they are registered. */
  readonly hold: boolean;
  readonly now: string;
}

interface Gathered {
  readonly entries: KeptEntry[];
  readonly cases: Map<string, CaseRow>;
  readonly moved: Map<string, CaseRow>;
  readonly changes: ChangeRow[];
  readonly movedChanges: ChangeRow[];
  /** Ids of cases whose withdrawal came, also once more. */
  readonly withdrawn: Set<string>;
  readonly named: Naming[];
  readonly wanted: Set<string>;
  readonly events: AnyEvent[];
}

type Numbers = (municipality: string) => string;

function newCase(
  { chain, hold, now }: Taking,
  { seq }: Brought,
  facts: Content,
  refusal: string | null,
  number: Numbers,
) {
  const registered = refusal === null && !hold;
  return {
    id: facts.case,
    version: facts.version,
    ...chain,
    seq,
    desk_number: facts.deskNumber,
    municipality: facts.route.municipality,
    service: facts.service,
    state: refusal !== null ? 'refused' : hold ? 'waiting' : 'registered',
    received_at: now,
    registration_number: registered ? number(facts.route.municipality) : null,
    registered_at: registered ? now : null,
    status: null,
    step: 0,
    note: refusal ?? '',
    status_at: null,
  } satisfies CaseRow;
}

/** A case that came again keeps its number; a desk new to it hears of its status too. */
function again(gathered: Gathered, chain: ChainName, seq: number, before: CaseRow): CaseRow {
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
    const { municipality } = verdict.facts.route;
    counts.set(municipality, (counts.get(municipality) ?? 0) + 1);
  }
  return counts;
}

const changeName = (one: ChangeRow): string => nameOf({ id: one.case_id, version: one.version });

const papersIn = (facts: Facts): readonly string[] => (facts.kind === 'case.withdrawn' ? [] : facts.papers);

/** A change that is taken in: told to the entry that brought it, its papers asked for. */
function change(gathered: Gathered, one: ChangeRow, facts: Change): void {
  const { epoch, seq, decided } = one;
  gathered.events.push({ kind: 'entry.taken', epoch, seq, decided });
  if (facts.kind === 'case.withdrawn') gathered.withdrawn.add(facts.case);
  for (const sha256 of papersIn(facts)) {
    gathered.named.push({ case: facts.case, sha256 });
    gathered.wanted.add(sha256);
  }
}

/** What central has of the cases that are spoken of. */
interface Known {
  readonly cases: ReadonlyMap<string, CaseRow>;
  readonly changes: ReadonlyMap<string, ChangeRow>;
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
  const keep = ({ seq, hash, bytes }: Brought, outcome: KeptEntry['outcome'], code: string | null): void => {
    gathered.entries.push({ ...chain, seq, hash, payload: bytes, received_at: now, outcome, problem: code });
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
    const { facts } = verdict;
    const name = nameOf({ id: facts.case, version: facts.version });
    const contents = papersIn(facts);
    if (verdict.kind === 'change') {
      const { kind, case: id, version } = verdict.facts;
      const about = { case_id: id, version, ...chain, seq: entry.seq, kind };
      const stored = { ...about, received_at: now, decided: verdict.decided } satisfies ChangeRow;
      gathered.changes.push(stored);
      change(gathered, stored, verdict.facts);
      // An entry has an outcome of three; a change that was taken in stands as registered.
      keep(entry, 'registered', null);
      continue;
    }
    const changed = gathered.changes.find((one) => changeName(one) === name) ?? known.changes.get(name);
    if (verdict.kind === 'again' && changed !== undefined && facts.kind !== 'case.submitted') {
      const moved = { ...changed, ...chain, seq: entry.seq };
      gathered.movedChanges.push(moved);
      change(gathered, moved, facts);
      keep(entry, 'registered', null);
      continue;
    }
    let one: CaseRow;
    if (verdict.kind === 'new') {
      one = newCase(taking, entry, verdict.facts, verdict.refusal, number);
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
export async function takeEntries(taking: Taking, fresh: readonly Brought[]): Promise<void> {
  const { store, chain, now } = taking;
  const ids = new Set(fresh.flatMap(({ facts }) => facts?.case ?? []));
  const cases = new Map((await casesOf(store, [...ids])).map((one) => [nameOf(one), one]));
  // Nothing changes a case that central lacks.
  const known = new Set([...cases.values()].map(({ id }) => id));
  const changes = new Map((await changesOf(store, [...known])).map((one) => [changeName(one), one]));
  const texts = new Map([...cases, ...changes].map(([name, one]) => [name, one.payload]));
  const taken = [...changes.values()].filter(({ kind }) => kind === 'case.withdrawn').map((one) => one.case_id);
  const standing = new Map(
    [...cases.values()].map((one) => [one.id, { ...one, withdrawn: taken.includes(one.id) }] as const),
  );
  const verdicts = judgeEntries(fresh, texts, standing, taking.catalogue);
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
