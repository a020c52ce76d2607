// Printing is an outbox too: what was asked of the printer is written down before the printer gets it, and stays until somebody
// knows whether paper came out. A job has no words of a person.
export const printJobs = {
  number: 220,
  name: 'print-jobs',
  sql: `
create table print_jobs (
  n integer primary key,
  id text not null unique,
  case_id text not null references cases (id),
  size text not null,
  -- Why another copy was wanted; empty for the first.
  reason text not null,
  operator text not null,
  asked_at text not null,
  -- open: at the printer, or the desk stopped while it was there; dropped: nobody wants it any more.
  state text not null check (state in ('open', 'printed', 'failed', 'dropped')),
  -- What kept it from paper; empty: nothing, or nothing is known.
  trouble text not null default '',
  tries integer not null default 1,
  -- The copy that came out last, as the receipts count it.
  copy integer
) strict;
create index print_jobs_waiting on print_jobs (n) where state in ('open', 'failed');
create index print_jobs_case on print_jobs (case_id, n);
create trigger print_jobs_frozen before update on print_jobs
  when (new.n, new.id, new.case_id, new.size, new.reason, new.operator, new.asked_at)
    is not (old.n, old.id, old.case_id, old.size, old.reason, old.operator, old.asked_at)
  begin select raise(abort, 'what was asked of the printer stays'); end;
create trigger print_jobs_kept before delete on print_jobs
  begin select raise(abort, 'what was asked of the printer stays'); end;
`,
} as const;
