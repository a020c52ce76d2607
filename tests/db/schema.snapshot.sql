CREATE TABLE acts (
  n integer primary key,
  id text not null unique,
  place integer not null references cases (place),
  kind text not null,
  -- The day in Tbilisi on which it happened, as stated; never after the day it was noted.
  on_day text not null,
  at text not null,
  operator text not null,
  -- JSON; empty once the case is forgotten.
  said text not null
) strict;
CREATE INDEX acts_case on acts (place, n);
CREATE TRIGGER acts_frozen before update on acts
  when not (exists (select 1 from purges p join cases c on c.id = p.case_id where c.place = old.place) and new.said = ''
    and (new.n, new.id, new.place, new.kind, new.on_day, new.at, new.operator)
      is (old.n, old.id, old.place, old.kind, old.on_day, old.at, old.operator))
  begin select raise(abort, 'acts is append-only'); end;
CREATE TRIGGER acts_kept before delete on acts begin select raise(abort, 'acts is append-only'); end;
CREATE TABLE announcement_reads (
  id text not null,
  operator text not null references operators (id),
  read_at text not null,
  primary key (id, operator)
) strict;
CREATE TABLE audit (
  seq integer primary key,
  record any not null,
  hash blob not null
) strict;
CREATE TRIGGER audit_frozen before update on audit begin select raise(abort, 'audit is append-only'); end;
CREATE TRIGGER audit_kept before delete on audit begin select raise(abort, 'audit is append-only'); end;
CREATE TABLE case_notes (
  n integer primary key,
  case_id text not null references cases (id),
  operator text not null references operators (id),
  at text not null,
  words text not null,
  -- operator: to the one named; shift: to whoever comes next.
  handed text check (handed in ('operator', 'shift')),
  for_operator text references operators (id),
  taken_by text references operators (id),
  taken_at text,
  kept_by text references operators (id),
  kept_at text,
  check ((for_operator is not null) = (handed is 'operator')),
  check ((taken_by is null) = (taken_at is null)),
  check ((kept_by is null) = (kept_at is null))
) strict;
CREATE INDEX case_notes_case on case_notes (case_id, n);
CREATE INDEX case_notes_open on case_notes (n) where handed is not null and kept_at is null;
CREATE TRIGGER case_notes_frozen before update on case_notes
  when not ((new.n, new.case_id, new.operator, new.at, new.handed, new.for_operator)
      is (old.n, old.case_id, old.operator, old.at, old.handed, old.for_operator)
    and (new.words is old.words or new.words = '' and exists (select 1 from purges where case_id = old.case_id))
    and (old.taken_at is null or (new.taken_by, new.taken_at) is (old.taken_by, old.taken_at))
    and (old.kept_at is null or (new.kept_by, new.kept_at) is (old.kept_by, old.kept_at)))
  begin select raise(abort, 'case_notes is append-only'); end;
CREATE TRIGGER case_notes_kept before delete on case_notes
  begin select raise(abort, 'case_notes is append-only'); end;
CREATE TABLE case_overrides (
  case_id text not null references cases (id),
  similar_id text not null references cases (id),
  reason text not null,
  primary key (case_id, similar_id)
) strict, without rowid;
CREATE TRIGGER case_overrides_frozen before update on case_overrides
  when not (exists (select 1 from purges where case_id = old.case_id) and new.reason = ''
    and (new.case_id, new.similar_id) is (old.case_id, old.similar_id))
  begin select raise(abort, 'case_overrides is append-only'); end;
CREATE TRIGGER case_overrides_kept before delete on case_overrides
  begin select raise(abort, 'case_overrides is append-only'); end;
CREATE TABLE case_states (
  place integer primary key references cases (place),
  state text not null check (state in ('queued', 'delivered', 'registered', 'refused', 'manual')),
  registration_number text,
  registered_at text,
  status text,
  status_step integer not null default 0
) strict;
CREATE INDEX case_states_on_paper on case_states (status, place) where state = 'manual';
CREATE INDEX case_states_registration on case_states (registration_number collate nocase)
  where registration_number is not null;
CREATE INDEX case_states_registration_tail on case_states (substr(registration_number, -4) collate nocase)
  where registration_number is not null;
