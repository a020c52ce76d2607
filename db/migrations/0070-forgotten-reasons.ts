// Why somebody filed a case in spite of a similar one is words too: they go with the case.
export const forgottenReasons = {
  number: 70,
  name: 'forgotten-reasons',
  sql: `
drop trigger case_overrides_frozen;
create trigger case_overrides_frozen before update on case_overrides
  when not (exists (select 1 from purges where case_id = old.case_id) and new.reason = ''
    and (new.case_id, new.similar_id) is (old.case_id, old.similar_id))
  begin select raise(abort, 'case_overrides is append-only'); end;
`,
} as const;
