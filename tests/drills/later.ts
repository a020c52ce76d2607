// A migration that does not exist yet: what a next release may bring to a database with cases in it.
import type { Migration } from '../../db/migrate.ts';

export const later: Migration = {
  number: 990,
  name: 'later',
  sql: `
create table villages (case_id text primary key, text text not null) strict, without rowid;
insert into villages select id, desk_number from cases;
`,
};