CREATE INDEX case_states_state on case_states (state, place);
CREATE INDEX case_states_status on case_states (status, place) where status is not null;
CREATE TRIGGER case_states_added after insert on case_states begin
  update state_counts set cases = cases + 1 where state = new.state;
end;
CREATE TRIGGER case_states_judge after update of status on case_states
  when new.status is not old.status begin
  update settled set judged_by = 0, due = null where place = new.place;
end;
CREATE TRIGGER case_states_kept before delete on case_states
  begin select raise(abort, 'a case is never without a state'); end;
CREATE TRIGGER case_states_moved after update of state on case_states when old.state <> new.state begin
  update state_counts set cases = cases - 1 where state = old.state;
  update state_counts set cases = cases + 1 where state = new.state;
end;
CREATE TRIGGER case_states_settle after update of state on case_states
  when new.state = 'registered' and old.state <> 'registered' begin
  insert into settled (place) select place from cases c
    where place = new.place and not exists (select 1 from purges where case_id = c.id);
end;
CREATE TRIGGER case_states_settle_new after insert on case_states when new.state = 'registered' begin
  insert into settled (place) select place from cases c
    where place = new.place and not exists (select 1 from purges where case_id = c.id);
end;
CREATE TRIGGER case_states_unsettle after update of state on case_states
  when old.state = 'registered' and new.state <> 'registered' begin
  delete from settled where place = old.place;
end;
CREATE TABLE case_versions (
  place integer not null references cases (place),
  version integer not null,
  payload any not null, change text check (change in ('corrected', 'withdrawn')),
  primary key (place, version)
) strict;
CREATE INDEX case_versions_changed on case_versions (place, change) where change is not null;
CREATE TRIGGER case_versions_ended before insert on case_versions
  when new.change is not 'withdrawn'
    and exists (select 1 from case_versions where place = new.place and change = 'withdrawn' and version < new.version)
  begin select raise(abort, 'nothing follows a withdrawal'); end;
CREATE TRIGGER case_versions_frozen before update on case_versions
  when not (exists (select 1 from purges p join cases c on c.id = p.case_id where c.place = old.place) and new.payload = ''
    and (new.place, new.version, new.change) is (old.place, old.version, old.change))
  begin select raise(abort, 'case_versions is append-only'); end;
CREATE TRIGGER case_versions_kept before delete on case_versions begin select raise(abort, 'case_versions is append-only'); end;
CREATE TRIGGER case_versions_unsettle after insert on case_versions when new.version > 1 begin
  update settled set since = null, judged_by = 0, due = null where place = new.place;
end;
CREATE TABLE case_views (
  operator text not null references operators (id),
  name text not null,
  -- JSON.
  filter text not null,
  primary key (operator, name)
) strict, without rowid;
CREATE VIRTUAL TABLE case_words using fts5 (
  words, content = '', contentless_delete = 1, detail = none, prefix = '3', tokenize = "ascii tokenchars '_-'"
);
CREATE TABLE 'case_words_config'(k PRIMARY KEY, v) WITHOUT ROWID;
CREATE TABLE 'case_words_data'(id INTEGER PRIMARY KEY, block BLOB);
CREATE TABLE 'case_words_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER);
CREATE TABLE 'case_words_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE TABLE cases (
  place integer primary key,
  id text not null unique,
  desk_number text not null unique,
  service text not null,
  municipality text not null,
  channel text not null check (channel in ('system', 'manual')),
  applicant_name text not null,
  personal_number text,
  filed_on text not null,
  filed_at text not null
) strict;
CREATE INDEX cases_personal_number on cases (personal_number) where personal_number is not null;
CREATE TRIGGER cases_frozen before update on cases
  when not ((new.place, new.id, new.desk_number, new.service, new.municipality, new.channel, new.filed_on, new.filed_at)
      is (old.place, old.id, old.desk_number, old.service, old.municipality, old.channel, old.filed_on, old.filed_at)
    and (exists (select 1 from purges where case_id = old.id) and new.applicant_name = '' and new.personal_number is null
      or exists (select 1 from case_versions where place = old.place and change = 'corrected')
        and not exists (select 1 from purges where case_id = old.id)))
  begin select raise(abort, 'cases is append-only'); end;
