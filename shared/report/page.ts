// A printable record as one page: headings, facts and lines, in one language. Pure text; no script, no inline style (the
// page's policy forbids both), and every word passes `escapeHtml`.
import { escapeHtml } from '../receipt/escape.ts';
import { qrPath } from '../receipt/qr.ts';
import type { SheetLine } from '../receipt/sheet.ts';

export interface ReportFact {
  readonly label: string;
  readonly value: string;
}
export interface ReportSection {
  readonly heading: string;
  readonly facts: readonly ReportFact[];
  /** One line each, below the facts. */
  readonly lines: readonly string[];
}
export interface ReportPage {
  readonly language: 'ka' | 'en';
  readonly title: string;
  readonly facts: readonly ReportFact[];
  readonly sections: readonly ReportSection[];
  /** Who signs; a line to write on for each. */
  readonly signatures?: readonly string[];
  /** Sentences at the end: what this is and what it is not. */
  readonly notes: readonly string[];
}
/** The desk's word for a page, as a QR code of these digits, and what it is for. */
export interface PageMark {
  readonly digits: string;
  readonly words: string;
}

/** The page's text, top to bottom: what a mark vouches for. */
export function pageLines({ title, facts, sections, notes }: ReportPage): SheetLine[] {
  const plain = (label: string): SheetLine => ({ label, value: '' });
  return [
    plain(title),
    ...facts,
    ...sections.flatMap(({ heading, facts: told, lines }) => [plain(heading), ...told, ...lines.map(plain)]),
    ...notes.map(plain),
  ];
}

const typed = (text: string): string => `<bdi>${escapeHtml(text)}</bdi>`;

function factList(facts: readonly ReportFact[]): string {
  if (facts.length === 0) return '';
  const rows = facts.map(
    ({ label, value }) => `<div class="row"><dt>${escapeHtml(label)}</dt><dd>${typed(value)}</dd></div>`,
  );
  return `<dl>\n${rows.join('\n')}\n</dl>`;
}

function sectionHtml({ heading, facts, lines }: ReportSection): string {
  const list = lines.length === 0 ? '' : `<ul>\n${lines.map((line) => `<li>${typed(line)}</li>`).join('\n')}\n</ul>`;
  return `<section>\n<h2>${escapeHtml(heading)}</h2>\n${factList(facts)}\n${list}\n</section>`;
}

function markHtml({ digits, words }: PageMark): string {
  const { path, size } = qrPath(digits);
  return `<div class="mark"><svg viewBox="0 0 ${size} ${size}" role="img" aria-label="${escapeHtml(words)}"><path d="${path}"/></svg>
<p>${escapeHtml(words)}</p></div>`;
}

/** A whole HTML document for A4, with its mark where there is one; its style is `/print.css` of the app's own origin. */
export function reportHtml(page: ReportPage, mark: PageMark | null = null): string {
  return `<!doctype html>
<html lang="${page.language}">
<head>
<meta charset="utf-8">
<title>${escapeHtml(page.title)}</title>
<link rel="stylesheet" href="/print.css">
</head>
<body class="receipt a4">
<header>
<h1>${escapeHtml(page.title)}</h1>
${factList(page.facts)}
</header>
<main>
${page.sections.map(sectionHtml).join('\n')}
</main>
<footer>
${(page.signatures ?? []).map((who) => `<div class="row"><span>${escapeHtml(who)}</span><span class="line"></span></div>`).join('\n')}
${page.notes.map((note) => `<p>${escapeHtml(note)}</p>`).join('\n')}
${mark === null ? '' : markHtml(mark)}
</footer>
</body>
</html>
`;
}
