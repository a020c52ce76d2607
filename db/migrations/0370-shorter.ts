// Beginnings of two letters are asked for by the beginnings of three that continue them, of which there are at most as many
// as letters: the index need not hold both, ten bytes a case. The desk writes it anew when it rests.
export const shorter = {
  number: 370,
  name: 'shorter',
  sql: `
drop table case_words;
create virtual table case_words using fts5 (
  words, content = '', contentless_delete = 1, detail = none, prefix = '3', tokenize = "ascii tokenchars '_-'"
);
-- Merging is the desk's, when it rests. Pieces fit on a page of the sealed file.
insert into case_words (case_words, rank) values ('automerge', 0);
insert into case_words (case_words, rank) values ('crisismerge', 64);
insert into case_words (case_words, rank) values ('pgsz', 4000);
delete from known_words;
update words_progress set done = 0, swept = null;
`,
} as const;