CREATE TRIGGER cases_kept before delete on cases begin select raise(abort, 'cases is append-only'); end;
CREATE TABLE catalogue_packages (
  version integer primary key,
  received_at text not null,
  package text not null
) strict;
CREATE TRIGGER catalogue_packages_frozen before update on catalogue_packages
  begin select raise(abort, 'catalogue_packages is append-only'); end;
CREATE TRIGGER catalogue_packages_kept before delete on catalogue_packages
  begin select raise(abort, 'catalogue_packages is append-only'); end;
CREATE TABLE central_key_next (
  one integer primary key check (one = 1),
  key_id text not null,
  public_key text not null
) strict;
CREATE TABLE central_restores (
  n integer primary key,
  after_event integer not null,
  epoch integer,
  has_seq integer, noticed_at text,
  check ((epoch is null) = (has_seq is null))
) strict;
CREATE TRIGGER central_restores_frozen before update on central_restores
  begin select raise(abort, 'central_restores is append-only'); end;
CREATE TRIGGER central_restores_kept before delete on central_restores
  begin select raise(abort, 'central_restores is append-only'); end;
CREATE TABLE claim (
  one integer primary key check (one = 1),
  -- null: central has answered it
  code text,
  recipient text not null
) strict;
CREATE TABLE contacts (
  n integer primary key,
  day text not null,
  kind text not null,
  operator text not null references operators (id),
  counted_at text not null,
  taken_back_at text
) strict;
CREATE INDEX contacts_day on contacts (day, kind) where taken_back_at is null;
CREATE TABLE day_sheets (
  n integer primary key,
  day text not null,
  operator text not null references operators (id),
  made_at text not null,
  -- JSON: label and value of each line.
  lines text not null
) strict;
CREATE TRIGGER day_sheets_frozen before update on day_sheets
  begin select raise(abort, 'day_sheets is append-only'); end;
CREATE TRIGGER day_sheets_kept before delete on day_sheets
  begin select raise(abort, 'day_sheets is append-only'); end;
CREATE TABLE deliveries (
  epoch integer not null,
  seq integer not null,
  delivered_at text not null, again_at text,
  primary key (epoch, seq)
) strict, without rowid;
CREATE TRIGGER deliveries_unsettle after insert on deliveries begin
  update settled set since = null, judged_by = 0, due = null
    where place = (select place from outbox where epoch = new.epoch and seq = new.seq);
end;
CREATE TRIGGER deliveries_unsettle_again after update on deliveries begin
  update settled set since = null, judged_by = 0, due = null
    where place = (select place from outbox where epoch = new.epoch and seq = new.seq);
end;
CREATE TABLE device (
  one integer primary key check (one = 1),
  device text not null,
  epoch integer not null check (epoch > 0),
  center text not null,
  center_number integer not null,
  desk integer not null,
  private_key blob not null,
  central_key_id text not null,
  central_public_key text not null,
  enrolled_at text not null
) strict;
CREATE TABLE device_key (
  one integer primary key check (one = 1),
  private_key blob not null
) strict;
CREATE TABLE draft_words (
  draft text primary key references drafts (id) on delete cascade,
  words text not null,
  numbers text not null
) strict;
CREATE TABLE drafts (
  id text primary key,
  service text not null,
  catalogue_version integer not null,
  operator text not null references operators (id),
  revision integer not null,
  content text not null,
  created_at text not null,
  saved_at text not null
, visit text, told text, corrects text, base integer) strict;
CREATE INDEX drafts_saved on drafts (saved_at);
CREATE INDEX drafts_visit on drafts (visit);
CREATE TABLE exchange (
  one integer primary key check (one = 1),
  request integer not null,
  cursor integer not null,
  server_epoch text,
  has_seq integer not null,
  has_hash text not null,
  trusted_time text,
  last_answer_at text,
  stopped text
, backup_horizon_days integer not null default 90 check (backup_horizon_days > 0), feed_base integer not null default 0) strict;
CREATE TABLE feed_events (
  n integer primary key,
  kind text not null,
  case_id text,
  event text not null,
  received_at text not null
) strict;
CREATE INDEX feed_announcements on feed_events (n) where kind = 'announcement';
CREATE INDEX feed_events_case on feed_events (case_id, n) where case_id is not null;
CREATE TRIGGER feed_events_forgotten after insert on feed_events
  when exists (select 1 from purges where case_id = new.case_id) begin
  update feed_events set event = case kind
      when 'entry.waiting' then event when 'entry.registered' then event
      when 'entry.refused' then json_set(event, '$.reason', '')
      when 'case.status' then json_set(event, '$.note', '')
      else json_object('kind', kind) end
    where n = new.n;
