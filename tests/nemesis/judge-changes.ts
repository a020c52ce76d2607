// What must hold of corrections and withdrawals after any schedule, once all is at peace: each saved one is at central
// exactly once, or its operator was told why not; in their order, nothing behind a withdrawal, and no word missing.
import type { Db } from '../../db/sqlite.ts';
import { type ChangeRow, changesOf } from '../../db/versions.ts';
import { decidedStatuses, finalStatuses } from '../../shared/catalogue/retention.ts';
import type { Sentence } from '../kill/protocol.ts';
import type { CaseThere, ChangeThere } from './judge.ts';
import { nameOf, reasonOf } from './judge.ts';

function twice(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];
}

/** Central alone: each version and each change once, each behind its case, in order, and none behind a withdrawal. */
export function judgeVersions(cases: readonly CaseThere[], changes: readonly ChangeThere[]): string[] {
  const names = [...cases, ...changes].map(nameOf);
  const breaches = twice(names).map((name) => `version ${name} is at central twice`);
  for (const reason of twice(changes.map(reasonOf))) breaches.push(`the change "${reason}" is at central twice`);
  for (const one of changes) {
    const about = cases.find(({ id }) => id === one.id);
    if (about === undefined || about.version >= one.version) {
      breaches.push(`${nameOf(one)} changes a case that central lacks`);
      continue;
    }
    const others = [about, ...changes.filter(({ id }) => id === one.id)];
    const early = others.filter(
      ({ device, epoch, seq, version }) =>
        device === one.device && epoch === one.epoch && version < one.version && seq > one.seq,
    );
    if (early.length > 0) breaches.push(`${nameOf(one)} came before an earlier version`);
    if (one.kind !== 'case.withdrawn') continue;
    if (others.some(({ version }) => version > one.version)) breaches.push(`${nameOf(one)} did not end its case`);
    if (about.state === 'registered' && ![...finalStatuses, ...decidedStatuses].includes(about.status ?? ''))
      breaches.push(`${nameOf(one)} was withdrawn and goes on as ${about.status}`);
  }
  return breaches;
}

interface Word {
  readonly kind: 'entry.taken' | 'entry.refused';
  readonly decided?: string | null;
}
const wordOn = ({ said }: ChangeRow): Word | null => (said === null ? null : (JSON.parse(said) as Word));

/** One change of a desk's case: what the desk was told last must be what central did. */
function judgeWord(id: string, row: ChangeRow, changes: readonly ChangeThere[]): string[] {
  const name = nameOf({ id, version: row.version });
  const word = wordOn(row);
  if (word === null) return [`${name} is still without central's word`];
  // By its text: where a number was given twice, it stands under another one here, or there.
  const there = changes.find((one) => one.id === id && one.payload === row.payload);
  if (word.kind === 'entry.refused') return there === undefined ? [] : [`${name} was called refused and is at central`];
  if (there === undefined) return [`${name} was called taken; central has not this text`];
  return there.decided === word.decided ? [] : [`${name} came after ${there.decided}, the desk says ${word.decided}`];
}

/** What a desk's operator was told of changes, and what the desk has of them. */
export function judgeChanges(
  db: Db,
  { sentences, excused }: { readonly sentences: readonly Sentence[]; readonly excused: ReadonlySet<string> },
  changes: readonly ChangeThere[],
): string[] {
  const reasons = new Set(changes.map(reasonOf));
  const breaches: string[] = [];
  const refused = new Set<string>();
  for (const { id } of db.all<{ id: string }>('select id from cases')) {
    const rows = changesOf(db, id);
    for (const row of rows) {
      breaches.push(...judgeWord(id, row, changes));
      if (wordOn(row)?.kind === 'entry.refused') refused.add(reasonOf(row));
    }
    const isEnd = ({ payload }: ChangeRow): boolean =>
      (JSON.parse(payload) as { kind: string }).kind === 'case.withdrawn';
    const ended = rows.find(isEnd);
    if (ended !== undefined && rows.some((row) => row.version > ended.version && !isEnd(row)))
      breaches.push(`${id} goes on at the desk after its withdrawal`);
  }
  for (const one of sentences) {
    if (one.say !== 'changed' || excused.has(one.reason)) continue;
    if (!reasons.has(one.reason) && !refused.has(one.reason))
      breaches.push(`version ${one.version} of ${one.deskNumber} was called saved and is not at central`);
  }
  return breaches;
}
