// One case as a clerk sees it: what was filed, its papers, and what can be done with it now. Pure.

import { changedFields } from '../../../shared/cases/changed.ts';
import { formatDeskNumber } from '../../../shared/cases/desk-number.ts';
import { leaverOf } from '../../../shared/cases/leaving.ts';
import { type CaseContent, caseContentSchema, payloadSchema } from '../../../shared/cases/payload.ts';
import type { CataloguePackage } from '../../../shared/catalogue/schema.ts';
import type { Answer, Answers } from '../../../shared/forms/answers.ts';
import type { Field } from '../../../shared/forms/field.ts';
import { showAnswer } from '../../../shared/forms/show.ts';
import { documentWords, receiptWords } from '../../../shared/receipt/words.ts';
import { showDate, showInstant } from '../../../shared/time/dates.ts';
import type { CaseRow, StoredCase } from '../store/cases.ts';
import { contentOf, type StoredChange } from '../store/changes.ts';
import { serviceName, standing } from './cases.ts';
import { both, document } from './frame.ts';
import { type Html, html } from './html.ts';
import { choices, statusWords, type Words, words } from './words.ts';

export interface CaseFacts {
  readonly one: StoredCase;
  readonly catalogue: CataloguePackage | null;
  /** Its corrections and its withdrawal, oldest first. */
  readonly changes: readonly StoredChange[];
  /** Contents that it names and central has. */
  readonly had: ReadonlySet<string>;
  /** Other cases with the same desk number. */
  readonly namesakes: readonly CaseRow[];
}

type Fact = readonly [name: Html, value: string];

