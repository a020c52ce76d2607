// Drafts: what is being typed, kept exactly as typed. Nothing is judged here; checking happens when a case is submitted.
import { caseById } from '../../db/cases.ts';
import { readDevice } from '../../db/device.ts';
import { createDraft, discardDraft, listDrafts, type NewDraft, readDraft, saveDraft } from '../../db/drafts.ts';
import { holdPapersOf } from '../../db/papers.ts';
import type { Db, Reader } from '../../db/sqlite.ts';
import { newestVersion } from '../../db/versions.ts';
import { keepDraftWords } from '../../db/words.ts';
import { competentMunicipality } from '../../shared/catalogue/route.ts';
import type { CataloguePackage, Service } from '../../shared/catalogue/schema.ts';
import type { Draft, DraftContent } from '../../shared/contract/drafts.ts';
import { familyAnswers, reusedAnswers } from '../../shared/forms/reuse.ts';
import { typedAnswers } from '../../shared/forms/typed.ts';
import { type Problem, problem } from '../../shared/problems.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Services } from '../core/call.ts';
import type { Random } from '../core/ports.ts';
import { carriedOver } from './carry.ts';
import { contentOf } from './case-summary.ts';
import { readableView } from './cases.ts';
import { changeable } from './changeable.ts';
import { draftSummary } from './draft-summary.ts';
import { draftWordsOf } from './find-facts.ts';
import { noteTold } from './notices.ts';
import { formOf, type Packages } from './packages.ts';
import { signedIn } from './signed-in.ts';
import { enterVisitOf, visitFor } from './visits.ts';

/** Why there is no draft of this id: it became a case, or it never was. */
export function draftGone(db: Reader, id: string): Problem {
  return problem(caseById(db, id) === null ? 'draft.unknown' : 'draft.submitted');
}

/** An empty draft: the center's own municipality and usual second language, both for the operator to change. */
function emptyContent(pkg: CataloguePackage, centerId: string): DraftContent | null {
  const center = pkg.centers.find(({ id }) => id === centerId);
  const municipality = center === undefined ? null : competentMunicipality(pkg, center.municipality);
  if (center === undefined || municipality === null) return null;
  return {
    municipality: municipality.id,
    receiptLanguage: center.receiptLanguages[1] ?? 'ka',
    applicant: {},
    answers: {},
    step: 'applicant',
  };
}

/** The content with the applicant of an earlier case, or what the family shares, by the fields of today. Problems: case.unknown, case.forgotten. */
function ofEarlier(
  content: DraftContent,
  pkg: CataloguePackage,
  read: ReturnType<typeof readableView>,
  family: boolean,
): Result<DraftContent> {
  if (!read.ok) return read;
  const { deskNumber, filedAt } = read.value.row;
  const { applicant, receiptLanguage, route } = read.value.view.content;
  return ok({
    ...content,
    municipality: competentMunicipality(pkg, route.municipality)?.id ?? content.municipality,
    receiptLanguage,
    applicant: (family ? familyAnswers : reusedAnswers)(pkg.applicantFields, applicant),
    reused: { from: deskNumber, filedAt, ...(family && { family }) },
  });
}

/** The content with what its applicant said in earlier cases, each answer with its origin. */
function withCarried(db: Reader, packages: Packages, service: Service, content: DraftContent): DraftContent {
  if (content.reused === undefined) return content;
  const { personalNumber } = content.applicant;
  const of = { deskNumber: content.reused.from, personalNumber, family: content.reused.family === true };
  const { answers, origins } = carriedOver(db, packages, of, {
    service,
    fields: formOf(packages.latest(), service).fields,
  });
  return { ...content, answers, reused: { ...content.reused, answers: origins } };
}

/**
 * The draft of a correction: the case as it stands, by the form it was filed with; the case's papers are the draft's too.
 * Problems: those of `changeable`, service.unknown.
 */
