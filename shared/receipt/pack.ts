// The receipts of a visit as one document: a slip with the list of numbers, then every receipt on a page of its own. They
// are joined, not made again: what lies in the pack is letter for letter what is printed alone.
import { formatDeskNumber } from '../cases/desk-number.ts';
import type { ReceiptSize } from '../contract/cases.ts';
import type { LocalText } from '../primitives.ts';
import { showInstant } from '../time/dates.ts';
import { escapeHtml } from './escape.ts';
import { paperClass } from './html.ts';
import type { ReceiptModel } from './model.ts';
import { type ReceiptWord, receiptWords } from './words.ts';

export interface PackFacts {
  readonly size: ReceiptSize;
  /** Second language of the slip, or null for Georgian only. */
  readonly language: ReceiptModel['language'];
  readonly center: LocalText;
  readonly operator: string;
  /** When the visit began: an instant. */
  readonly begunAt: string;
  readonly receipts: readonly {
    readonly deskNumber: string;
    /** As a list may name it: the slip is seen by the whole family. */
    readonly service: LocalText;
    readonly applicant: string;
    /** The whole receipt as it is printed alone. */
    readonly html: string;
  }[];
}

function bodyOf(html: string): string {
  return html.slice(html.indexOf('>', html.indexOf('<body')) + 1, html.lastIndexOf('</body>'));
}

function slip({ language, center, operator, begunAt, receipts }: PackFacts): string {
  const both = (ka: string, second: string | undefined): string => {
    const other =
      language === null || second === undefined || second === ka
        ? ''
        : ` <span class="second" lang="${language}">${escapeHtml(second)}</span>`;
    return `<span lang="ka">${escapeHtml(ka)}</span>${other}`;
  };
  const word = (name: ReceiptWord): string =>
    both(receiptWords[name].ka, language === null ? undefined : receiptWords[name][language]);
  const local = (text: LocalText): string => both(text.ka, language === null ? undefined : text[language]);
  const row = (label: string, value: string): string => `<div class="row"><dt>${label}</dt><dd>${value}</dd></div>`;
  const lines = receipts.map(
    ({ deskNumber, service, applicant }) =>
      `<li><strong class="slip-number">${formatDeskNumber(deskNumber)}</strong> <bdi>${escapeHtml(applicant)}</bdi> · ${local(service)}</li>`,
  );
  return `<header>
<p class="center">${word('center')} <strong>${local(center)}</strong></p>
<h1>${word('packTitle')}</h1>
</header>
<main>
<dl>
${row(word('packCount'), String(receipts.length))}
${row(word('filedOn'), escapeHtml(showInstant(begunAt)))}
${row(word('operator'), `<bdi>${escapeHtml(operator)}</bdi>`)}
</dl>
<h2>${word('deskNumber')}</h2>
<ol class="slip">
${lines.join('\n')}
</ol>
</main>`;
}

/** A whole HTML document; its style is `/print.css` of the app's own origin. */
export function packHtml(facts: PackFacts): string {
  const kind = paperClass[facts.size];
  const article = (inside: string): string => `<article class="receipt ${kind}">\n${inside}\n</article>`;
  return `<!doctype html>
<html lang="ka">
<head>
<meta charset="utf-8">
<title>${escapeHtml(receiptWords.packTitle.ka)}</title>
<link rel="stylesheet" href="/print.css">
</head>
<body class="pack">
${[slip(facts), ...facts.receipts.map(({ html }) => bodyOf(html))].map(article).join('\n')}
</body>
</html>
`;
}
