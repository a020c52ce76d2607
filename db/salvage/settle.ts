// Makes a rebuilt store, or one whose memory differs from central's, fit to go on. It cannot know what it does not have, so it begins a new chain, enters again what
// central is not proven to have settled (central knows a case it has already), and leaves a gap in the desk numbers.
import { deskNumber } from '../../shared/cases/desk-number.ts';
import { finalStatuses } from '../../shared/catalogue/retention.ts';
import { appendAudit } from '../audit.ts';
import { genesisHash } from '../chain.ts';
import { type Device, readDevice, replaceDevice } from '../device.ts';
import { recordForgotten } from '../feed.ts';
import { appendEntry } from '../outbox.ts';
import type { Db, Reader } from '../sqlite.ts';
import { rebuildStates } from '../states.ts';
import { restartWords } from '../words.ts';
import { papersOf, readPayload } from './replay.ts';

/** Numbers left out after a rebuild: more than a desk gives between two backups, so that none is given twice. */
export const serialGap = 1000;
const lastSerial = 999_999;

interface Series {
  readonly center: number;
  readonly desk: number;
  /** Two digits, as in the number. */
  readonly year: number;
  readonly serials: Set<number>;
}

function seriesOf(db: Reader): Series[] {
  const found = new Map<string, Series>();
  for (const { number } of db.all<{ number: string }>('select desk_number as number from cases')) {
    const name = number.slice(0, 7);
    const [center = 0, desk = 0, year = 0] = [number.slice(0, 3), number.slice(3, 5), number.slice(5, 7)].map(Number);
    const series = found.get(name) ?? { center, desk, year, serials: new Set<number>() };
    found.set(name, series);
    series.serials.add(Number(number.slice(7, 13)));
  }
  return [...found.values()];
}

interface Gap {
  readonly desk: number;
  readonly year: number;
  readonly from: number;
  readonly to: number;
}

/** Gaps that earlier rebuilds left on purpose. */
function knownGaps(db: Reader): Gap[] {
  return db
    .all<{ record: string }>(
      `select unpacked(record) as record from audit where unpacked(record) like '%"gaps":[%' order by seq`,
    )
    .flatMap(({ record }) => (JSON.parse(record) as { gaps?: Gap[] }).gaps ?? []);
}

/** Desk numbers that were given before the highest one known and of which there is neither case nor paper form: lost, or rolled back. */
export function missingNumbers(db: Reader): string[] {
  const gaps = knownGaps(db);
  const onPads = new Set(
    db.all<{ number: string }>('select desk_number as number from pad_numbers').map(({ number }) => number),
  );
  return seriesOf(db).flatMap(({ center, desk, year, serials }) => {
    const highest = Math.max(...serials);
    const missing: string[] = [];
    for (let serial = 1; serial < highest; serial += 1) {
      const meant = gaps.some(
        (gap) => gap.desk === desk && gap.year % 100 === year && gap.from <= serial && serial <= gap.to,
      );
      const number = deskNumber({ center, desk, year, serial });
      if (!serials.has(serial) && !meant && !onPads.has(number)) missing.push(number);
    }
    return missing;
  });
}

/** Desk numbers of cases that name a paper whose bytes are nowhere. */
export function casesWithoutPapers(db: Reader): string[] {
  return db
    .all<{ number: string; payload: string }>(
      `select c.desk_number as number, unpacked(v.payload) as payload from cases c join case_versions v on v.place = c.place
       where v.version = (select max(version) from case_versions where place = c.place and change is not 'withdrawn') order by c.place`,
    )
    .filter(({ payload }) =>
      papersOf(readPayload(payload)).some(
        ({ sha256 }) => db.get('select 1 from paper_bytes where sha256 = ?', sha256) === undefined,
      ),
    )
    .map(({ number }) => number);
}

