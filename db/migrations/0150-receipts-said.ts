// What a printed copy said beyond the case's own version (registration, deadlines), so that the very sheet can be made
// again and held against the paper. Nothing of a person is in it. Copies printed before this have none.
export const receiptsSaid = {
  number: 150,
  name: 'receipts-said',
  sql: `
alter table receipts add column said text;
`,
} as const;
