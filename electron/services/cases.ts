// Reading cases: pages of lists, and one case whole with what is proven of it.
import { type CaseRow, listCases } from '../../db/cases.ts';
import { readOperator } from '../../db/operators.ts';
import { papersWaiting } from '../../db/papers.ts';
import type { Db, Reader } from '../../db/sqlite.ts';
import type { CaseState, CaseView } from '../../shared/contract/cases.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Services } from '../core/call.ts';
import { type ChosenPage, chosenCases } from './case-list.ts';
import { listedSummary, summaryOf } from './case-summary.ts';
import { told } from './changes.ts';
import type { Deadlines } from './deadlines.ts';
import { knownCase } from './known-case.ts';
import type { Packages } from './packages.ts';
import { timelineOf } from './timeline.ts';

const pageSize = 50;

/** The whole case as of version `upTo`, with the form and names of the catalogue it was filed with. */
function viewOf(db: Reader, packages: Packages, row: CaseRow, upTo?: number): CaseView {
  const { first, content, version, changes } = told(db, row.id, row.channel === 'manual', upTo);
  const pkg = packages.of(content.catalogueVersion);
  const form = pkg.forms.find(({ id }) => id === content.form);
  const municipality = pkg.municipalities.find(({ id }) => id === content.route.municipality);
  if (form === undefined || municipality === undefined) throw new Error('a case that its catalogue cannot read');
  return {
    summary: summaryOf(db, packages, row),
    content,
    version,
    changes: [...changes],
    form,
    applicantFields: pkg.applicantFields,
    documents: pkg.documents.filter(({ id }) => content.documents?.some(({ document }) => document === id)),
    notices: pkg.notices ?? [],
    municipalityName: municipality.name,
    operatorName: readOperator(db, first.operator)?.name ?? '',
    timeline: timelineOf(db, row.id),
    papersWaiting: papersWaiting(db, row.id),
  };
}

/** The case by its desk number, as of version `upTo` or today. Problems: case.unknown, case.forgotten (erased by the rule of its retention class). */
export function readableView(
  db: Reader,
  packages: Packages,
  deskNumber: string,
  upTo?: number,
): Result<{ row: CaseRow; view: CaseView }> {
  const known = knownCase(db, deskNumber);
  return known.ok ? ok({ row: known.value, view: viewOf(db, packages, known.value, upTo) }) : known;
}

/** One page of all cases, or of those in a state. */
function pageOf(db: Reader, state: CaseState | null, before: string | null): ChosenPage {
  const { cases, more } = listCases(db, { state, before, limit: pageSize });
  return { rows: cases, next: more ? (cases.at(-1)?.deskNumber ?? null) : null };
}

/** Problems: case.unknown, case.forgotten. */
export function caseServices(
  db: Db,
  packages: Packages,
  deadlines: Deadlines,
): Pick<Services, 'case.list' | 'case.read'> {
  return {
    'case.list': ({ present }, { state, before, filter }) => {
      const { rows, next } =
        filter === undefined
          ? pageOf(db, state, before)
          : chosenCases(db, deadlines, present, { state, before, filter, limit: pageSize });
      const latest = packages.latest();
      const cases = rows.map((row) => ({ ...listedSummary(latest, row), due: deadlines.listed(row, present) }));
      return ok({ cases, more: next !== null, next });
    },
    'case.read': ({ present }, input) => {
      const read = readableView(db, packages, input.deskNumber);
      return read.ok ? ok({ ...read.value.view, deadlines: deadlines.of(read.value.row, present) }) : read;
    },
  };
}