end;
CREATE TRIGGER feed_events_frozen before update on feed_events
  when not (exists (select 1 from purges where case_id = old.case_id)
    and (new.n, new.kind, new.case_id, new.received_at) is (old.n, old.kind, old.case_id, old.received_at)
    and new.event = case old.kind
      when 'entry.waiting' then old.event when 'entry.registered' then old.event
      when 'entry.refused' then json_set(old.event, '$.reason', '')
      when 'case.status' then json_set(old.event, '$.note', '')
      else json_object('kind', old.kind) end)
  begin select raise(abort, 'feed_events is append-only'); end;
CREATE TRIGGER feed_events_kept before delete on feed_events begin select raise(abort, 'feed_events is append-only'); end;
CREATE TABLE filed (
  place integer primary key references cases (place),
  -- 20260504
  day integer not null,
  service integer not null references filed_names (n),
  -- Null: the case was forgotten before this was noted.
  operator integer references filed_names (n)
) strict;
CREATE INDEX filed_day on filed (day, operator, service);
CREATE INDEX filed_operator on filed (operator, day);
CREATE INDEX filed_service on filed (service, day);
CREATE TABLE filed_names (n integer primary key, name text not null unique) strict;
CREATE VIEW held_cases as
  select h.case_id from legal_holds h where h.act = 'placed'
    and not exists (select 1 from legal_holds l where l.case_id = h.case_id and l.n > h.n);
CREATE VIEW joined_persons as
  select one, other, reason, operator, at from same_persons j where act = 'joined'
    and not exists (select 1 from same_persons l where l.one = j.one and l.other = j.other and l.n > j.n);
CREATE TABLE known_words (word text primary key) strict, without rowid;
CREATE INDEX known_words_rest on known_words (substr(word, 3));
CREATE TABLE legal_holds (
  n integer primary key,
  case_id text not null references cases (id),
  act text not null check (act in ('placed', 'lifted')),
  reason text not null,
  operator text not null,
  at text not null
) strict;
CREATE INDEX legal_holds_case on legal_holds (case_id, n);
CREATE TRIGGER legal_holds_frozen before update on legal_holds
  when not (exists (select 1 from purges where case_id = old.case_id) and new.reason = ''
    and (new.n, new.case_id, new.act, new.operator, new.at) is (old.n, old.case_id, old.act, old.operator, old.at))
  begin select raise(abort, 'legal_holds is append-only'); end;
CREATE TRIGGER legal_holds_kept before delete on legal_holds
  begin select raise(abort, 'legal_holds is append-only'); end;
CREATE TABLE line_price (
  one integer primary key check (one = 1),
  metered integer not null check (metered in (0, 1)),
  operator text not null references operators (id),
  said_at text not null
) strict;
CREATE TABLE operator_locks (
  operator text primary key references operators (id),
  locked_at text not null
) strict;
CREATE TABLE operators (
  id text primary key,
  name text not null,
  role text not null check (role in ('operator', 'administrator')),
  password text not null,
  created_at text not null
) strict;
CREATE TABLE other_keys (
  n integer primary key,
  -- next: not answered by central yet · earlier: of this device · former: of the device that this desk was before
  role text not null check (role in ('next', 'earlier', 'former')),
  private_key blob not null unique check (length(private_key) = 32),
  since text not null
) strict;
CREATE UNIQUE INDEX other_keys_next on other_keys (role) where role = 'next';
CREATE TABLE outbox (
  epoch integer not null,
  seq integer not null,
  place integer not null,
  version integer not null,
  hash blob not null,
  primary key (epoch, seq),
  unique (place, version, epoch),
  foreign key (place, version) references case_versions (place, version)
) strict, without rowid;
CREATE TRIGGER outbox_frozen before update on outbox begin select raise(abort, 'outbox is append-only'); end;
CREATE TRIGGER outbox_kept before delete on outbox begin select raise(abort, 'outbox is append-only'); end;
CREATE VIEW outbox_entries as
  select o.epoch, o.seq, c.id as case_id, o.version, lower(hex(o.hash)) as hash, v.payload
  from outbox o join case_versions v on v.place = o.place and v.version = o.version join cases c on c.place = o.place;
