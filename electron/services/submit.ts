// Submitting: a draft becomes a case, or says why not. Dispatch holds the transaction: case, papers, outbox entry and
// audit entry are committed together, and only then is the answer given that lets the screen say "saved".
import { appendAudit } from '../../db/audit.ts';
import { addCase, caseById, nextSerial } from '../../db/cases.ts';
import { type Device, readDevice } from '../../db/device.ts';
import { readDraft } from '../../db/drafts.ts';
import { appendEntry } from '../../db/outbox.ts';
import { padNumber } from '../../db/pads.ts';
import { dropUnheldPapers, holdersOf, paperFacts } from '../../db/papers.ts';
import { keepOverrides } from '../../db/similar.ts';
import type { Db, Reader } from '../../db/sqlite.ts';
import { deskNumber } from '../../shared/cases/desk-number.ts';
import { copiesOf, notesKept } from '../../shared/cases/documents.ts';
import { checkPaperForm, type PaperForm, padErrors } from '../../shared/cases/paper-form.ts';
import { type CaseSubmitted, caseSubmittedSchema } from '../../shared/cases/payload.ts';
import { momentOf } from '../../shared/catalogue/moment.ts';
import { routeCase } from '../../shared/catalogue/route.ts';
import type { Draft } from '../../shared/contract/drafts.ts';
import type { PaperRef } from '../../shared/forms/answers.ts';
import { checkCase } from '../../shared/forms/check-case.ts';
import type { Moment } from '../../shared/forms/rules/rule.ts';
import { type FieldError, problem } from '../../shared/problems.ts';
import { limits } from '../../shared/protocol/exchange.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { applicantName } from '../../shared/text/names.ts';
import { showDate, tbilisiDate } from '../../shared/time/dates.ts';
import type { CallContext, Services } from '../core/call.ts';
import { summaryOf } from './case-summary.ts';
import { draftGone } from './drafts.ts';
import { casesASlice, catchUpWords } from './find-index.ts';
import { noticeRecords } from './notices.ts';
import { formOf, type Packages } from './packages.ts';
import { papersNamed } from './papers-named.ts';
import { signedIn } from './signed-in.ts';

const mostFieldErrors = 500;
const mostPapers = 200;

type Checked = Pick<CaseSubmitted, 'form' | 'route' | 'applicant' | 'answers' | 'papers' | 'documents' | 'notices'> & {
  /** Where the desk warned and was given a reason. */
  readonly warned: readonly string[];
  /** What stands on the paper that was typed in; null: it was told at the desk. */
  readonly paper: PaperForm | null;
};

function papersPresent(db: Reader, draft: string, papers: readonly PaperRef[]): boolean {
  return papers.every((paper) => {
    const stored = paperFacts(db, paper.sha256);
    const same = stored?.mediaType === paper.mediaType && stored.size === paper.size;
    return same && holdersOf(db, paper.sha256).includes(draft);
  });
}

/** The paper form that the draft is typed off, held against the desk's pads. */
function paperOf(db: Reader, draft: Draft, moment: Moment): { form: PaperForm | null; errors: readonly FieldError[] } {
  if (draft.content.paperForm === undefined) return { form: null, errors: [] };
  const { form, errors } = checkPaperForm(draft.content.paperForm, moment);
  if (form === null) return { form, errors };
  const known = padNumber(db, form.number);
  const pad = known === null ? null : { ...known, used: known.used === 1, voided: known.voided !== null };
  return { form, errors: padErrors(form, pad, showDate) };
}

/** Problems: service.unknown, service.not-a-case, municipality.unknown, case.invalid, paper.unknown, paper.too-many. */
export function checkDraft(db: Reader, packages: Packages, draft: Draft, present: string): Result<Checked> {
  const pkg = packages.of(draft.catalogueVersion);
  const service = pkg.services.find(({ id }) => id === draft.service);
  if (service === undefined) return fail(problem('service.unknown'));
  if (service.intake !== 'case-form') return fail(problem('service.not-a-case', service.intake));
  const route = routeCase(pkg, draft.content.municipality);
  if (route === null) return fail(problem('municipality.unknown'));
  const form = formOf(pkg, service);
  const moment = momentOf(service, present);
  const asked = { applicantFields: pkg.applicantFields, fields: form.fields };
  const { applicant, answers, raised, ...checked } = checkCase(asked, draft.content, moment);
  const paper = paperOf(db, draft, moment);
  const errors = [...paper.errors, ...checked.errors];
  if (errors.length > 0) return fail(problem('case.invalid', undefined, errors.slice(0, mostFieldErrors)));
  const documents = notesKept(draft.content.documents, service.requiredDocuments);
  const papers = papersNamed([...copiesOf(documents), ...(paper.form?.scans ?? [])], applicant, answers);
  if (papers.length > mostPapers) return fail(problem('paper.too-many'));
  if (!papersPresent(db, draft.id, papers)) return fail(problem('paper.unknown'));
  const warned = raised.map(({ path }) => path);
  const noted = documents.length === 0 ? {} : { documents };
  const notices = noticeRecords(db, pkg, draft, applicant, present);
  const told = pkg.notices === undefined ? {} : { notices };
  return ok({ form: form.id, route, applicant, answers, papers, ...noted, ...told, warned, paper: paper.form });
}

