// Telephones, birth dates and services stand in the index of words as one sign each, so that no beginnings of them are kept,
// which nobody asks for. The desk writes the index anew when it rests, as one that is older than its index does.
export const signs = {
  number: 340,
  name: 'signs',
  sql: `
insert into case_words (case_words) values ('delete-all');
delete from known_words;
update words_progress set done = 0, swept = null;
`,
} as const;
