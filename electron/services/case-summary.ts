// A case in one line, from its row alone: quick enough for long lists.
import { type CaseRow, latestVersion } from '../../db/cases.ts';
import { isForgotten } from '../../db/retention/purge.ts';
import type { Reader } from '../../db/sqlite.ts';
import { type CaseContent, caseContentSchema } from '../../shared/cases/payload.ts';
import type { CataloguePackage } from '../../shared/catalogue/schema.ts';
import type { CaseSummary } from '../../shared/contract/cases.ts';
import type { LocalText } from '../../shared/primitives.ts';
import type { Packages } from './packages.ts';
import { listedName, serviceName } from './service-names.ts';

/** What the case says by its newest correction, not to be asked for of a forgotten one. Throws for a case without one: a bug. */
export function contentOf(db: Reader, caseId: string): CaseContent {
  const version = latestVersion(db, caseId);
  if (version === null) throw new Error('a case without a version');
  return caseContentSchema.parse(JSON.parse(version.payload));
}

function summary(row: CaseRow, name: LocalText): CaseSummary {
  return {
    case: row.id,
    deskNumber: row.deskNumber,
    service: row.service,
    serviceName: name,
    applicantName: row.applicantName,
    route: { channel: row.channel, municipality: row.municipality },
    filedOn: row.filedOn,
    filedAt: row.filedAt,
    state: row.state,
    registrationNumber: row.registrationNumber,
    status: row.status,
    withdrawn: row.withdrawn === 1,
  };
}

/** The case with its service's own name, by the catalogue it was filed with. */
export function summaryOf(db: Reader, packages: Packages, row: CaseRow): CaseSummary {
  if (isForgotten(db, row.id)) return listedSummary(packages.latest(), row);
  return summary(row, serviceName(packages.of(contentOf(db, row.id).catalogueVersion), row.service));
}

/** The case as an open list may show it, by the newest package: a sensitive service goes by a neutral name. */
export function listedSummary(latest: CataloguePackage, row: CaseRow): CaseSummary {
  return summary(row, listedName(latest, row.service));
}
