// Which paper of a draft took another's place, and when: the trace of a scan that was made again. Hashes only; the bytes of
// the earlier one go with the draft.
export const paperReplacements = {
  number: 170,
  name: 'paper-replacements',
  sql: `
create table paper_replacements (
  -- Id of the draft, which becomes the case's.
  holder text not null,
  replaced_at text not null,
  old_sha256 text not null,
  new_sha256 text not null,
  primary key (holder, replaced_at, old_sha256)
) strict, without rowid;
`,
} as const;