function correctionOf(db: Db, packages: Packages, deskNumber: string, service: string): Result<Omit<NewDraft, Made>> {
  const found = changeable(db, deskNumber);
  if (!found.ok) return found;
  const { id: caseId, service: filed } = found.value;
  if (filed !== service) return fail(problem('service.unknown'));
  const { catalogueVersion, route, receiptLanguage, form: formId, ...filled } = contentOf(db, caseId);
  const pkg = packages.of(catalogueVersion);
  const content: DraftContent = {
    municipality: route.municipality,
    receiptLanguage,
    applicant: typedAnswers(pkg.applicantFields, filled.applicant),
    ...(filled.documents === undefined ? {} : { documents: filled.documents }),
    answers: typedAnswers(pkg.forms.find(({ id }) => id === formId)?.fields ?? [], filled.answers),
    step: 'applicant',
  };
  return ok({ service, catalogueVersion, content, corrects: { caseId, base: newestVersion(db, caseId) } });
}

type Made = 'id' | 'operator' | 'createdAt' | 'visit';
type DraftCalls = 'draft.create' | 'draft.read' | 'draft.save' | 'draft.list' | 'draft.discard';

/**
 * Problems: desk.not-enrolled, service.unknown, service.not-a-case, case.unknown, case.forgotten, draft.unknown,
 * draft.submitted, draft.outdated, case.withdrawn, case.not-taken.
 */
export function draftServices(db: Db, random: Random, packages: Packages): Pick<Services, DraftCalls> {
  return {
    'draft.create': (context, input) => {
      const device = readDevice(db);
      if (device === null) return fail(problem('desk.not-enrolled'));
      const createdAt = context.present;
      const begin = (begun: Omit<NewDraft, Made>, goesOnFrom: string | undefined): Result<Draft> => {
        const id = random.uuid();
        const visit = visitFor(db, random, context, goesOnFrom);
        createDraft(db, { ...begun, id, operator: signedIn(context).operator, createdAt, visit });
        if (begun.corrects !== undefined) holdPapersOf(db, begun.corrects.caseId, id);
        keepDraftWords(db, id, draftWordsOf(packages.of(begun.catalogueVersion), { ...begun, ...begun.content }));
        const draft = readDraft(db, id);
        if (draft === null) throw new Error('a draft just begun is not there');
        return ok(draft);
      };
      if (input.corrects !== undefined) {
        const correction = correctionOf(db, packages, input.corrects, input.service);
        return correction.ok ? begin(correction.value, input.corrects) : correction;
      }
      const pkg = packages.latest();
      const service = pkg.services.find(({ id }) => id === input.service);
      if (service === undefined) return fail(problem('service.unknown'));
      if (service.intake !== 'case-form') return fail(problem('service.not-a-case', service.intake));
      const empty = emptyContent(pkg, device.center);
      if (empty === null) return fail(problem('desk.not-enrolled', 'the catalogue does not know this center'));
      const { sameApplicant, sameFamily } = input;
      const earlier = sameApplicant ?? sameFamily;
      const begun =
        earlier === undefined
          ? ok(empty)
          : ofEarlier(empty, pkg, readableView(db, packages, earlier), sameApplicant === undefined);
      if (!begun.ok) return begun;
      const content = withCarried(db, packages, service, begun.value);
      return begin({ service: service.id, catalogueVersion: pkg.version, content }, earlier);
    },
    'draft.read': ({ present }, input) => {
      const draft = readDraft(db, input.draft);
      if (draft === null) return fail(draftGone(db, input.draft));
      enterVisitOf(db, draft.id, present);
      return ok(draft);
    },
    'draft.save': ({ present }, input) => {
      const savedAt = present;
      const saved = saveDraft(db, { id: input.draft, revision: input.revision, content: input.content, savedAt });
      if (saved === 'unknown') return fail(draftGone(db, input.draft));
      if (saved === 'outdated') return fail(problem('draft.outdated'));
      const draft = readDraft(db, input.draft);
      if (draft === null) throw new Error('a draft just saved is not there');
      const pkg = packages.of(draft.catalogueVersion);
      keepDraftWords(db, draft.id, draftWordsOf(pkg, { ...draft, ...draft.content }));
      noteTold(db, pkg, draft, savedAt);
      return ok({ revision: input.revision + 1, savedAt });
    },
    'draft.list': () => ok(listDrafts(db).map((draft) => draftSummary(packages, draft))),
    'draft.discard': (_context, input) => (discardDraft(db, input.draft) ? ok({}) : fail(draftGone(db, input.draft))),
  };
}
