// The desks, their last contact, and the codes that enrol new ones. Pure.
import type { CataloguePackage } from '../../../shared/catalogue/schema.ts';
import { showInstant } from '../../../shared/time/dates.ts';
import type { Device } from '../store/devices.ts';
import { both, document, head } from './frame.ts';
import { type Html, html } from './html.ts';
import { words } from './words.ts';

export interface DesksFacts {
  readonly devices: readonly Device[];
  readonly catalogue: CataloguePackage | null;
  /** A code just made, shown once. */
  readonly code: string | null;
  /** The device whose place is in a file that belongs to the code, or null. */
  readonly file: string | null;
}

function row(device: Device, catalogue: CataloguePackage | null): Html {
  const center = catalogue?.centers.find((one) => one.id === device.center)?.name.ka ?? device.center;
  const seen = device.seen_at === null ? both(words.never) : html`${showInstant(device.seen_at)}`;
  const state = [
    ...(device.revoked === 0 ? [] : [both(words.revoked)]),
    ...(device.conflict_at === null
      ? []
      : [html`<strong>${both(words.conflict)}</strong> ${showInstant(device.conflict_at)}`]),
  ];
  const [act, to] = device.revoked === 0 ? [words.revoke, 'yes'] : [words.giveBack, 'no'];
  return html`<tr><td>${center}</td><td class="number">${device.center_number}-${device.desk}</td><td class="number">${seen}</td>
<td>${state.length === 0 ? html`—` : state}</td><td><form method="post" action="/revoke"><input type="hidden" name="device" value="${device.id}">
<button name="revoked" value="${to}">${both(act)}</button></form></td></tr>`;
}

export function desksPage({ devices, catalogue, code, file }: DesksFacts): string {
  const columns = [words.center, words.desk, words.seen, words.state, words.decision];
  const table =
    devices.length === 0
      ? html`<p class="quiet">${both(words.noDesks)}</p>`
      : html`<table>${head(columns)}<tbody>${devices.map((device) => row(device, catalogue))}</tbody></table>`;
  const centers = (catalogue?.centers ?? []).map(
    (one) => html`<option value="${one.id}">${one.number} · ${one.name.ka}</option>`,
  );
  const made =
    code === null
      ? html``
      : html`<p role="status">${both(words.newCode)}: <code>${code}</code></p>
${file === null ? html`` : html`<p><a href="/enrolment-files/${file}" download>${both(words.enrolmentFile)}</a> ${both(words.fileApart)}</p>`}`;
  const codes =
    centers.length === 0
      ? html``
      : html`<section><h2>${both(words.enrol)}</h2>${made}<form method="post" action="/codes"><label for="center">${both(words.center)}</label>
<select id="center" name="center">${centers}</select><button>${both(words.makeCode)}</button> <button formaction="/places">${both(words.makeFile)}</button></form></section>`;
  const key = html`<section><h2>${both(words.signingKey)}</h2><p>${both(words.signingKeyWhy)}</p>
<form method="post" action="/signing-key"><button>${both(words.newSigningKey)}</button></form></section>`;
  return document(words.desks, '/desks', html`<section>${table}</section>${codes}${key}`);
}
