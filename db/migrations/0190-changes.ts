// Corrections and withdrawals are versions of a case; which of them a version is stands beside it, so that lists need not
// unpack a payload. What lists show of the applicant follows the newest correction, and nothing else of a case moves.
export const changes = {
  number: 190,
  name: 'changes',
  sql: `
alter table case_versions add column change text check (change in ('corrected', 'withdrawn'));
create index case_versions_changed on case_versions (place, change) where change is not null;
drop trigger case_versions_frozen;
create trigger case_versions_frozen before update on case_versions
  when not (exists (select 1 from purges p join cases c on c.id = p.case_id where c.place = old.place) and new.payload = ''
    and (new.place, new.version, new.change) is (old.place, old.version, old.change))
  begin select raise(abort, 'case_versions is append-only'); end;
create trigger case_versions_ended before insert on case_versions
  when exists (select 1 from case_versions where place = new.place and change = 'withdrawn' and version < new.version)
  begin select raise(abort, 'nothing follows a withdrawal'); end;
-- A change is not with central yet: the case is settled anew.
create trigger case_versions_unsettle after insert on case_versions when new.version > 1 begin
  update settled set since = null, judged_by = 0, due = null where place = new.place;
end;

drop trigger cases_frozen;
create trigger cases_frozen before update on cases
  when not ((new.place, new.id, new.desk_number, new.service, new.municipality, new.channel, new.filed_on, new.filed_at)
      is (old.place, old.id, old.desk_number, old.service, old.municipality, old.channel, old.filed_on, old.filed_at)
    and (exists (select 1 from purges where case_id = old.id) and new.applicant_name = '' and new.personal_number is null
      or exists (select 1 from case_versions where place = old.place and change = 'corrected')
        and not exists (select 1 from purges where case_id = old.id)))
  begin select raise(abort, 'cases is append-only'); end;

-- The case that a draft corrects, and the version that it began with.
alter table drafts add column corrects text;
alter table drafts add column base integer;

-- The gate of forgetting, as it was, but papers of a withdrawn case need not be with central: nobody asks for them.
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
          where h.holder = new.case_id and p.delivered_at is null))
      and not exists (select 1 from outbox o join device d on d.epoch = o.epoch
        where o.place = c.place and o.seq > x.has_seq))
  begin select raise(abort, 'a case is forgotten only when that is proven'); end;
`,
} as const;
