// What a case owes central before it may be forgotten. A paper that only refused corrections name is asked for by nobody and
// keeps no case; a correction or withdrawal that came to central late is as young as its coming.
export const owed = {
  number: 240,
  name: 'owed',
  sql: `
-- The first version of the case that names the paper; 1 also where nobody knows, which proves nothing and keeps the case.
alter table paper_holders add column brought_by integer not null default 1;
update paper_holders set brought_by = coalesce((select min(v.version) from cases c join case_versions v on v.place = c.place
    where c.id = paper_holders.holder and instr(unpacked(v.payload), paper_holders.sha256) > 0), 1)
  where holder in (select c.id from case_versions v join cases c on c.place = v.place where v.change = 'corrected');

-- The gate of forgetting, as it was, but for papers that came with a correction: they need not be with central where its last
-- word on that and on every later version is a refusal.
drop trigger purges_proven;
create trigger purges_proven before insert on purges
  when exists (select 1 from cases c join case_versions v on v.place = c.place
    where c.id = new.case_id and v.payload <> '')
  and not exists (
    select 1 from cases c join case_states s on s.place = c.place join settled t on t.place = c.place, exchange x
    where c.id = new.case_id and s.state = 'registered'
      and exists (select 1 from feed_events where case_id = new.case_id and kind = 'entry.registered')
      and new.proven_at = x.trusted_time and new.settled_since = t.since and new.horizon_days = x.backup_horizon_days
      and new.counted_from >= s.registered_at
      and julianday(min(new.proven_at, new.wall_at)) - julianday(new.counted_from) >= new.days
      and julianday(min(new.proven_at, new.wall_at)) - julianday(t.since) >= x.backup_horizon_days
      and not exists (select 1 from held_cases where case_id = new.case_id)
      and (exists (select 1 from case_versions where place = c.place and change = 'withdrawn')
        or not exists (select 1 from paper_holders h join papers p on p.sha256 = h.sha256
          where h.holder = new.case_id and p.delivered_at is null
            and (h.brought_by = 1 or exists (select 1 from case_versions v
              where v.place = c.place and v.version >= h.brought_by
                and (select f.kind from outbox o join feed_events f on f.case_id = new.case_id
                    and f.kind in ('entry.taken', 'entry.refused')
                    and json_extract(f.event, '$.epoch') = o.epoch and json_extract(f.event, '$.seq') = o.seq
                  where o.place = v.place and o.version = v.version order by f.n desc limit 1) is not 'entry.refused'))))
      and not exists (select 1 from outbox o join device d on d.epoch = o.epoch
        where o.place = c.place and o.seq > x.has_seq))
  begin select raise(abort, 'a case is forgotten only when that is proven'); end;

-- Something of a settled case came to central only now, or once more after it was restored: its horizon begins anew.
create trigger deliveries_unsettle after insert on deliveries begin
  update settled set since = null, judged_by = 0, due = null
    where place = (select place from outbox where epoch = new.epoch and seq = new.seq);
end;
create trigger deliveries_unsettle_again after update on deliveries begin
  update settled set since = null, judged_by = 0, due = null
    where place = (select place from outbox where epoch = new.epoch and seq = new.seq);
end;
update settled set since = null, judged_by = 0, due = null
  where place in (select place from case_versions where change is not null);

-- Cases on paper by what became of them: those not handed over, and those whose answer is awaited.
create index case_states_on_paper on case_states (status, place) where state = 'manual';
`,
} as const;
