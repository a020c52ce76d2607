// Writes cases of some days to a file, a stretch at a time so that nobody at the desk waits for it.
import { setImmediate as others } from 'node:timers/promises';
import { casesAt, type PlacedRow } from '../../db/cases.ts';
import { copiesAt } from '../../db/daybook.ts';
import { catchUpFiled, type FiledPlace, filedAfter, filersAt } from '../../db/filed.ts';
import { listOperators } from '../../db/operators.ts';
import { isForgotten } from '../../db/retention/purge.ts';
import type { Db } from '../../db/sqlite.ts';
import type { CataloguePackage } from '../../shared/catalogue/schema.ts';
import type { Input } from '../../shared/contract/contract.ts';
import { casesCsv, casesJson, type ExportedCase } from '../../shared/export/cases.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Answer, CallContext, Services } from '../core/call.ts';
import { contentOf } from './case-summary.ts';
import type { Packages } from './packages.ts';
import { listedName, serviceName } from './service-names.ts';

export interface ExportNeeds {
  readonly db: Db;
  readonly packages: Packages;
  /** Writes a file into the desk's receipt folder, safe against a power cut; answers its path. */
  readonly keepReceipt: (name: string, bytes: Uint8Array) => Result<string>;
}

const aStretch = 100;

/** A number for each person, the same for all of their cases in this file. */
function personNumbers(): (row: PlacedRow, personalNumber: string | null) => number {
  const known = new Map<string, number>();
  return ({ applicantName, place }, personalNumber) => {
    // Of a forgotten case nobody knows whose it was.
    const name = applicantName === '' ? `forgotten ${place}` : `named ${applicantName}`;
    const key = personalNumber ?? name;
    const number = known.get(key) ?? known.size + 1;
    known.set(key, number);
    return number;
  };
}

function municipalityName(pkg: CataloguePackage, id: string): ExportedCase['municipality'] {
  return pkg.municipalities.find((one) => one.id === id)?.name ?? { ka: id, en: id };
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Problems: desk.disk-full, desk.read-only. */
export function exportServices(needs: ExportNeeds): Pick<Services, 'export.cases' | 'export.cases-named'> {
  const { db, packages, keepReceipt } = needs;
  type Asked = Input<'export.cases'>;

  const gathered = async ({ from, to }: Asked, withNames: boolean): Promise<ExportedCase[]> => {
    const pkg = packages.latest();
    const operators = new Map(listOperators(db).map(({ id, name }) => [id, name]));
    const numberOf = personNumbers();
    const all: ExportedCase[] = [];
    let after: FiledPlace | null = null;
    for (;;) {
      const stretch: FiledPlace[] = filedAfter(db, { service: null, operator: null, from, to }, after, aStretch);
      const places = stretch.map(({ place }) => place);
      const [copies, filers] = [copiesAt(db, places), filersAt(db, places)];
      for (const row of casesAt(db, places)) {
        const filer = filers.get(row.place);
        const readable = withNames && !isForgotten(db, row.id);
        const applicant = readable ? contentOf(db, row.id).applicant : {};
        all.push({
          deskNumber: row.deskNumber,
          filedOn: row.filedOn,
          service: readable ? serviceName(pkg, row.service) : listedName(pkg, row.service),
          municipality: municipalityName(pkg, row.municipality),
          channel: row.channel,
          state: row.state,
          registrationNumber: row.registrationNumber,
          status: row.status,
          withdrawn: row.withdrawn === 1,
          operator: operators.get(filer?.operator ?? '') ?? '',
          copies: copies.get(row.deskNumber) ?? 0,
          person: numberOf(row, filer?.personalNumber ?? null),
          named: readable
            ? {
                applicant: row.applicantName,
                personalNumber: filer?.personalNumber ?? null,
                phone: textOf(applicant['phone']),
              }
            : null,
        });
      }
      if (stretch.length < aStretch) return all;
      after = stretch.at(-1) ?? null;
      await others();
    }
  };

  const write = (context: CallContext, asked: Asked, withNames: boolean): Promise<() => Answer<'export.cases'>> => {
    catchUpFiled(db);
    return gathered(asked, withNames).then((cases) => {
      const text = asked.format === 'csv' ? casesCsv(cases, asked.language, withNames) : casesJson(cases);
      const made = context.present.replace(/\D/g, '').slice(0, 14);
      const name = `cases-${asked.from}-${asked.to}-${made}${withNames ? '-named' : ''}.${asked.format}`;
      return () => {
        const kept = keepReceipt(name, new TextEncoder().encode(text));
        return kept.ok ? ok({ file: kept.value, count: cases.length }) : kept;
      };
    });
  };
  return {
    'export.cases': (context, asked) => write(context, asked, false),
    'export.cases-named': (context, asked) => write(context, asked, true),
  };
}