CREATE TABLE pad_numbers (
  desk_number text primary key,
  pad text not null references pads (id)
) strict, without rowid;
CREATE INDEX pad_numbers_pad on pad_numbers (pad, desk_number);
CREATE TRIGGER pad_numbers_frozen before update on pad_numbers begin select raise(abort, 'pad_numbers is append-only'); end;
CREATE TRIGGER pad_numbers_kept before delete on pad_numbers begin select raise(abort, 'pad_numbers is append-only'); end;
CREATE TABLE pad_voids (
  desk_number text primary key references pad_numbers (desk_number),
  reason text not null,
  operator text not null,
  at text not null
) strict, without rowid;
CREATE TRIGGER pad_voids_frozen before update on pad_voids begin select raise(abort, 'pad_voids is append-only'); end;
CREATE TRIGGER pad_voids_kept before delete on pad_voids begin select raise(abort, 'pad_voids is append-only'); end;
CREATE TABLE pads (
  id text primary key,
  reserved_on text not null,
  reserved_at text not null,
  operator text not null references operators (id)
) strict;
CREATE TRIGGER pads_frozen before update on pads begin select raise(abort, 'pads is append-only'); end;
CREATE TRIGGER pads_kept before delete on pads begin select raise(abort, 'pads is append-only'); end;
CREATE TABLE paper_bytes (
  sha256 text primary key references papers (sha256) on delete cascade,
  bytes blob not null
) strict;
CREATE TRIGGER paper_bytes_frozen before update on paper_bytes begin select raise(abort, 'paper_bytes is append-only'); end;
CREATE TABLE paper_holders (
  holder text not null,
  sha256 text not null references papers (sha256), brought_by integer not null default 1,
  primary key (holder, sha256)
) strict, without rowid;
CREATE INDEX paper_holders_paper on paper_holders (sha256);
CREATE TRIGGER paper_holders_kept before delete on paper_holders
  when exists (select 1 from cases where id = old.holder)
    and not exists (select 1 from purges where case_id = old.holder)
  begin select raise(abort, 'a case keeps its papers'); end;
CREATE TABLE paper_replacements (
  -- Id of the draft, which becomes the case's.
  holder text not null,
  replaced_at text not null,
  old_sha256 text not null,
  new_sha256 text not null,
  primary key (holder, replaced_at, old_sha256)
) strict, without rowid;
CREATE TABLE papers (
  sha256 text primary key,
  media_type text not null,
  size integer not null,
  added_at text not null,
  delivered_at text
) strict;
CREATE INDEX papers_waiting on papers (size) where delivered_at is null;
CREATE TRIGGER papers_unsettle after update of delivered_at on papers begin
  update settled set since = null, judged_by = 0, due = null
    where place in (select c.place from paper_holders h join cases c on c.id = h.holder where h.sha256 = new.sha256);
end;
CREATE TABLE papers_let (
  sha256 text primary key references papers (sha256) on delete cascade,
  operator text not null references operators (id),
  let_at text not null
) strict;
CREATE TABLE print_jobs (
  n integer primary key,
  id text not null unique,
  case_id text not null references cases (id),
  size text not null,
  -- Why another copy was wanted; empty for the first.
  reason text not null,
  operator text not null,
  asked_at text not null,
  -- open: at the printer, or the desk stopped while it was there; dropped: nobody wants it any more.
  state text not null check (state in ('open', 'printed', 'failed', 'dropped')),
  -- What kept it from paper; empty: nothing, or nothing is known.
  trouble text not null default '',
  tries integer not null default 1,
  -- The copy that came out last, as the receipts count it.
  copy integer
) strict;
CREATE INDEX print_jobs_case on print_jobs (case_id, n);
CREATE INDEX print_jobs_waiting on print_jobs (n) where state in ('open', 'failed');
CREATE TRIGGER print_jobs_frozen before update on print_jobs
  when (new.n, new.id, new.case_id, new.size, new.reason, new.operator, new.asked_at)
    is not (old.n, old.id, old.case_id, old.size, old.reason, old.operator, old.asked_at)
  begin select raise(abort, 'what was asked of the printer stays'); end;
