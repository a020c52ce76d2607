// The projection of what is proven of each case, and its counters. Whenever it is in doubt it is made anew from what
// nobody can edit: outbox, deliveries and central's events.
import type { CaseState } from '../shared/contract/cases.ts';
import { manualStatus } from './acts.ts';
import { type CentralRestore, type KeptEvent, type Proof, proofOf } from './proof.ts';
import type { Db, Reader, Writer } from './sqlite.ts';
import { firstEntrySql } from './version-rules.ts';

/** How many cases are in each state: kept by triggers, not counted. */
export function stateCounts(db: Reader): Record<CaseState, number> {
  const counts = { queued: 0, delivered: 0, registered: 0, refused: 0, manual: 0 };
  for (const { state, cases } of db.all<{ state: CaseState; cases: number }>('select state, cases from state_counts')) {
    counts[state] = cases;
  }
  return counts;
}

/** Derives every case's state and the counters again, in one transaction; answers how many cases stood wrong. */
export function rebuildStates(db: Db): number {
  return db.transaction(() => {
    const restores = centralRestores(db);
    let wrong = 0;
    for (let page = casesAfter(db, 0); page.length > 0; page = casesAfter(db, page.at(-1)?.place ?? 0)) {
      for (const row of page) wrong += write(db, row, derive(db, row, restores));
    }
    db.run(
      'update state_counts set cases = (select count(*) from case_states where case_states.state = state_counts.state)',
    );
    return wrong;
  });
}

function centralRestores(db: Reader): CentralRestore[] {
  return db
    .all<{ afterEvent: number; epoch: number | null; seq: number | null }>(
      'select after_event as afterEvent, epoch, has_seq as seq from central_restores order by n',
    )
    .map(({ afterEvent, epoch, seq }) => ({
      afterEvent,
      left: epoch === null || seq === null ? null : { epoch, seq },
    }));
}

interface Place {
  readonly place: number;
  readonly id: string;
  readonly channel: 'system' | 'manual';
}

function casesAfter(db: Reader, place: number): Place[] {
  return db.all<Place>('select place, id, channel from cases where place > ? order by place limit 1000', place);
}

function derive(db: Reader, { place, id, channel }: Place, restores: readonly CentralRestore[]): Proof {
  const events = db.all<KeptEvent>(
    // What central said of a correction or withdrawal says nothing of the case.
    `select n, event from feed_events f where case_id = ? and not (f.kind in ('entry.registered', 'entry.refused') and exists
       (select 1 from outbox o where o.place = ? and not (${firstEntrySql('o')})
         and o.epoch = json_extract(f.event, '$.epoch') and o.seq = json_extract(f.event, '$.seq'))) order by n`,
    id,
    place,
  );
  const entry = db.get<{ epoch: number; seq: number; delivered: number }>(
    // Of the running epoch, central has what it last said; of an earlier one, what was once delivered.
    `select o.epoch, o.seq, case when o.epoch = d.epoch then o.seq <= x.has_seq
       else exists (select 1 from deliveries v where v.epoch = o.epoch and v.seq = o.seq) end as delivered
     from outbox o, exchange x left join device d where o.place = ? and ${firstEntrySql('o')}
     order by o.epoch desc limit 1`,
    place,
  );
  if (entry === undefined) {
    const proof = proofOf({ base: channel === 'manual' ? 'manual' : 'queued', entry: null, events, restores });
    return channel === 'manual' ? { ...proof, status: manualStatus(db, id) ?? proof.status } : proof;
  }
  return proofOf({ base: entry.delivered === 1 ? 'delivered' : 'queued', entry, events, restores });
}

function write(db: Writer, { place }: Place, proof: Proof): number {
  return db.run(
    `insert into case_states (place, state, registration_number, registered_at, status, status_step)
     values (?, ?, ?, ?, ?, ?)
     on conflict (place) do update set state = excluded.state, registration_number = excluded.registration_number,
       registered_at = excluded.registered_at, status = excluded.status, status_step = excluded.status_step
     where (state, registration_number, registered_at, status, status_step) is not
       (excluded.state, excluded.registration_number, excluded.registered_at, excluded.status, excluded.status_step)`,
    place,
    proof.state,
    proof.registrationNumber,
    proof.registeredAt,
    proof.status,
    proof.statusStep,
  );
}
