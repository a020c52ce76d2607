// What is typed or pasted becomes text that compares, prints and hashes the same everywhere: whole Unicode, composed,
// in ordinary Georgian letters. Words are never changed and letter case is never touched beyond the fold below.

/** Mtavruli (U+1C90…) is a headline style that NFKC leaves alone; the same letters lie 0xBC0 lower as Mkhedruli. */
const mtavruli = /[\u{1C90}-\u{1CBA}\u{1CBD}-\u{1CBF}]/gu;

/** Mtavruli letters as Mkhedruli; everything else as it is. */
export function foldMtavruli(text: string): string {
  return text.replace(mtavruli, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xbc0));
}

/** Controls, and marks that turn the reading direction around: invisible, and able to make a name read as another. */
const invisible = /[[\p{Cc}--[\n\t]]\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gv;

/** Text of several lines: `\n` ends a line, spaces around the whole are dropped. */
export function cleanText(text: string): string {
  return foldMtavruli(text.toWellFormed().normalize('NFC')).replace(/\r\n?/g, '\n').replace(invisible, '').trim();
}

/** Text of one line: breaks, tabs and hard spaces become plain spaces. */
export function cleanLine(text: string): string {
  return cleanText(text)
    .replace(/[\n\t\u00A0\u2007\u202F\u2028\u2029]/g, ' ')
    .trim();
}
