// The receipt as one printable page: Georgian, with the applicant's language under it. Pure text; no script, no inline
// style (the page's policy forbids both), and every word that was typed passes `escapeHtml`.
import { formatDeskNumber } from '../cases/desk-number.ts';
import type { ReceiptSize } from '../contract/cases.ts';
import type { Language } from '../primitives.ts';
import { askedByWord, changeStandings, changeTitles, changeWhens, nothingOr } from './change.ts';
import { copyReasons } from './copy-words.ts';
import { escapeHtml } from './escape.ts';
import type { Bilingual, ReceiptModel } from './model.ts';
import { qrPath } from './qr.ts';
import { documentWords, type ReceiptWord, receiptWords } from './words.ts';

/** The parts of a page in one second language. */
function writer(language: ReceiptModel['language']) {
  /** Typed text keeps its own direction and cannot turn around what stands beside it. */
  const typed = (text: string): string => `<bdi>${escapeHtml(text)}</bdi>`;
  const both = (text: Bilingual): string => {
    const second =
      language === null || text.second === null
        ? ''
        : ` <span class="second" lang="${language}">${escapeHtml(text.second)}</span>`;
    return `<span lang="ka">${escapeHtml(text.ka)}</span>${second}`;
  };
  const word = (name: ReceiptWord, end = ''): string =>
    both({ ka: receiptWords[name].ka + end, second: language === null ? null : receiptWords[name][language] + end });
  const row = (label: string, value: string): string => `<div class="row"><dt>${label}</dt><dd>${value}</dd></div>`;
  return { typed, both, word, row };
}

function standing(model: ReceiptModel, { word, row, typed }: ReturnType<typeof writer>): string {
  if (model.registration !== null) {
    const at = model.registration.at === null ? '' : row(word('registeredOn'), escapeHtml(model.registration.at));
    return `<dl class="standing">${row(word('registrationNumber'), typed(model.registration.number))}${at}</dl>`;
  }
  return `<p class="standing">${word(model.refused ? 'notRegistered' : 'recorded')}</p>`;
}

/** Drawn, for no font of the program has one: paper must not depend on what else the computer has. */
const arrow = '<svg class="arrow" viewBox="0 0 14 8" role="img" aria-label="→"><path d="M0 4h12M9 1l3 3-3 3"/></svg>';

/** Under the case's own standing: what became of the correction or withdrawal, why, by whom and what it changed. */
function changeHtml({ change, language }: ReceiptModel, { typed, both, word, row }: ReturnType<typeof writer>): string {
  if (change === null) return '';
  const { kind, version, at, reason, askedBy, left, changed, standing: how } = change;
  const asked = askedBy === null ? '' : row(word('askedBy'), `${word(askedByWord(askedBy))} ${typed(askedBy.name)}`);
  const lines = changed.map(({ label, before, after }) =>
    row(
      both(label),
      `<bdi>${both(nothingOr(before, language))}</bdi> ${arrow} <bdi>${both(nothingOr(after, language))}</bdi>`,
    ),
  );
  return `<p class="standing">${word(changeStandings[how])}</p>
<dl>
${row(word(changeWhens[kind]), escapeHtml(at))}
${left === null ? '' : row(word('leaver'), typed(left))}
${row(word('reason'), typed(reason))}
${asked}
${row(word('versionNumber'), String(version))}
</dl>
${left === null ? '' : `<p>${word('othersStay')}</p>`}
${lines.length === 0 ? '' : `<h2>${word('changedContent')}</h2>\n<dl class="answers">\n${lines.join('\n')}\n</dl>`}`;
}

/** The style's name for a size of paper. */
export const paperClass = { A4: 'a4', A5: 'a5', '80mm': 'roll' } as const satisfies Record<ReceiptSize, string>;

/** The mark as a QR code, and what it is for. */
function markHtml(mark: string, { word }: ReturnType<typeof writer>): string {
  const { path, size } = qrPath(mark);
  return `<div class="mark"><svg viewBox="0 0 ${size} ${size}" role="img" aria-label="${escapeHtml(receiptWords.check.ka)}"><path d="${path}"/></svg>
<p>${word('check')}</p></div>`;
}

