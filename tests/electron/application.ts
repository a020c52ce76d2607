// A valid application as an operator would type it, and the calls that bring it to a desk. The person is invented.
import type { CaseSummary } from '../../shared/contract/cases.ts';
import type { Draft, DraftContent } from '../../shared/contract/drafts.ts';
import type { Answers } from '../../shared/forms/answers.ts';
import { checkCase } from '../../shared/forms/check-case.ts';
import type { Field } from '../../shared/forms/field.ts';
import { visibleFields } from '../../shared/forms/visible.ts';
import { acceptedRows } from '../../shared/forms/warnings.ts';
import { catalogue, type TestDesk } from './desk.ts';

/** A plain case service on the general form, and one that lists must not name. */
export const generalService = onGeneralForm(false);
export const sensitiveService = onGeneralForm(true);

function onGeneralForm(sensitive: boolean): string {
  const found = catalogue.services.find(
    (service) =>
      service.intake === 'case-form' &&
      service.sensitive === sensitive &&
      (service.form ?? catalogue.generalForm) === catalogue.generalForm,
  );
  if (found === undefined) throw new Error('the catalogue has no such service');
  return found.id;
}

export const systemMunicipality = municipalityWith(true);
export const manualMunicipality = municipalityWith(false);

function municipalityWith(onMunicipalSystem: boolean): string {
  const found = catalogue.municipalities.find((one) => one.onMunicipalSystem === onMunicipalSystem && !one.mergedInto);
  if (found === undefined) throw new Error('the catalogue has no such municipality');
  return found.id;
}

const byType: Readonly<Record<string, string>> = {
  date: '15.03.1980',
  month: '03.2020',
  datetime: '01.05.2026 10:00',
  time: '10:00',
  personalNumber: '99900000001',
  phone: '599000001',
  email: 'nino@example.ge',
  integer: '2',
  number: '2',
  money: '10',
};

function typed(field: Field): Answers[string] {
  if (field.type === 'checkbox') return true;
  const option = field.options?.[0]?.value;
  if (option !== undefined) return field.type === 'multiselect' ? [option] : option;
  return byType[field.type] ?? 'მაგალითი ტექსტისთვის';
}

/** Something fitting for every required field without papers or rows. */
export function fill(fields: readonly Field[]): Answers {
  const answers: Answers = {};
  for (const field of fields) {
    const shown = visibleFields(fields, answers).some((one) => one.id === field.id);
    if (shown && field.required) answers[field.id] = typed(field);
  }
  return answers;
}

export function applicationContent(changes: Partial<DraftContent> = {}): DraftContent {
  const form = catalogue.forms.find(({ id }) => id === catalogue.generalForm);
  return {
    municipality: systemMunicipality,
    receiptLanguage: 'ru',
    applicant: {
      ...fill(catalogue.applicantFields),
      lastName: 'მაგალითაძე',
      firstName: 'ნინო',
      personalNumber: '99900000001',
    },
    answers: fill(form?.fields ?? []),
    step: 'check',
    ...changes,
  };
}

const day = { today: '2026-05-04', now: '2026-05-04T12:30' };

/** The content with a reason for everything about the applicant that the desk warns of. */
export function reasoned(content: DraftContent): DraftContent {
  const { applicantFields } = catalogue;
  const { raised } = checkCase({ applicantFields, fields: [] }, { ...content, answers: {} }, day);
  const rows = acceptedRows(raised, []).map((row) => ({ ...row, reason: 'ასე უთხრა განმცხადებელმა' }));
  return rows.length === 0 ? content : { ...content, applicant: { ...content.applicant, acceptedWarnings: rows } };
}

/** A draft of the general service with this content saved. */
export async function savedDraft(
  desk: TestDesk,
  content = applicationContent(),
  service = generalService,
): Promise<Draft> {
  const draft = await desk.done('draft.create', { service });
  const saved = { draft: draft.id, revision: draft.revision, content: reasoned(content) };
  const { revision } = await desk.done('draft.save', saved);
  return { ...draft, revision, content };
}

export async function submitted(
  desk: TestDesk,
  content = applicationContent(),
  service = generalService,
): Promise<CaseSummary> {
  const draft = await savedDraft(desk, content, service);
  return desk.done('case.submit', { draft: draft.id, revision: draft.revision });
}
