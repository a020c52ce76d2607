// Takes back what a desk once had and central still has: entries behind the end of its chain, or the cases of another end.
// All of them, or none.
import type { CaseWithdrawn, Payload } from '../shared/cases/payload.ts';
import type { Entry } from '../shared/protocol/exchange.ts';
import { entryHash } from './chain.ts';
import type { Device } from './device.ts';
import { chainHead } from './outbox.ts';
import { holdPaper } from './papers.ts';
import { isForgotten } from './retention/purge.ts';
import { papersOf, placeOf, readPayload, replayEntry, replayVersion } from './salvage/replay.ts';
import { leaveGap, type Settled, settle } from './salvage/settle.ts';
import type { Db } from './sqlite.ts';
import { rebuildStates } from './states.ts';
import { holderOf } from './twins.ts';
import { addVersion, newestVersion, versionAs, versionOf } from './versions.ts';
import { restartWords } from './words.ts';

/** True when there are entries and they follow the end of our chain, one after the other. */
export function followsOurs(db: Db, device: Device, entries: readonly Entry[]): boolean {
  if (entries.length === 0) return false;
  let head = chainHead(db, device);
  for (const { seq, hash, payload } of entries) {
    if (seq !== head.seq + 1 || hash !== entryHash(head.hash, payload)) return false;
    head = { seq, hash };
  }
  return true;
}

/**
 * Where a version that central has stands here. A desk that was set back may have given its number once more: central keeps
 * the first of that number and refuses ours, so its text comes in behind ours and is what the case says. Not where more
 * of ours follows: that is newer there too, and central goes on with it.
 */
function versionHere(db: Db, { kind, case: id, version }: Payload, text: string): number {
  if (kind === 'case.submitted' || isForgotten(db, id)) return version;
  const here = versionAs(db, id, text);
  if (here !== undefined) return here;
  return newestVersion(db, id) === version ? version + 1 : version;
}

/**
 * Adds the cases of `entries` that are not here. Those whose number another case has meanwhile got come last, behind a gap,
 * under numbers of their own: whatever else comes back keeps the number of its receipt.
 */
function bringBack(db: Db, entries: readonly Entry[], at: string): { brought: number; gap: boolean } {
  const fresh = entries.flatMap(({ payload }) => {
    const filed = readPayload(payload);
    return filed === null ? [] : [{ payload, filed }];
  });
  const isTaken = (filed: Payload): boolean => ![null, filed.case].includes(holderOf(db, filed.deskNumber));
  const taken = fresh.filter(({ filed }) => placeOf(db, filed.case) === null && isTaken(filed));
  let brought = 0;
  const add = ({ payload, filed }: (typeof fresh)[number]): void => {
    const { case: id } = filed;
    const version = versionHere(db, filed, payload);
    if (replayVersion(db, { payload, version })) brought += 1;
    for (const { sha256 } of papersOf(filed)) holdPaper(db, id, sha256, version);
  };
  for (const one of fresh) if (!taken.includes(one)) add(one);
  if (taken.length > 0) leaveGap(db, at);
  for (const one of taken) add(one);
  return { brought, gap: taken.length > 0 };
}

/**
 * A withdrawal here whose number central has given to a correction would be refused there, and the case go on against the
 * applicant's will: the same goes once more, under a number that is free. `entries`: what central has. Answers how many.
 */
function withdrawAgain(db: Db, entries: readonly Entry[]): number {
  const theirs = entries
    .flatMap(({ payload }) => readPayload(payload) ?? [])
    .filter((one) => !isForgotten(db, one.case));
  return [...new Set(theirs.map((one) => one.case))].filter((id) => {
    const known = theirs.filter((one) => one.case === id);
    const newest = newestVersion(db, id);
    const ours = versionOf(db, id, newest);
    const place = placeOf(db, id);
    if (place === null || ours?.kind !== 'case.withdrawn' || !known.some(({ version }) => version === newest))
      return false;
    if (known.some(({ kind }) => kind === 'case.withdrawn')) return false;
    const version = Math.max(newest, ...known.map((one) => one.version)) + 1;
    const again: CaseWithdrawn = { ...ours, version, base: version - 1 };
    return addVersion(db, place, again, JSON.stringify(again));
  }).length;
}

/**
 * Takes the cases of `entries` in, which belong to another end of our chain than ours: somebody went on under our name, or
 * we did after we were set back. Numbers go on far above from now on. Nothing is entered in the queue; answers how many
 * were not here. `at` by the desk's clock.
 */
export function takeCases(db: Db, entries: readonly Entry[], at: string): number {
  return db.transaction(() => {
    const { brought, gap } = bringBack(db, entries, at);
    if (brought + withdrawAgain(db, entries) === 0) return 0;
    if (!gap) leaveGap(db, at);
    rebuildStates(db);
    restartWords(db);
    return brought;
  });
}

/**
 * Takes the entries in, which `followsOurs`, and goes on in a new epoch with numbers far above all known ones: whatever
 * else was lost with the disk, and may still be under way, meets nothing of the same name. Null with nothing changed when
 * one of them is no case. Their papers are central's; `at` by the desk's clock.
 */
export function takeBack(db: Db, device: Device, entries: readonly Entry[], at: string): Settled | null {
  return db.transaction(() => {
    const filed = entries.map(({ payload }) => readPayload(payload));
    if (filed.includes(null)) return null;
    bringBack(db, entries, at);
    for (const [index, { seq, hash }] of entries.entries()) {
      const { case: id, version: said } = filed[index] ?? { case: '', version: 0 };
      const version = versionAs(db, id, entries[index]?.payload ?? '') ?? said;
      if (!replayEntry(db, id, version, { epoch: device.epoch, seq, hash }))
        throw new Error('an entry is there already');
      db.run('update exchange set has_seq = ?, has_hash = ?', seq, hash);
    }
    return settle(db, { at, call: 'memory' });
  });
}
