// A table as CSV that opens right in Excel where commas are decimal (Georgian): RFC 4180 with semicolons, a byte order mark
// so that Georgian is read as UTF-8, and text that no program takes for a formula, a number or a date.

/** A day is `yyyy-mm-dd` and shown dd.mm.yyyy; null is an empty cell. */
export type Cell = string | number | { readonly day: string } | null;

/** What a spreadsheet would reckon with, shorten or run. One that begins with the guard itself is guarded too, so that it can be taken off again. */
const misread = /^[=+\-@\t\r']|^\d[\d.,:/-]*$/;

/** The text with an apostrophe in front where a spreadsheet would misread it. */
export const guarded = (text: string): string => (misread.test(text) ? `'${text}` : text);

function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'object') return cell.day.split('-').reverse().join('.');
  return `"${guarded(cell).replaceAll('"', '""')}"`;
}

/** The whole file as text; encode it as UTF-8. */
export function csvOf(headings: readonly string[], rows: Iterable<readonly Cell[]>): string {
  const lines = [headings, ...rows].map((row) => row.map(cellText).join(';'));
  return `\u{FEFF}${lines.join('\r\n')}\r\n`;
}
