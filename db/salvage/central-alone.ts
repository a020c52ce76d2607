// What central has of this desk and a rebuilt desk lacks. Central tells of every entry it has, in the order in which they came
// to it, and tells a rebuilt desk again what came after the desk's memory ends: so whatever it tells of and the desk has
// no entry of was lost, and once it tells of the chain begun since, it has told of all before. Only reads.
import type { Reader } from '../sqlite.ts';

export interface CentralAlone {
  /** Registration numbers of cases that are not here. */
  readonly registered: readonly string[];
  /** How many more entries central has that are not registered. */
  readonly others: number;
}

/** Since the rebuild at `since`, by the desk's clock; null while central has not told of everything yet. */
export function centralAlone(db: Reader, since: string): CentralAlone | null {
  const before = db.get<{ n: number }>(
    'select n from feed_events where received_at < ? order by n desc limit 1',
    since,
  );
  const told = `from feed_events f where f.n > ? and f.kind in ('entry.waiting', 'entry.registered', 'entry.refused', 'entry.taken')`;
  const all = db.get(
    `select 1 ${told} and json_extract(f.event, '$.epoch') = (select epoch from device) limit 1`,
    before?.n ?? 0,
  );
  if (all === undefined) return null;
  const lacking = db.all<{ number: string | null }>(
    `select max(json_extract(f.event, '$.registrationNumber')) as number ${told} and f.case_id is null
       and not exists (select 1 from outbox o where o.epoch = json_extract(f.event, '$.epoch')
         and o.seq = json_extract(f.event, '$.seq'))
     group by json_extract(f.event, '$.epoch'), json_extract(f.event, '$.seq')
     having number is null or not exists (select 1 from case_states s where s.registration_number = number collate nocase)
     order by number`,
    before?.n ?? 0,
  );
  const registered = lacking.flatMap(({ number }) => (number === null ? [] : [number]));
  return { registered, others: lacking.length - registered.length };
}
