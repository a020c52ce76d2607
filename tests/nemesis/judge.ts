// What must hold after any schedule, however terrible, once all is at peace: nothing lost, nothing doubled, nothing
// claimed that central never did. Answers sentences, one for each breach; it repairs and forgives nothing.
import { verifyAudit } from '../../db/audit.ts';
import type { Db } from '../../db/sqlite.ts';
import type { Sentence } from '../kill/protocol.ts';

/** An entry as central keeps it. */
export interface Kept {
  readonly device: string;
  readonly seq: number;
  readonly payload: string;
}
/** A case as central registered it. */
export interface Registered {
  readonly desk_number: string;
  readonly state: string;
  readonly registration_number: string | null;
}
export type Claims = Extract<Sentence, { say: 'claims' }>['cases'];

/** Claims of a desk that central, started again after its death, has nothing of. */
export function unfounded(claims: Claims, cases: readonly Registered[]): string[] {
  const known = new Map(cases.map((one) => [one.desk_number, one]));
  return claims.flatMap(({ deskNumber, state, registrationNumber }) => {
    const there = known.get(deskNumber);
    if (state !== 'queued' && there === undefined)
      return [`${deskNumber} was called ${state}; central has forgotten it`];
    if (state === 'registered' && there?.registration_number !== registrationNumber)
      return [
        `${deskNumber} was called registered as ${registrationNumber}; central says ${there?.registration_number}`,
      ];
    return [];
  });
}

/** One desk's store against what its operator was told and what central has of it. */
export function judgeDesk(db: Db, sentences: readonly Sentence[], central: readonly Kept[]): string[] {
  const breaches: string[] = [];
  const kept = db.all<Kept>('select case_id, seq, payload from outbox_entries order by seq');
  const said = JSON.stringify(kept.map(({ seq, payload }) => [seq, payload]));
  const there = [...central].sort((one, other) => one.seq - other.seq);
  if (JSON.stringify(there.map(({ seq, payload }) => [seq, payload])) !== said)
    breaches.push(`central has ${there.length} entries, the desk ${kept.length}, or not the same`);
  const cases = there.map(({ payload }) => JSON.parse(payload) as { case: string; deskNumber: string });
  const numbers = new Map(cases.map((one) => [one.case, one.deskNumber]));
  if (numbers.size !== there.length) breaches.push('a case is at central twice');
  if (new Set(numbers.values()).size !== there.length) breaches.push('a desk number was given twice');
  for (const one of sentences) {
    if (one.say === 'saved' && numbers.get(one.draft) !== one.deskNumber)
      breaches.push(`${one.deskNumber} was called saved and is not at central`);
  }
  if (!verifyAudit(db).ok) breaches.push('the audit chain is broken');
  if (db.pragma('integrity_check') !== 'ok') breaches.push('the database is damaged');
  return breaches;
}
