// When and in which language something was read to the applicant of a draft, as JSON; it goes into the case with the rest.
// What was ticked before this counts as read when the draft is filed.
export const told = {
  number: 180,
  name: 'told',
  sql: `
alter table drafts add column told text;
`,
} as const;
