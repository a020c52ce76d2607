// Central's announcements lie in the feed as they came; here is who has read which, and the way to find them among hundreds of
// thousands of other events.
export const announcements = {
  number: 300,
  name: 'announcements',
  sql: `
create index feed_announcements on feed_events (n) where kind = 'announcement';
create table announcement_reads (
  id text not null,
  operator text not null references operators (id),
  read_at text not null,
  primary key (id, operator)
) strict;
`,
} as const;
