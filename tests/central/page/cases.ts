// The list of cases, and the switch that lets new ones wait for a person. Pure: same facts, same page.
import { formatDeskNumber } from '../../../shared/cases/desk-number.ts';
import type { CataloguePackage } from '../../../shared/catalogue/schema.ts';
import { applicantName } from '../../../shared/text/names.ts';
import type { CaseRow, StoredCase } from '../store/cases.ts';
import { contentOf, type StoredChange } from '../store/changes.ts';
import { both, document, head } from './frame.ts';
import { type Html, html } from './html.ts';
import { notTaken, statusWords, type Words, words } from './words.ts';

export interface CasesFacts {
  /** Newest first. */
  readonly cases: readonly StoredCase[];
  readonly catalogue: CataloguePackage | null;
  /** Of these cases. */
  readonly changes: readonly StoredChange[];
  readonly counts: { readonly cases: number; readonly entries: number; readonly waiting: number };
  readonly holding: boolean;
}

/** How a case stands, in words. */
export const standing = (one: CaseRow): Words =>
  one.state === 'refused' ? notTaken : statusWords(one.status ?? one.state);

/** The service's name, or its id without a catalogue. */
export const serviceName = (one: CaseRow, catalogue: CataloguePackage | null): string =>
  catalogue?.services.find((known) => known.id === one.service)?.name.ka ?? one.service;

function row(one: StoredCase, catalogue: CataloguePackage | null, changes: readonly StoredChange[]): Html {
  const { applicant } = contentOf(one, changes);
  const note = one.note === '' ? html`` : html`<span class="note">${one.note}</span>`;
  const withdrawn = changes.some(({ case_id: id, kind }) => id === one.id && kind === 'case.withdrawn');
  const taken =
    withdrawn && one.status !== 'withdrawn' ? html`<span class="note">${words.withdrawn[0]}</span>` : html``;
  return html`<tr><td class="number"><a href="/cases/${one.id}">${formatDeskNumber(one.desk_number)}</a></td><td>${serviceName(one, catalogue)}</td>
<td>${applicantName(applicant)}</td><td class="number">${one.registration_number ?? '—'}</td><td>${both(standing(one))}${taken}${note}</td></tr>`;
}

export function casesPage({ cases, catalogue, changes, counts, holding }: CasesFacts): string {
  const columns = [words.deskNumber, words.service, words.applicant, words.registrationNumber, words.status];
  const table =
    cases.length === 0
      ? html`<p class="quiet">${both(words.noCases)}</p>`
      : html`<table>${head(columns)}<tbody>${cases.map((one) => row(one, catalogue, changes))}</tbody></table>`;
  const hold = holding ? words.goOn : words.hold;
  const body = html`<section><p>${both(holding ? words.holding : words.notHolding)}</p>
<form method="post" action="/hold"><button name="hold" value="${holding ? 'no' : 'yes'}">${both(hold)}</button></form></section>
<section><h2>${both(words.cases)} · ${counts.cases}</h2>${table}
<p class="quiet">${both(words.entries)}: ${counts.entries} · ${both(words.waitingCount)}: ${counts.waiting}</p></section>`;
  return document(words.cases, '/', body);
}
