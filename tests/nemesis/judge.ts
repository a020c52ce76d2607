// What must hold after any schedule, however terrible, once all is at peace: nothing lost, nothing doubled, nothing
// claimed that central never did. Answers sentences, one for each breach; it repairs and forgives nothing.
import { verifyAudit } from '../../db/audit.ts';
import type { Db } from '../../db/sqlite.ts';
import { twinsOf } from '../../db/twins.ts';
import type { Sentence } from '../kill/protocol.ts';

/** An entry as central keeps it. */
export interface Kept {
  readonly device: string;
  readonly seq: number;
  readonly payload: string;
}
/** A case as central registered it. */
export interface Registered {
  readonly id: string;
  readonly desk_number: string;
  readonly state: string;
  readonly registration_number: string | null;
}
export type Claims = Extract<Sentence, { say: 'claims' }>['cases'];

/** What central once said of a case, as one word: a desk may repeat it until it hears that central was set back. */
export const saidOf = (id: string, registrationNumber: string | null): string => `${id} ${registrationNumber}`;

/** The reason of a change, which no other has. */
export const reasonOf = ({ payload }: { readonly payload: string }): string =>
  (JSON.parse(payload) as { reason: string }).reason;

/** A version of a case, as one word. */
export const nameOf = ({ id, version }: { readonly id: string; readonly version: number }): string =>
  `${id}/${version}`;

/**
 * Claims of a desk that central has nothing of. `said`: what it had before it was set back, by `saidOf` and `reasonOf`; empty
 * for claims made after peace.
 */
export function unfounded(
  claims: Claims,
  { cases, changes }: { readonly cases: readonly Registered[]; readonly changes: readonly ChangeThere[] },
  said: ReadonlySet<string> = new Set(),
): string[] {
  const known = new Map(cases.map((one) => [one.id, one]));
  const taken = new Set(changes.map(reasonOf));
  const early = claims.flatMap(({ deskNumber, changes: called }) =>
    called
      .filter((reason) => !said.has(reason) && !taken.has(reason))
      .map((reason) => `"${reason}" of ${deskNumber} was called taken; central has it not`),
  );
  const others = claims.flatMap(({ case: id, deskNumber, state, registrationNumber }) => {
    if (said.has(saidOf(id, registrationNumber))) return [];
    const there = known.get(id);
    if (state !== 'queued' && there === undefined)
      return [`${deskNumber} was called ${state}; central has forgotten it`];
    if (state === 'registered' && there?.registration_number !== registrationNumber)
      return [
        `${deskNumber} was called registered as ${registrationNumber}; central says ${there?.registration_number}`,
      ];
    return [];
  });
  return [...early, ...others];
}

/** Central gave as many numbers as it registered cases: one that was registered twice would have used up two. */
export function judgeNumbers(cases: readonly Registered[], given: number): string[] {
  const used = cases.filter((one) => one.registration_number !== null).length;
  return used === given ? [] : [`central gave ${given} registration numbers to ${used} cases`];
}

/** A case as central keeps it, with the text that it was filed with. */
export interface CaseThere extends Registered, EntryThere {
  readonly status: string | null;
}

/** A correction or withdrawal as central took it. */
export interface ChangeThere extends EntryThere {
  /** The case's. */
  readonly id: string;
  readonly kind: string;
  readonly decided: string | null;
}

interface EntryThere {
  readonly version: number;
  readonly payload: string;
  /** The entry that carried it last. */
  readonly device: string;
  readonly epoch: number;
  readonly seq: number;
}

/** What the runner knows of a desk that was set back. */
export interface RestoredDesk {
  readonly sentences: readonly Sentence[];
  /** Cases that were nowhere but on a disk that is gone. */
  readonly excused: ReadonlySet<string>;
  /** Devices that it was and, since it was set back, knows nothing of: what these filed is at central alone. */
  readonly formerSelves: ReadonlySet<string>;
}

