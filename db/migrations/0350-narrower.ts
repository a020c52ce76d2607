// What is derived names a case by its place alone, and no index holds what its rows have: some 120 bytes a registered case.
export const narrower = {
  number: 350,
  name: 'narrower',
  sql: `
create table settled_before as select place, since, judged_by, class, counted_from, days, due from settled;
drop trigger case_states_settle;
drop trigger case_states_settle_new;
drop trigger papers_unsettle;
drop table settled;

-- Registered cases on their way to being forgotten. since: central's time when all of the case was first seen to be with
-- central; anything that takes that back empties it. The rest is what was judged of it, by which catalogue (0: not yet).
create table settled (
  place integer primary key references cases (place),
  since text,
  judged_by integer not null default 0,
  class text,
  counted_from text,
  days integer,
  due text
) strict;
insert into settled select * from settled_before;
drop table settled_before;
create index settled_judged on settled (judged_by);
create index settled_due on settled (due) where due is not null;
create index settled_class on settled (class, due) where due is not null;

create trigger case_states_settle after update of state on case_states
  when new.state = 'registered' and old.state <> 'registered' begin
  insert into settled (place) select place from cases c
    where place = new.place and not exists (select 1 from purges where case_id = c.id);
end;
create trigger case_states_settle_new after insert on case_states when new.state = 'registered' begin
  insert into settled (place) select place from cases c
    where place = new.place and not exists (select 1 from purges where case_id = c.id);
end;
create trigger papers_unsettle after update of delivered_at on papers begin
  update settled set since = null, judged_by = 0, due = null
    where place in (select c.place from paper_holders h join cases c on c.id = h.holder where h.sha256 = new.sha256);
end;

drop index receipts_printed;
create index receipts_printed on receipts (printed_at);
`,
} as const;
