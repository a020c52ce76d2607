// Telephones, birth dates and services stand in the index of words as one sign each, of which no beginnings are kept, and no
// beginnings of four letters: few words share one, so they are asked for by name. The desk writes the index anew when it rests,
// as one that is older than its index does.
export const signs = {
  number: 340,
  name: 'signs',
  sql: `
drop table case_words;
create virtual table case_words using fts5 (
  words, content = '', contentless_delete = 1, detail = none, prefix = '2 3', tokenize = "ascii tokenchars '_-'"
);
-- Merging is the desk's, when it rests. Pieces fit on a page of the sealed file.
insert into case_words (case_words, rank) values ('automerge', 0);
insert into case_words (case_words, rank) values ('crisismerge', 64);
insert into case_words (case_words, rank) values ('pgsz', 4000);
delete from known_words;
update words_progress set done = 0, swept = null;
`,
} as const;