CREATE TRIGGER print_jobs_kept before delete on print_jobs
  begin select raise(abort, 'what was asked of the printer stays'); end;
CREATE TABLE purges (
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
CREATE INDEX purges_class on purges (class);
CREATE TRIGGER purges_frozen before update on purges begin select raise(abort, 'purges is append-only'); end;
CREATE TRIGGER purges_kept before delete on purges begin select raise(abort, 'purges is append-only'); end;
CREATE TRIGGER purges_proven before insert on purges
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
CREATE TABLE receipts (
  case_id text not null references cases (id),
  copy integer not null,
  size text not null,
  target text not null check (target in ('printer', 'pdf')),
  operator text not null,
  printed_at text not null, said text,
  primary key (case_id, copy)
) strict, without rowid;
CREATE INDEX receipts_printed on receipts (printed_at);
CREATE TRIGGER receipts_frozen before update on receipts begin select raise(abort, 'receipts is append-only'); end;
CREATE TRIGGER receipts_kept before delete on receipts begin select raise(abort, 'receipts is append-only'); end;
CREATE TABLE return_key (
  one integer primary key check (one = 1),
  identity text not null,
  recipient text not null
) strict;
CREATE TABLE rewrites (
  n integer primary key,
  after_purge integer not null,
  schema integer not null,
  proven_at text not null
) strict;
CREATE TABLE same_persons (
  n integer primary key,
  one text not null references cases (id),
  other text not null references cases (id),
  act text not null check (act in ('joined', 'parted')),
  reason text,
  operator text not null references operators (id),
  at text not null,
  check (one < other),
  check ((act = 'joined') = (reason is not null))
) strict;
CREATE INDEX same_persons_one on same_persons (one, other, n);
CREATE INDEX same_persons_other on same_persons (other);
CREATE TRIGGER same_persons_frozen before update on same_persons
  begin select raise(abort, 'same_persons is append-only'); end;
CREATE TRIGGER same_persons_kept before delete on same_persons
  begin select raise(abort, 'same_persons is append-only'); end;
CREATE TABLE serials (
  desk integer not null,
  year integer not null,
  last integer not null,
  primary key (desk, year)
) strict, without rowid;
CREATE TABLE settled (
  place integer primary key references cases (place),
  since text,
  judged_by integer not null default 0,
  class text,
  counted_from text,
  days integer,
  due text
) strict;
CREATE INDEX settled_class on settled (class, due) where due is not null;
CREATE INDEX settled_due on settled (due) where due is not null;
CREATE INDEX settled_judged on settled (judged_by);
CREATE TABLE starts (
  one integer primary key check (one = 1),
  count integer not null
) strict;
CREATE TABLE state_counts (state text primary key, cases integer not null) strict, without rowid;
CREATE TABLE twin_numbers (
  case_id text primary key references cases (id),
  desk_number text not null
) strict, without rowid;
CREATE INDEX twin_numbers_number on twin_numbers (desk_number);
CREATE TRIGGER twin_numbers_frozen before update on twin_numbers
  begin select raise(abort, 'twin_numbers is append-only'); end;
CREATE TRIGGER twin_numbers_kept before delete on twin_numbers
  begin select raise(abort, 'twin_numbers is append-only'); end;
CREATE TABLE visit_cases (
  visit text not null references visits (id),
  place integer not null references cases (place),
  primary key (visit, place)
) strict, without rowid;
CREATE TABLE visits (
  id text primary key,
  state text not null check (state in ('open', 'parked', 'ended')),
  operator text not null references operators (id),
  begun_at text not null,
  -- Since when it is in this state.
  since text not null
) strict;
CREATE INDEX visits_begun on visits (begun_at);
CREATE UNIQUE INDEX visits_open on visits (state) where state = 'open';
CREATE INDEX visits_since on visits (state, since);
CREATE TABLE words_progress (
  one integer primary key check (one = 1),
  done integer not null,
  swept text
) strict;