/** The next number of the desk's series of the year of `day`. */
function numberFor(db: Db, device: Device, day: string): string {
  const year = Number(day.slice(0, 4));
  return deskNumber({
    center: device.centerNumber,
    desk: device.desk,
    year,
    serial: nextSerial(db, device.desk, year),
  });
}

function payloadOf(
  db: Db,
  context: CallContext,
  draft: Draft,
  device: Device,
  { warned: _, paper, ...checked }: Checked,
): CaseSubmitted {
  const enteredOn = tbilisiDate(context.present);
  return caseSubmittedSchema.parse({
    kind: 'case.submitted',
    case: draft.id,
    version: 1,
    deskNumber: paper?.number ?? numberFor(db, device, enteredOn),
    center: device.center,
    operator: signedIn(context).operator,
    service: draft.service,
    catalogueVersion: draft.catalogueVersion,
    receiptLanguage: draft.content.receiptLanguage,
    ...checked,
    filedOn: paper?.on ?? enteredOn,
    filedAt: context.reading,
    ...(paper === null
      ? {}
      : { paperForm: { time: paper.time, enteredOn, scans: paper.scans.map(({ sha256 }) => sha256) } }),
  } satisfies CaseSubmitted);
}

/** Serialises the case once: the very text that is stored, hashed and sent. */
function store(db: Db, filed: CaseSubmitted): Result<null> {
  const payload = JSON.stringify(filed);
  if (Buffer.byteLength(payload) > limits.payloadBytes) return fail(problem('call.too-large'));
  const personalNumber = filed.applicant['personalNumber'];
  addCase(db, {
    id: filed.case,
    deskNumber: filed.deskNumber,
    service: filed.service,
    municipality: filed.route.municipality,
    channel: filed.route.channel,
    applicantName: applicantName(filed.applicant),
    personalNumber: typeof personalNumber === 'string' ? personalNumber : null,
    filedOn: filed.filedOn,
    filedAt: filed.filedAt.wall,
    payload,
  });
  if (filed.route.channel === 'system') appendEntry(db, { caseId: filed.case, version: 1, payload });
  return ok(null);
}

/** The reasons are words about people and stay with the case; the chain has where the desk warned. */
export function noteWarned(
  db: Db,
  context: CallContext,
  about: { readonly call: 'case.submit' | 'case.correct'; readonly subject: string },
  warned: readonly string[],
): void {
  const { operator } = signedIn(context);
  const record = { reading: context.reading, operator, ...about, outcome: 'warned', warned };
  appendAudit(db, JSON.stringify(record));
}

/**
 * Problems: draft.unknown, draft.outdated, draft.other-use, desk.not-enrolled, call.too-large, case.unknown (for a case named as similar)
 * and those of `checkDraft`. A draft that is a
 * case already answers that case, so that a doubled click or a repeated call makes no second one.
 */
export function submitServices(db: Db, packages: Packages): Pick<Services, 'case.submit'> {
  return {
    'case.submit': (context, input) => {
      const already = caseById(db, input.draft);
      if (already !== null) return ok(summaryOf(db, packages, already));
      const draft = readDraft(db, input.draft);
      if (draft === null) return fail(draftGone(db, input.draft));
      if (draft.revision !== input.revision) return fail(problem('draft.outdated'));
      const device = readDevice(db);
      if (device === null) return fail(problem('desk.not-enrolled'));
      if (draft.corrects !== undefined) return fail(problem('draft.other-use'));
      const checked = checkDraft(db, packages, draft, context.present);
      if (!checked.ok) return checked;
      dropUnheldPapers(
        db,
        draft.id,
        checked.value.papers.map(({ sha256 }) => sha256),
      );
      const filed = payloadOf(db, context, draft, device, checked.value);
      const stored = store(db, filed);
      if (!stored.ok) return stored;
      if (input.despite !== undefined && !keepOverrides(db, draft.id, input.despite)) {
        return fail(problem('case.unknown', 'named as similar'));
      }
      catchUpWords(db, packages, casesASlice);
      if (checked.value.warned.length > 0)
        noteWarned(db, context, { call: 'case.submit', subject: draft.id }, checked.value.warned);
      const saved = caseById(db, draft.id);
      if (saved === null) throw new Error('a case just stored is not there');
      return ok(summaryOf(db, packages, saved));
    },
  };
}
