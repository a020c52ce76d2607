// What always belongs to one case is kept by its place, a small number, instead of its id of 36 letters, and hashes of the
// chain as 32 bytes: a sixth of what a case took. The truth stays row by row; only how it lies changes.
export const places = {
  number: 90,
  name: 'places',
  sql: `
drop trigger purges_proven;
drop view outbox_entries;
alter table outbox rename to outbox_before;
alter table case_versions rename to case_versions_before;
alter table case_states rename to case_states_before;

-- Append-only: the payload as it was saved, hashed and sent, packed (read it as unpacked(payload)) or plain.
create table case_versions (
  place integer not null references cases (place),
  version integer not null,
  payload any not null,
  operator text not null,
  saved_at text not null,
  primary key (place, version)
) strict;
insert into case_versions (rowid, place, version, payload, operator, saved_at)
  select v.rowid, c.place, v.version, v.payload, v.operator, v.saved_at
  from case_versions_before v join cases c on c.id = v.case_id order by v.rowid;

-- Numbered without gaps per epoch, hash-chained. The payload is the version's, as it lies there. What central lacks when a new epoch
-- begins is entered again there; the entry of the highest epoch counts.
create table outbox (
  epoch integer not null,
  seq integer not null,
  place integer not null,
  version integer not null,
  hash blob not null,
  primary key (epoch, seq),
  unique (place, version, epoch),
  foreign key (place, version) references case_versions (place, version)
) strict, without rowid;
insert into outbox select o.epoch, o.seq, c.place, o.version, unhex(o.hash)
  from outbox_before o join cases c on c.id = o.case_id order by o.epoch, o.seq;

-- Projection: what is proven of each case. Rebuilt from outbox, deliveries and feed_events whenever in doubt.
create table case_states (
  place integer primary key references cases (place),
  state text not null check (state in ('queued', 'delivered', 'registered', 'refused', 'manual')),
  registration_number text,
  registered_at text,
  status text,
  status_step integer not null default 0
) strict;
insert into case_states select place, state, registration_number, registered_at, status, status_step from case_states_before;

drop table outbox_before;
drop table case_versions_before;
drop table case_states_before;
create index case_states_state on case_states (state, place);
create index case_states_registration on case_states (registration_number collate nocase)
  where registration_number is not null;
create index case_states_registration_tail on case_states (substr(registration_number, -4) collate nocase)
  where registration_number is not null;
create view outbox_entries as
  select o.epoch, o.seq, c.id as case_id, o.version, lower(hex(o.hash)) as hash, v.payload, v.saved_at
  from outbox o join case_versions v on v.place = o.place and v.version = o.version join cases c on c.place = o.place;

create trigger outbox_frozen before update on outbox begin select raise(abort, 'outbox is append-only'); end;
create trigger outbox_kept before delete on outbox begin select raise(abort, 'outbox is append-only'); end;
create trigger case_versions_frozen before update on case_versions
  when not (exists (select 1 from purges p join cases c on c.id = p.case_id where c.place = old.place) and new.payload = ''
    and (new.place, new.version, new.operator, new.saved_at) is (old.place, old.version, old.operator, old.saved_at))
  begin select raise(abort, 'case_versions is append-only'); end;
create trigger case_versions_kept before delete on case_versions begin select raise(abort, 'case_versions is append-only'); end;

create trigger case_states_added after insert on case_states begin
  update state_counts set cases = cases + 1 where state = new.state;
end;
create trigger case_states_moved after update of state on case_states when old.state <> new.state begin
  update state_counts set cases = cases - 1 where state = old.state;
  update state_counts set cases = cases + 1 where state = new.state;
end;
create trigger case_states_kept before delete on case_states
  begin select raise(abort, 'a case is never without a state'); end;
create trigger case_states_settle after update of state on case_states
  when new.state = 'registered' and old.state <> 'registered' begin
  insert into settled (place, case_id) select place, id from cases c
    where place = new.place and not exists (select 1 from purges where case_id = c.id);
end;
create trigger case_states_settle_new after insert on case_states when new.state = 'registered' begin
  insert into settled (place, case_id) select place, id from cases c
    where place = new.place and not exists (select 1 from purges where case_id = c.id);
end;
create trigger case_states_unsettle after update of state on case_states
  when old.state = 'registered' and new.state <> 'registered' begin
  delete from settled where place = old.place;
end;
create trigger case_states_judge after update of status on case_states
  when new.status is not old.status begin
  update settled set judged_by = 0, due = null where place = new.place;
end;

-- The gate of forgetting, as it was.
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
      and not exists (select 1 from paper_holders h join papers p on p.sha256 = h.sha256
        where h.holder = new.case_id and p.delivered_at is null)
      and not exists (select 1 from outbox o join device d on d.epoch = o.epoch
        where o.place = c.place and o.seq > x.has_seq))
  begin select raise(abort, 'a case is forgotten only when that is proven'); end;
`,
} as const;
