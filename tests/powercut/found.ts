// What is found when the desk starts after a power cut, held against what it had told: it must open by itself, be
// whole, and have kept every word.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { auditHead, verifyAudit } from '../../db/audit.ts';
import { readCase } from '../../db/cases.ts';
import { entryHash, genesisHash } from '../../db/chain.ts';
import { readDevice } from '../../db/device.ts';
import { readDraft } from '../../db/drafts.ts';
import { holdersOf, readPaper } from '../../db/papers.ts';
import type { Db, Reader } from '../../db/sqlite.ts';
import { rebuildStates } from '../../db/states.ts';
import { databaseKey } from '../../electron/core/key-slot.ts';
import { openDeskStore } from '../../electron/core/open-desk.ts';
import { systemRandom } from '../../electron/core/random.ts';
import { faultsOfJournal } from './beside.ts';
import { keystore, openNeeds } from './keystore.ts';
import type { Told } from './told.ts';

export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** Opens the desk's store as the desk does at its start. Why it does not open, otherwise. */
async function opened(folder: string): Promise<Db | string> {
  try {
    const store = await openDeskStore(openNeeds(folder));
    return store.ok ? store.value : `${store.problem.code} (${store.problem.detail})`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Everything that is not as it must be, in words; empty: nothing lost, nothing damaged, nothing to do by hand. */
export async function faultsFound(
  folder: string,
  told: Told,
  payloads: ReadonlyMap<string, string>,
): Promise<string[]> {
  const db = await opened(folder);
  if (typeof db === 'string') return [`does not open: ${db}`];
  try {
    const integrity = db.pragma('integrity_check');
    if (integrity !== 'ok') return [`damaged: ${integrity}`];
    return [
      ...lostCases(db, told, payloads),
      ...lostDrafts(db, told),
      ...brokenChains(db, told),
      ...lostRest(db, folder, told),
      ...besides(db, folder, told),
    ];
  } catch (error) {
    return [`fails: ${error instanceof Error ? error.message : String(error)}`];
  } finally {
    db.close();
  }
}

function besides(db: Db, folder: string, told: Told): string[] {
  const key = databaseKey(folder, keystore, systemRandom());
  return key.ok ? faultsOfJournal(db, folder, key.value, told) : [`key: ${key.problem.code}`];
}

/** Cases and papers that were told saved and are not there as they were. */
export function lostCases(db: Reader, told: Told, payloads: ReadonlyMap<string, string>): string[] {
  const faults: string[] = [];
  const rows = db.all<{ id: string; deskNumber: string; payload: string; purged: number }>(
    `select c.id, c.desk_number as deskNumber, unpacked(v.payload) as payload,
       exists (select 1 from purges where case_id = c.id) as purged
     from cases c left join case_versions v on v.place = c.place`,
  );
  const gone = new Set<string>();
  for (const { id, deskNumber, payload, purged } of rows) {
    if (purged === 1 && told.forgetting && payload === '') gone.add(id);
    else if (payload === null || sha256(payload) !== payloads.get(id)) faults.push(`case changed: ${id}`);
    else if (told.forgotten.has(deskNumber)) faults.push(`case came back: ${deskNumber}`);
  }
  const numbers = new Map(rows.map(({ id, deskNumber }) => [id, deskNumber]));
  for (const [id, { deskNumber, papers }] of told.saved) {
    if (numbers.get(id) !== deskNumber) faults.push(`case lost: ${deskNumber}`);
    if (gone.has(id)) continue;
    for (const paper of papers) if (!holds(db, id, paper)) faults.push(`paper of ${deskNumber} lost`);
  }
  return faults;
}

function holds(db: Reader, holder: string, paper: string): boolean {
  const found = readPaper(db, paper);
  return found !== null && sha256(found.bytes) === paper && holdersOf(db, paper).includes(holder);
}

function lostDrafts(db: Db, { drafts }: Told): string[] {
  const faults: string[] = [];
  for (const [id, { revision, content, papers }] of drafts) {
    if (db.get('select 1 from cases where id = ?', id) !== undefined) continue;
    const found = readDraft(db, id);
    if (found === null || found.revision < revision) faults.push(`draft ${id} behind revision ${revision}`);
    else if (found.revision === revision && content !== null && !isDeepStrictEqual(found.content, content)) {
      faults.push(`draft ${id} changed`);
    }
    for (const paper of papers) if (!holds(db, id, paper)) faults.push(`paper of draft ${id} lost`);
  }
  return faults;
}

function brokenChains(db: Db, { audited }: Told): string[] {
  const faults: string[] = [];
  const device = readDevice(db);
  const entries = db.all<{ seq: number; hash: string; payload: string }>(
    'select seq, hash, unpacked(payload) as payload from outbox_entries order by epoch, seq',
  );
  let hash = device === null ? '' : genesisHash(device);
  for (const [index, entry] of entries.entries()) {
    // Of a case that was forgotten only the hash is left.
    hash = entry.payload === '' ? entry.hash : entryHash(hash, entry.payload);
    if (entry.seq !== index + 1 || entry.hash !== hash) faults.push(`outbox broken at ${index + 1}`);
  }
  const waiting = db.get<{ count: number }>("select count(*) as count from cases where channel = 'system'")?.count;
  if (waiting !== entries.length) faults.push(`${waiting} cases for the line, ${entries.length} outbox entries`);
  const audit = verifyAudit(db);
  if (!audit.ok) faults.push(`audit broken at ${audit.seq}`);
  if (auditHead(db).seq < audited) faults.push(`audit ends at ${auditHead(db).seq} of ${audited}`);
  return faults;
}

function lostRest(db: Db, folder: string, told: Told): string[] {
  const faults: string[] = [];
  if (told.enrolledAs !== null && readDevice(db)?.center !== told.enrolledAs) faults.push('enrolment lost');
  for (const [deskNumber, number] of told.registered) {
    if (readCase(db, deskNumber)?.registrationNumber !== number) faults.push(`registration of ${deskNumber} lost`);
  }
  // It writes, too: a store that opens but takes no commit would not serve.
  const wrong = rebuildStates(db);
  if (wrong > 0) faults.push(`${wrong} states of cases do not follow from what is stored`);
  for (const [name, hash] of told.printed) {
    // Receipts of cases that are forgotten go with them.
    if (told.forgetting) continue;
    const file = join(folder, name);
    if (!existsSync(file) || sha256(readFileSync(file)) !== hash) faults.push(`receipt lost: ${name}`);
  }
  return faults;
}
