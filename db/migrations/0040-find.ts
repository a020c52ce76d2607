// What cases and drafts are found by, and the trace of filing a case in spite of a similar one. Numbers are indexed
// where they stand; words are written by the program, and those of older cases when the desk is idle.
export const find = {
  number: 40,
  name: 'find',
  sql: `
-- Tails and parts of numbers that people read out.
create index cases_desk_tail on cases (substr(desk_number, -4));
create index cases_serial on cases (substr(desk_number, 8, 6));
drop index case_states_registration;
create index case_states_registration on case_states (registration_number collate nocase)
  where registration_number is not null;
create index case_states_registration_tail on case_states (substr(registration_number, -4) collate nocase)
  where registration_number is not null;

-- Skeletons of a case's words by its place. Only rowids are asked of it, so it keeps neither text nor positions; pieces
-- are merged when the desk is idle, and only beyond 64 of them inside a commit. A forgotten case goes by its place alone.
create virtual table case_words using fts5 (
  words, content = '', contentless_delete = 1, detail = none, prefix = '2 3 4', tokenize = "ascii tokenchars '_-'"
);
insert into case_words (case_words, rank) values ('automerge', 0);
insert into case_words (case_words, rank) values ('crisismerge', 64);

-- Every skeleton that any case has, to find what a mistyped word was meant to be.
create table known_words (word text primary key) strict, without rowid;
create index known_words_rest on known_words (substr(word, 3));

-- Cases up to the place done have their words; those after it and up to the place last are older than this table. When
-- cases were forgotten, swept is the word up to which it was tried whether any case has it still.
create table words_progress (
  one integer primary key check (one = 1),
  done integer not null,
  last integer not null,
  swept text
) strict;
insert into words_progress select 1, 0, coalesce(max(place), 0), null from cases;

-- Drafts are few and change while they are typed: one row each, gone with the draft. A draft without one is older than
-- this table and gets it when the desk is idle.
create table draft_words (
  draft text primary key references drafts (id) on delete cascade,
  words text not null,
  numbers text not null
) strict;

-- Who filed a case in spite of similar ones that were shown, and why.
create table case_overrides (
  case_id text not null references cases (id),
  similar_id text not null references cases (id),
  reason text not null,
  primary key (case_id, similar_id)
) strict, without rowid;
create trigger case_overrides_frozen before update on case_overrides
  begin select raise(abort, 'case_overrides is append-only'); end;
create trigger case_overrides_kept before delete on case_overrides
  begin select raise(abort, 'case_overrides is append-only'); end;
`,
} as const;
