// What may be forgotten, and that nothing else can be. The triggers are the rule itself: a case is erased only behind a row
// of `purges`, and such a row comes in only where everything that proves it is in this very database.
export const retention = {
  number: 30,
  name: 'retention',
  sql: `
-- So many days back central may be restored from a copy. The protocol does not say it yet: three times what a desk keeps
-- of its own backups.
alter table exchange add column backup_horizon_days integer not null default 90 check (backup_horizon_days > 0);

-- Who forbade that a case be forgotten, why, and who allowed it again. The last act counts.
create table legal_holds (
  n integer primary key,
  case_id text not null references cases (id),
  act text not null check (act in ('placed', 'lifted')),
  reason text not null,
  operator text not null,
  at text not null
) strict;
create index legal_holds_case on legal_holds (case_id, n);
create view held_cases as
  select h.case_id from legal_holds h where h.act = 'placed'
    and not exists (select 1 from legal_holds l where l.case_id = h.case_id and l.n > h.n);

-- Registered cases on their way to being forgotten. since: central's time when all of the case was first seen to be with
-- central; anything that takes that back empties it. The rest is what was judged of it, by which catalogue (0: not yet).
create table settled (
  place integer primary key references cases (place),
  case_id text not null unique references cases (id),
  since text,
  judged_by integer not null default 0,
  class text,
  counted_from text,
  days integer,
  due text
) strict;
create index settled_judged on settled (judged_by);
create index settled_due on settled (due) where due is not null;
create index settled_class on settled (class, due) where due is not null;
insert into settled (place, case_id) select place, case_id from case_states where state = 'registered';

-- One row for each case that was forgotten: by which rule, and at which time, proven by central and read from the clock.
create table purges (
  n integer primary key,
  case_id text not null unique references cases (id),
  class text not null,
  counted_from text not null,
  days integer not null check (days >= 0),
  settled_since text not null,
  horizon_days integer not null,
  proven_at text not null,
  wall_at text not null
) strict;
create index purges_class on purges (class);
create trigger purges_frozen before update on purges begin select raise(abort, 'purges is append-only'); end;
create trigger purges_kept before delete on purges begin select raise(abort, 'purges is append-only'); end;

-- The gate. The earlier of central's time and the clock counts, so that one of them alone, however wrong, forgets nothing.
-- A case of which nothing is left may be entered again: a rebuilt database knows its tombstones before its proofs.
create trigger purges_proven before insert on purges
  when exists (select 1 from case_versions where case_id = new.case_id and payload <> '')
  and not exists (
    select 1 from case_states s join settled t on t.place = s.place, exchange x
    where s.case_id = new.case_id and s.state = 'registered'
      and exists (select 1 from feed_events where case_id = new.case_id and kind = 'entry.registered')
      and new.proven_at = x.trusted_time and new.settled_since = t.since and new.horizon_days = x.backup_horizon_days
      and new.counted_from >= s.registered_at
      and julianday(min(new.proven_at, new.wall_at)) - julianday(new.counted_from) >= new.days
      and julianday(min(new.proven_at, new.wall_at)) - julianday(t.since) >= x.backup_horizon_days
      and not exists (select 1 from held_cases where case_id = new.case_id)
      and not exists (select 1 from paper_holders h join papers p on p.sha256 = h.sha256
        where h.holder = new.case_id and p.delivered_at is null)
      and not exists (select 1 from outbox o join device d on d.epoch = o.epoch
        where o.case_id = new.case_id and o.seq > x.has_seq))
  begin select raise(abort, 'a case is forgotten only when that is proven'); end;

-- What a purge may take from the rows that are otherwise never changed: the words, and nothing that counts or proves.
drop trigger cases_frozen;
create trigger cases_frozen before update on cases
  when not (exists (select 1 from purges where case_id = old.id)
    and new.applicant_name = '' and new.personal_number is null
    and (new.place, new.id, new.desk_number, new.service, new.municipality, new.channel, new.filed_on, new.filed_at)
      is (old.place, old.id, old.desk_number, old.service, old.municipality, old.channel, old.filed_on, old.filed_at))
  begin select raise(abort, 'cases is append-only'); end;
drop trigger case_versions_frozen;
create trigger case_versions_frozen before update on case_versions
  when not (exists (select 1 from purges where case_id = old.case_id) and new.payload = ''
    and (new.case_id, new.version, new.operator, new.saved_at)
      is (old.case_id, old.version, old.operator, old.saved_at))
  begin select raise(abort, 'case_versions is append-only'); end;
drop trigger feed_events_frozen;
create trigger feed_events_frozen before update on feed_events
  when not (exists (select 1 from purges where case_id = old.case_id)
    and (new.n, new.kind, new.case_id, new.received_at) is (old.n, old.kind, old.case_id, old.received_at)
    and new.event = case old.kind
      when 'entry.waiting' then old.event when 'entry.registered' then old.event
      when 'entry.refused' then json_set(old.event, '$.reason', '')
      when 'case.status' then json_set(old.event, '$.note', '')
      else json_object('kind', old.kind) end)
  begin select raise(abort, 'feed_events is append-only'); end;
-- What central says of a forgotten case later is not kept in its words either.
create trigger feed_events_forgotten after insert on feed_events
  when exists (select 1 from purges where case_id = new.case_id) begin
  update feed_events set event = case kind
      when 'entry.waiting' then event when 'entry.registered' then event
      when 'entry.refused' then json_set(event, '$.reason', '')
      when 'case.status' then json_set(event, '$.note', '')
      else json_object('kind', kind) end
    where n = new.n;
end;
drop trigger paper_holders_kept;
create trigger paper_holders_kept before delete on paper_holders
  when exists (select 1 from cases where id = old.holder)
    and not exists (select 1 from purges where case_id = old.holder)
  begin select raise(abort, 'a case keeps its papers'); end;
create trigger legal_holds_frozen before update on legal_holds
  when not (exists (select 1 from purges where case_id = old.case_id) and new.reason = ''
    and (new.n, new.case_id, new.act, new.operator, new.at) is (old.n, old.case_id, old.act, old.operator, old.at))
  begin select raise(abort, 'legal_holds is append-only'); end;
create trigger legal_holds_kept before delete on legal_holds
  begin select raise(abort, 'legal_holds is append-only'); end;

-- A case is settled while it is registered, and begins anew whenever something of it was not with central, or central said
-- more of it.
create trigger case_states_settle after update of state on case_states
  when new.state = 'registered' and old.state <> 'registered'
    and not exists (select 1 from purges where case_id = new.case_id) begin
  insert into settled (place, case_id) values (new.place, new.case_id);
end;
create trigger case_states_settle_new after insert on case_states
  when new.state = 'registered' and not exists (select 1 from purges where case_id = new.case_id) begin
  insert into settled (place, case_id) values (new.place, new.case_id);
end;
create trigger case_states_unsettle after update of state on case_states
  when old.state = 'registered' and new.state <> 'registered' begin
  delete from settled where place = old.place;
end;
create trigger papers_unsettle after update of delivered_at on papers begin
  update settled set since = null, judged_by = 0, due = null
    where case_id in (select holder from paper_holders where sha256 = new.sha256);
end;
create trigger case_states_judge after update of status on case_states
  when new.status is not old.status begin
  update settled set judged_by = 0, due = null where place = new.place;
end;
`,
} as const;