/** Which copy it is and, where somebody said so, why there is another. */
function copyHtml({ copy, copyReason, language }: ReceiptModel, { both }: ReturnType<typeof writer>): string {
  const inWords = (of: Language): string =>
    [
      `${receiptWords.copy[of]} ${copy}`,
      ...(copyReason === null ? [] : [receiptWords[copyReasons[copyReason]][of]]),
    ].join(', ');
  return both({ ka: inWords('ka'), second: language === null ? null : inWords(language) });
}

function contentHtml(
  { lines, documents, papers, language }: ReceiptModel,
  { typed, both, word, row }: ReturnType<typeof writer>,
): string {
  const short = (text: string): string => `<span class="hash">${escapeHtml(text)}</span>`;
  const named = [
    ...documents.map((one) => {
      const said = (of: Language): string =>
        documentWords(one)
          .map((name) => receiptWords[name][of])
          .join(', ');
      const words = both({ ka: said('ka'), second: language === null ? null : said(language) });
      return `<li>${both(one.name)}<div>${words} ${one.copies.map(short).join(' ')}</div></li>`;
    }),
    ...papers.map(({ name, hash }) => `<li>${typed(name)} ${short(hash)}</li>`),
  ];
  return `<h2>${word('content')}</h2>
<dl class="answers">
${lines.map((line) => row(both(line.label), `<bdi>${both(line.value)}</bdi>`)).join('\n')}
</dl>
<h2>${word('papers')}</h2>
${named.length === 0 ? `<p>${word('noPapers')}</p>` : `<ol class="papers">${named.join('')}</ol>`}`;
}

/** A whole HTML document for A4, A5 or an 80 mm roll, with its mark (`mark.ts`) where there is one; its style is `/print.css` of the app's own origin. */
export function receiptHtml(model: ReceiptModel, mark: string | null): string {
  const parts = writer(model.language);
  const title = model.change === null ? 'receipt' : changeTitles[model.change.kind];
  const { typed, both, word, row } = parts;
  return `<!doctype html>
<html lang="ka">
<head>
<meta charset="utf-8">
<title>${escapeHtml(`${receiptWords[title].ka} ${formatDeskNumber(model.deskNumber)}`)}</title>
<link rel="stylesheet" href="/print.css">
</head>
<body class="receipt ${paperClass[model.size]}">
${model.practice ? `<p class="practice">${word('practice')}</p>\n<p class="watermark" aria-hidden="true">${escapeHtml(receiptWords.practice.ka)}</p>` : ''}
<header>
<p class="center">${word('center')} <strong>${both(model.center)}</strong></p>
<h1>${word(title)}</h1>
<p class="number"><span class="label">${word('deskNumber')}</span> <strong>${formatDeskNumber(model.deskNumber)}</strong></p>
</header>
<main>
${standing(model, parts)}
${changeHtml(model, parts)}
<dl>
${row(word('service'), both(model.service))}
${row(word('applicant'), typed(model.applicant))}
${model.unproven ? row(word('identity'), word('unproven')) : ''}
${row(word('filedOn'), escapeHtml(model.filedAt))}
${model.enteredAt === null ? '' : row(word('enteredOn'), escapeHtml(model.enteredAt))}
${model.due.map(({ counted, on }) => row(word(counted === 'filed' ? 'dueFiled' : 'dueRegistered'), escapeHtml(on))).join('\n')}
${row(word('municipality'), both(model.municipality))}
${row(word('route'), word(model.channel))}
</dl>
${model.change?.kind === 'withdrawn' ? '' : contentHtml(model, parts)}
</main>
<footer>
<dl>
${row(word('operator'), typed(model.operator))}
${row(word('signature'), '<span class="line"></span>')}
</dl>
<p>${word('ask')}</p>
<p>${word('complain')}</p>
${mark === null ? '' : markHtml(mark, parts)}
<p class="copy">${copyHtml(model, parts)}</p>
</footer>
</body>
</html>
`;
}