/**
 * A desk that was set back to an older copy, against central: what central has of its device came back, byte for byte, and
 * goes on under new numbers.
 */
export function judgeRestored(
  db: Db,
  { sentences, excused, formerSelves }: RestoredDesk,
  cases: readonly CaseThere[],
): string[] {
  const breaches: string[] = [];
  const there = new Map(cases.map((one) => [one.id, one]));
  // What became of corrections and withdrawals is told by the word that each has.
  const filed = db.all<Pick<CaseThere, 'id' | 'payload'>>(
    'select case_id as id, unpacked(payload) as payload from outbox_entries where version = 1',
  );
  for (const { id, payload } of filed)
    if (there.get(id)?.payload !== payload) breaches.push(`${id} of the restored desk is not at central as it was`);
  const known = new Set(filed.map(({ id }) => id));
  for (const one of sentences) {
    if (one.say !== 'saved' || excused.has(one.draft)) continue;
    if (there.get(one.draft)?.desk_number !== one.deskNumber)
      breaches.push(`${one.deskNumber} was called saved and is not at central`);
    const beyond = formerSelves.has(there.get(one.draft)?.device ?? '');
    if (!known.has(one.draft) && !beyond) breaches.push(`${one.deskNumber} did not come back from central`);
  }
  return [...breaches, ...soundness(db)];
}

/**
 * Desk numbers that two cases at central bear. Only a desk that was set back may have given one twice; then it has both
 * cases, each under a number of its own, and each names the other.
 */
export function judgeTwins(restored: readonly Db[], cases: readonly CaseThere[]): string[] {
  const held = (one: CaseThere): Db | undefined =>
    restored.find((db) => db.get('select 1 from cases where id = ?', one.id) !== undefined);
  return cases.flatMap((one) => {
    const others = cases.filter(({ id, desk_number }) => id !== one.id && desk_number === one.desk_number);
    if (others.length === 0) return [];
    const db = held(one);
    const told = db === undefined ? [] : twinsOf(db, one.id);
    const here = others.map(({ id }) =>
      db?.get<{ number: string }>('select desk_number as number from cases where id = ?', id),
    );
    return here.every((other) => other !== undefined && told.includes(other.number))
      ? []
      : ['a desk number was given twice'];
  });
}

function soundness(db: Db): string[] {
  const breaches: string[] = [];
  if (!verifyAudit(db).ok) breaches.push('the audit chain is broken');
  if (db.pragma('integrity_check') !== 'ok') breaches.push('the database is damaged');
  return breaches;
}

/** One desk's store against what its operator was told and what central has of it. */
export function judgeDesk(db: Db, sentences: readonly Sentence[], central: readonly Kept[]): string[] {
  const breaches: string[] = [];
  const kept = db.all<Kept>('select case_id, seq, unpacked(payload) as payload from outbox_entries order by seq');
  const said = JSON.stringify(kept.map(({ seq, payload }) => [seq, payload]));
  const there = [...central].sort((one, other) => one.seq - other.seq);
  if (JSON.stringify(there.map(({ seq, payload }) => [seq, payload])) !== said)
    breaches.push(`central has ${there.length} entries, the desk ${kept.length}, or not the same`);
  const versions = there.map(
    ({ payload }) => JSON.parse(payload) as { case: string; version: number; deskNumber: string },
  );
  const numbers = new Map(versions.map((one) => [one.case, one.deskNumber]));
  const names = new Set(versions.map((one) => nameOf({ id: one.case, version: one.version })));
  if (names.size !== there.length) breaches.push('a case is at central twice');
  if (new Set(numbers.values()).size !== numbers.size) breaches.push('a desk number was given twice');
  for (const one of sentences) {
    if (one.say === 'saved' && numbers.get(one.draft) !== one.deskNumber)
      breaches.push(`${one.deskNumber} was called saved and is not at central`);
  }
  return [...breaches, ...soundness(db)];
}
