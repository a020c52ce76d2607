// Choices of cases that an operator keeps by name.
import { type CaseFilter, caseFilterSchema } from '../shared/contract/case-views.ts';
import type { Reader, Writer } from './sqlite.ts';

export interface KeptView {
  readonly name: string;
  readonly filter: CaseFilter;
}

/** By name. */
export function viewsOf(db: Reader, operator: string): KeptView[] {
  return db
    .all<{ name: string; filter: string }>(
      'select name, filter from case_views where operator = ? order by name',
      operator,
    )
    .map(({ name, filter }) => ({ name, filter: caseFilterSchema.parse(JSON.parse(filter)) }));
}

export function keepView(db: Writer, operator: string, { name, filter }: KeptView): void {
  db.run(
    'insert into case_views values (?, ?, ?) on conflict do update set filter = excluded.filter',
    operator,
    name,
    JSON.stringify(filter),
  );
}

export function dropView(db: Writer, operator: string, name: string): void {
  db.run('delete from case_views where operator = ? and name = ?', operator, name);
}
