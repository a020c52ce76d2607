// A desk that enrols anew is another device to central, whose feed begins at 1 again. Events are kept under one row of
// numbers all the same: central's number plus this base.
export const feedBase = {
  number: 60,
  name: 'feed-base',
  sql: `
alter table exchange add column feed_base integer not null default 0;
`,
} as const;
