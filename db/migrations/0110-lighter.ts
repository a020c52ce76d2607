// What one case costs: fewer indexes to keep up in a commit, nothing kept twice, the index of words outside the commit. A
// commit seals and writes every page that it touches, so pages are what is saved here.
export const lighter = {
  number: 110,
  name: 'lighter',
  sql: `
-- Who filed a case and when stands in its payload, and the time in cases.
drop trigger case_versions_frozen;
drop view outbox_entries;
alter table case_versions drop column operator;
alter table case_versions drop column saved_at;
create view outbox_entries as
  select o.epoch, o.seq, c.id as case_id, o.version, lower(hex(o.hash)) as hash, v.payload
  from outbox o join case_versions v on v.place = o.place and v.version = o.version join cases c on c.place = o.place;
create trigger case_versions_frozen before update on case_versions
  when not (exists (select 1 from purges p join cases c on c.id = p.case_id where c.place = old.place) and new.payload = ''
    and (new.place, new.version) is (old.place, old.version))
  begin select raise(abort, 'case_versions is append-only'); end;

-- Parts of desk numbers are looked for under each beginning that there is, in the index of whole numbers.
drop index cases_desk_tail;
drop index cases_serial;

-- Cases up to the place done have their words; later ones get them when the desk rests or somebody searches. An index that
-- was not caught up with begins anew. Its pieces fit on a page of the sealed file, which keeps some bytes for itself.
insert into case_words (case_words) select 'delete-all' from words_progress where done < last;
update words_progress set done = case when done < last then 0 else (select coalesce(max(place), 0) from cases) end;
alter table words_progress drop column last;
insert into case_words (case_words, rank) values ('pgsz', 4000);
insert into case_words (case_words) values ('optimize');
`,
} as const;
