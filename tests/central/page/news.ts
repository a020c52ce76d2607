// What goes to all desks: announcements and catalogue packages. Pure.
import { daysBefore, showDate, showInstant, tbilisiDate } from '../../../shared/time/dates.ts';
import { type Announcement, stands } from '../store/announcements.ts';
import { both, document } from './frame.ts';
import { type Html, html } from './html.ts';
import { type Words, words } from './words.ts';

export interface NewsFacts {
  /** Newest first. */
  readonly announcements: readonly Announcement[];
  /** The present instant. */
  readonly now: string;
  /** Null: central has no catalogue. */
  readonly version: number | null;
  /** What came of the package that was just sent, or null. */
  readonly told: Words | null;
}

function entry(one: Announcement, now: string): Html {
  // It ends with a day, at midnight.
  const day = one.ends_at === null ? null : daysBefore(tbilisiDate(one.ends_at), 1);
  const end = day === null ? html`` : html`${both(words.lastDay)}: <span class="number">${showDate(day)}</span>`;
  const state = stands(one, now)
    ? html`${end}<form method="post" action="/withdraw-announcement"><input type="hidden" name="announcement" value="${one.id}"><button>${both(words.withdraw)}</button></form>`
    : both(words.standsNoMore);
  return html`<li><strong>${one.title_ka}</strong> <span class="number">${showInstant(one.published_at)}</span><br>${one.text_ka}
${one.title_en === '' ? html`` : html`<span class="en" lang="en">${one.title_en} — ${one.text_en}</span>`}<br>${state}</li>`;
}

export function newsPage({ announcements, now, version, told }: NewsFacts): string {
  const out = announcements.map((one) => entry(one, now));
  const body = html`<section><h2>${both(words.announcements)}</h2>${out.length === 0 ? html`<p class="quiet">${both(words.noAnnouncements)}</p>` : html`<ul>${out}</ul>`}
<form method="post" action="/announce" class="tall"><label for="titleKa">${both(words.titleKa)}</label><input id="titleKa" name="titleKa" required maxlength="200">
<label for="textKa">${both(words.textKa)}</label><textarea id="textKa" name="textKa" required maxlength="2000" rows="3"></textarea>
<label for="titleEn">${both(words.titleEn)}</label><input id="titleEn" name="titleEn" maxlength="200" lang="en">
<label for="textEn">${both(words.textEn)}</label><textarea id="textEn" name="textEn" maxlength="2000" rows="3" lang="en"></textarea>
<label for="lastDay">${both(words.lastDay)}</label><input id="lastDay" name="lastDay" type="date">
<button>${both(words.publish)}</button></form></section>
<section><h2>${both(words.catalogue)}</h2><p>${both(words.version)}: ${version ?? '—'}</p>${told === null ? html`` : html`<p role="status">${both(told)}</p>`}
<form method="post" action="/catalogue" enctype="multipart/form-data" class="tall"><label for="package">${both(words.package)}</label>
<input id="package" name="package" type="file" accept="application/json" required><button>${both(words.publish)}</button></form></section>`;
  return document(words.news, '/news', body);
}
