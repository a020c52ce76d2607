// A row of digits as a QR code (ISO/IEC 18004), drawn as one SVG path. Digits only, because a scanner types like a keyboard
// and a Georgian layout leaves digits alone. Pure; the code is the same for the same digits.
import encodeQR from 'qr';

/** One size of it, with room for repair (level M) and four light squares around it, as readers want: up to 293 digits. */
const form = { version: 7, ecc: 'medium', encoding: 'numeric', border: 4 } as const;

/** The outlines of the dark squares, one unit a square, and the width of the whole. Throws for anything but digits, or too many: that is a bug. */
export function qrPath(digits: string): { readonly path: string; readonly size: number } {
  const grid = encodeQR(digits, 'raw', form);
  const rows = grid.flatMap((row, y) =>
    [
      ...row
        .map((dark) => (dark ? '1' : '0'))
        .join('')
        .matchAll(/1+/g),
    ].map(({ 0: run, index }) => `M${index} ${y}h${run.length}v1h-${run.length}z`),
  );
  return { path: rows.join(''), size: grid.length };
}