function shownAnswer(field: Field | undefined, value: Answer): string {
  if (field !== undefined) return showAnswer(field, value, 'ka');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function answers(given: Answers, fields: readonly Field[]): Fact[] {
  return Object.entries(given).map(([name, value]) => {
    const field = fields.find((one) => one.id === name);
    return [html`${field?.label.ka ?? name}`, shownAnswer(field, value)];
  });
}

const list = (facts: readonly Fact[]): Html =>
  html`<dl>${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;

function papers({ papers: named }: CaseContent, had: ReadonlySet<string>): Html {
  if (named.length === 0) return html`<p class="quiet">${both(words.noPapers)}</p>`;
  const rows = named.map(({ sha256, name }) =>
    had.has(sha256)
      ? html`<li><a href="/papers/${sha256}" download="${name}">${name}</a></li>`
      : html`<li>${name} · ${both(words.missing)}</li>`,
  );
  return html`<ul>${rows}</ul>`;
}

/** What became of the papers that the service asks for, as the desk noted it. */
function documents({ documents: notes = [] }: CaseContent, catalogue: CataloguePackage | null): Fact[] {
  return notes.map(({ document, original = null, copies }) => {
    const name = catalogue?.documents.find(({ id }) => id === document)?.name.ka ?? document;
    const said = documentWords({ original, copies }).map((word) => receiptWords[word].ka);
    return [html`${name}`, said.join(', ')];
  });
}

/** What one change says: when, why, who asked, and each answer as it was and as it is. */
function changed(before: CaseContent, change: StoredChange, fields: (part: string) => readonly Field[]): Html {
  const payload = payloadSchema.parse(JSON.parse(change.payload));
  if (payload.kind === 'case.submitted') return html``;
  const shown = (field: Field | undefined, value: Answer): string => (value === null ? '—' : shownAnswer(field, value));
  const differing = payload.kind === 'case.withdrawn' ? [] : changedFields(before, payload);
  const leaver = leaverOf(differing);
  const differences =
    leaver !== null
      ? [[both(words.leaver), leaver] as const]
      : differing.map((one): Fact => {
          const field = fields(one.part).find(({ id }) => id === one.field);
          return [html`${field?.label.ka ?? one.field}`, `${shown(field, one.before)} → ${shown(field, one.after)}`];
        });
  const asked =
    payload.kind === 'case.corrected'
      ? []
      : [[both(words.askedBy), `${words[`${payload.askedBy.role}Asks`][0]} ${payload.askedBy.name}`.trim()] as const];
  const late = change.decided === null ? [] : [[both(words.afterDecision), statusWords(change.decided)[0]] as const];
  const corrected = leaver === null ? words.corrected : words.left;
  const title = payload.kind === 'case.corrected' ? corrected : words.withdrawn;
  return html`<h3>${change.version} · ${both(title)} · ${showInstant(payload.savedAt.wall)}</h3>
${list([[both(words.reason), payload.reason], ...asked, ...late, ...differences])}`;
}

function versions({ one, changes, catalogue }: CaseFacts): Html {
  if (changes.length === 0) return html``;
  let before = caseContentSchema.parse(JSON.parse(one.payload));
  const form = catalogue?.forms.find((known) => known.id === before.form)?.fields ?? [];
  const fields = (part: string): readonly Field[] => (part === 'applicant' ? (catalogue?.applicantFields ?? []) : form);
  const shown = changes.map((change) => {
    const said = changed(before, change, fields);
    if (change.kind === 'case.corrected') before = caseContentSchema.parse(JSON.parse(change.payload));
    return said;
  });
  return html`<section><h2>${both(words.versions)}</h2>${shown}</section>`;
}

function act(action: string, title: Words, one: StoredCase, fields: Html, button: Words): Html {
  return html`<section><h2>${both(title)}</h2><form method="post" action="${action}"><input type="hidden" name="case" value="${one.id}">
${fields}<button>${both(button)}</button></form></section>`;
}

const note = (id: string, required: boolean): Html =>
  html`<label for="${id}">${both(words.note)}</label><textarea id="${id}" name="note" maxlength="1500" rows="3"${{ html: required ? ' required' : '' }}></textarea>`;

function deeds(one: StoredCase, catalogue: CataloguePackage | null): Html {
  if (one.state === 'refused') return html``;
  if (one.state === 'waiting') {
    return html`${act('/register', words.register, one, html``, words.register)}
${act('/refuse', words.refuse, one, note('refusal', true), words.refuse)}`;
  }
  const statuses = choices.map(([status, name]) => html`<option value="${status}">${name[0]} · ${name[1]}</option>`);
  const wanted = (catalogue?.documents ?? []).map((one) => html`<option value="${one.id}">${one.name.ka}</option>`);
  const document =
    wanted.length === 0
      ? html``
      : html`<label for="document">${both(words.document)}</label><select id="document" name="document"><option value="">—</option>${wanted}</select>`;
  return html`${act('/decide', words.decision, one, html`<label for="status">${both(words.status)}</label><select id="status" name="status">${statuses}</select>${note('decision', false)}`, words.decide)}
${act('/ask', words.ask, one, html`${document}${note('asked', wanted.length === 0)}`, words.ask)}`;
}

export function casePage(page: CaseFacts): string {
  const { one, catalogue, changes, had, namesakes } = page;
  const payload = contentOf(one, changes);
  const form = catalogue?.forms.find((known) => known.id === payload.form)?.fields ?? [];
  const facts: Fact[] = [
    [both(words.deskNumber), formatDeskNumber(one.desk_number)],
    [both(words.service), serviceName(one, catalogue)],
    [both(words.status), standing(one)[0]],
    [both(words.filed), showDate(payload.filedOn)],
    [both(words.received), showInstant(one.received_at)],
    [both(words.registrationNumber), one.registration_number ?? '—'],
    [both(words.note), one.note === '' ? '—' : one.note],
  ];
  const others = namesakes.map(
    (other) => html`<a href="/cases/${other.id}">${other.registration_number ?? serviceName(other, catalogue)}</a> `,
  );
  const twice = others.length === 0 ? html`` : html`<p role="note">${both(words.numberTwice)}: ${others}</p>`;
  const body = html`${twice}<section>${list(facts)}</section>
${versions(page)}
<section><h2>${both(words.applicant)}</h2>${list(answers(payload.applicant, catalogue?.applicantFields ?? []))}</section>
<section><h2>${both(words.answers)}</h2>${list(answers(payload.answers, form))}</section>
<section><h2>${both(words.papers)}</h2>${list(documents(payload, catalogue))}${papers(payload, had)}</section>
${deeds(one, catalogue)}`;
  return document([`${words.case[0]} ${formatDeskNumber(one.desk_number)}`, words.case[1]], '/', body);
}
