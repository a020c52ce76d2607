// The page as one text from what central has. Pure: same facts, same page; no script in it.
import { formatDeskNumber } from '../../../shared/cases/desk-number.ts';
import { payloadSchema } from '../../../shared/cases/payload.ts';
import type { CataloguePackage } from '../../../shared/catalogue/schema.ts';
import { applicantName } from '../../../shared/text/names.ts';
import { showInstant } from '../../../shared/time/dates.ts';
import type { Counts } from '../control/watch.ts';
import type { StoredCase } from '../store/cases.ts';
import type { Device } from '../store/devices.ts';
import { type Html, html } from './html.ts';
import { style } from './style.ts';
import { choices, notTaken, statusWords, type Words, words } from './words.ts';

export interface PageFacts {
  readonly devices: readonly Device[];
  /** Newest first. */
  readonly cases: readonly StoredCase[];
  readonly catalogue: CataloguePackage | null;
  readonly counts: Counts;
}

const both = ([ka, en]: Words): Html => html`${ka} <span class="en" lang="en">${en}</span>`;
const head = (columns: readonly Words[]): Html =>
  html`<thead><tr>${columns.map((column) => html`<th scope="col">${both(column)}</th>`)}</tr></thead>`;

function deskRow(device: Device, catalogue: CataloguePackage | null): Html {
  const center = catalogue?.centers.find((one) => one.id === device.center)?.name.ka ?? device.center;
  const seen = device.seen_at === null ? both(words.never) : html`${showInstant(device.seen_at)}`;
  const revoked = device.revoked === 0 ? html`` : html` · ${both(words.revoked)}`;
  return html`<tr><td>${center}</td><td class="number">${device.center_number}-${device.desk}${revoked}</td><td class="number">${seen}</td></tr>`;
}

function decisionForm(one: StoredCase): Html {
  const options = choices.map(([status, [ka]]) => html`<option value="${status}">${ka}</option>`);
  return html`<form method="post" action="/decide"><input type="hidden" name="case" value="${one.id}">
<select name="status" aria-label="${words.decision[0]}">${options}</select>
<input name="note" maxlength="2000" placeholder="${words.note[0]}" aria-label="${words.note[0]}">
<button>${words.decide[0]}</button></form>`;
}

function caseRow(one: StoredCase, catalogue: CataloguePackage | null): Html {
  const service = catalogue?.services.find((known) => known.id === one.service)?.name.ka ?? one.service;
  const { applicant } = payloadSchema.parse(JSON.parse(one.payload));
  const status = one.state === 'refused' ? notTaken : statusWords(one.status ?? one.state);
  const note = one.note === '' ? html`` : html`<span class="note">${one.note}</span>`;
  return html`<tr><td class="number">${formatDeskNumber(one.desk_number)}</td><td>${service}</td><td>${applicantName(applicant)}</td>
<td class="number">${one.registration_number ?? '—'}</td><td>${both(status)}${note}</td>
<td>${one.state === 'registered' ? decisionForm(one) : html``}</td></tr>`;
}

/** The whole document. */
export function page({ devices, cases, catalogue, counts }: PageFacts): string {
  const deskTable = html`<table>${head([words.center, words.desk, words.seen])}<tbody>${devices.map((device) => deskRow(device, catalogue))}</tbody></table>`;
  const columns = [
    words.deskNumber,
    words.service,
    words.applicant,
    words.registrationNumber,
    words.status,
    words.decision,
  ];
  const caseTable = html`<table>${head(columns)}<tbody>${cases.map((one) => caseRow(one, catalogue))}</tbody></table>`;
  const document = html`<!doctype html>
<html lang="ka"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${words.title[0]}</title><style>${{ html: style }}</style></head>
<body><header><h1>${both(words.title)}</h1><small>${words.standIn[0]} · <span lang="en">${words.standIn[1]}</span></small></header>
<main><section><h2>${both(words.cases)} · ${counts.cases}</h2>${cases.length === 0 ? html`<p class="quiet">${both(words.noCases)}</p>` : caseTable}</section>
<section><h2>${both(words.desks)} · ${counts.devices}</h2>${devices.length === 0 ? html`<p class="quiet">${both(words.noDesks)}</p>` : deskTable}
<p class="quiet">${both(words.entries)}: ${counts.entries}</p></section></main></body></html>`;
  return document.html;
}
