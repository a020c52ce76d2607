// A desk that was set back may withdraw a case under a number that central has given to another change. The same withdrawal
// then goes once more under a free one; nothing else follows it, as before.
export const withdrawnAgain = {
  number: 360,
  name: 'withdrawn-again',
  sql: `
drop trigger case_versions_ended;
create trigger case_versions_ended before insert on case_versions
  when new.change is not 'withdrawn'
    and exists (select 1 from case_versions where place = new.place and change = 'withdrawn' and version < new.version)
  begin select raise(abort, 'nothing follows a withdrawal'); end;
`,
} as const;