/** Leaves a gap in every series of numbers, also in this year's when nothing of it is left. `at` is an instant. */
function raiseSerials(db: Db, at: string): Gap[] {
  const century = Math.floor(Number(at.slice(0, 4)) / 100) * 100;
  for (const { desk, year, serials } of seriesOf(db)) {
    db.run(
      `insert into serials (desk, year, last) values (?, ?, ?) on conflict do update set last = max(last, excluded.last)`,
      desk,
      century + year,
      Math.max(...serials),
    );
  }
  const device = readDevice(db);
  if (device !== null) {
    db.run(
      'insert into serials (desk, year, last) values (?, ?, 0) on conflict do nothing',
      device.desk,
      Number(at.slice(0, 4)),
    );
  }
  const gaps = db
    .all<{ desk: number; year: number; last: number }>('select desk, year, last from serials')
    .map(({ desk, year, last }) => ({ desk, year, from: last + 1, to: Math.min(last + serialGap, lastSerial) }));
  for (const { desk, year, to } of gaps)
    db.run('update serials set last = ? where desk = ? and year = ?', to, desk, year);
  return gaps;
}

/** Lets this year's numbers and all known series go on far above what was ever given, and says so in the audit. */
export function leaveGap(db: Db, at: string): void {
  appendAudit(db, JSON.stringify({ at, call: 'memory', gaps: raiseSerials(db, at) }));
}

/**
 * Begins a new chain above every epoch known, as the same device or as `next`. Answers it, or null on a desk that is not
 * enrolled.
 */
function beginEpoch(db: Db, at: string, next: Device | null): number | null {
  const device = readDevice(db);
  if (device === null) return null;
  const highest = db.get<{ epoch: number | null }>('select max(epoch) as epoch from outbox')?.epoch ?? 0;
  const epoch = Math.max(device.epoch, highest) + 1;
  db.run(
    `insert into deliveries (epoch, seq, delivered_at)
       select epoch, seq, ? from outbox, exchange x where epoch = ? and seq <= x.has_seq
     on conflict do nothing`,
    at,
    device.epoch,
  );
  if (next !== null) {
    replaceDevice(db, { ...next, epoch: Math.max(epoch, next.epoch) });
    return Math.max(epoch, next.epoch);
  }
  db.run('update device set epoch = ?', epoch);
  db.run(
    `update exchange set has_seq = 0, has_hash = ?, stopped = null,
       cursor = (select coalesce(max(n), 0) from feed_events) - feed_base`,
    genesisHash({ device: device.device, epoch }),
  );
  return epoch;
}

/** Statuses that nothing follows, as SQL. */
const final = finalStatuses.map((status) => `'${status}'`).join(', ');

export interface Settled {
  /** Null: the desk must be enrolled before anything can be sent. */
  readonly epoch: number | null;
  /** Cases entered again, for central to take or to know already. */
  readonly entered: number;
}

export interface Settling {
  readonly at: string;
  /** Why, as the audit names it. */
  readonly call: 'salvage' | 'memory';
  /** The desk was enrolled anew as this device: it takes cases that are not decided along, to hear of them. */
  readonly next?: Device;
  /** Central knows nothing of us any more: whatever it once said is unproven, and every case is entered again. */
  readonly forgotten?: boolean;
}

/** In one transaction: drafts that became cases go, a new chain begins, numbers are raised, states are derived. */
export function settle(db: Db, { at, call, next, forgotten = false }: Settling): Settled {
  return db.transaction(() => {
    db.run('delete from drafts where id in (select id from cases)');
    const epoch = beginEpoch(db, at, next ?? null);
    rebuildStates(db);
    const open = db.all<{ id: string; version: number; payload: string }>(
      `select c.id, v.version, unpacked(v.payload) as payload
       from case_states s join case_versions v on v.place = s.place join cases c on c.place = s.place
       where v.payload <> '' and (s.state in ('queued', 'delivered') or ? and s.state <> 'manual'
         or ? and s.state = 'registered' and coalesce(s.status, '') not in (${final})
         or v.change is not null and s.state = 'registered' and not exists (select 1 from outbox o
           join deliveries d on d.epoch = o.epoch and d.seq = o.seq where o.place = v.place and o.version = v.version))
       order by s.place, v.version`,
      forgotten ? 1 : 0,
      next === undefined ? 0 : 1,
    );
    const entered = epoch === null ? [] : open;
    for (const { id, version, payload } of entered) appendEntry(db, { caseId: id, version, payload });
    if (forgotten && epoch !== null) recordForgotten(db, epoch, at);
    rebuildStates(db);
    restartWords(db);
    const gaps = raiseSerials(db, at);
    appendAudit(db, JSON.stringify({ at, call, epoch, entered: entered.length, gaps }));
    return { epoch, entered: entered.length };
  });
}
