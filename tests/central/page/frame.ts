// What every page of central has around it: title, ways to the other pages, style. No script anywhere.
import { type Html, html } from './html.ts';
import { style } from './style.ts';
import { type Words, words } from './words.ts';

/** Georgian, with English beside it. */
export const both = ([ka, en]: Words): Html => html`${ka} <span class="en" lang="en">${en}</span>`;

/** A table's head. */
export const head = (columns: readonly Words[]): Html =>
  html`<thead><tr>${columns.map((column) => html`<th scope="col">${both(column)}</th>`)}</tr></thead>`;

const ways = [
  ['/', words.cases],
  ['/desks', words.desks],
  ['/news', words.news],
] as const;

/** The whole document. `here`: the address of the way that leads to this page. */
export function document(title: Words, here: string, body: Html): string {
  const links = ways.map(([href, name]) =>
    href === here
      ? html`<a href="${href}" aria-current="page">${both(name)}</a>`
      : html`<a href="${href}">${both(name)}</a>`,
  );
  return html`<!doctype html>
<html lang="ka"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title[0]} · ${words.title[0]}</title><style>${{ html: style }}</style></head>
<body><header><p class="name">${both(words.title)} <small>${words.standIn[0]} · <span lang="en">${words.standIn[1]}</span></small></p>
<nav aria-label="${words.pages[0]}">${links}</nav></header>
<main><h1>${both(title)}</h1>${body}</main></body></html>`.html;
}
