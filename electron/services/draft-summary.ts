// A draft in one line, as lists show it.
import type { Draft, DraftSummary } from '../../shared/contract/drafts.ts';
import { applicantName } from '../../shared/text/names.ts';
import type { Packages } from './packages.ts';
import { listedName } from './service-names.ts';

export function draftSummary(packages: Packages, draft: Draft): DraftSummary {
  return {
    id: draft.id,
    service: draft.service,
    serviceName: listedName(packages.of(draft.catalogueVersion), draft.service),
    applicantName: applicantName(draft.content.applicant),
    corrects: draft.corrects?.deskNumber ?? null,
    createdAt: draft.createdAt,
    savedAt: draft.savedAt,
  };
}
