// Text with one byte a letter for what desks write: ASCII, Georgian, Cyrillic and common signs. Everything else, half
// surrogates included, travels as its UTF-16 code unit behind an escape, so that any string comes back as it was.
import { type ByteReader, type ByteWriter, malformed } from './bytes.ts';

const end = 0x00;
const escaped = 0x01;
/** Code points of the bytes from 0x80 on: Georgian Mkhedruli, signs, Cyrillic. */
const upper: readonly number[] = [
  ...Array.from({ length: 43 }, (_, index) => 0x10d0 + index),
  ...Array.from('„“”«»–—№₾', (sign) => sign.charCodeAt(0)),
  ...Array.from({ length: 64 }, (_, index) => 0x0410 + index),
];
const byteOf = new Map(upper.map((code, index) => [code, 0x80 + index]));
const plain = (code: number): boolean => (code >= 0x20 && code < 0x80) || code === 0x0a;

/** Writes the string and the mark of its end. */
export function writeText(out: ByteWriter, text: string): void {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const byte = plain(code) ? code : byteOf.get(code);
    if (byte !== undefined) out.byte(byte);
    else {
      out.byte(escaped);
      out.byte(code >> 8);
      out.byte(code & 0xff);
    }
  }
  out.byte(end);
}

/** Reads up to the mark of the end. An escape for what has a byte of its own is malformed: one text, one spelling. */
export function readText(from: ByteReader): string {
  const codes: number[] = [];
  for (;;) {
    const byte = from.byte();
    if (byte === end) break;
    const code = byte === escaped ? from.byte() * 256 + from.byte() : plain(byte) ? byte : upper[byte - 0x80];
    if (code === undefined) malformed('no such letter');
    if (byte === escaped && (plain(code) || byteOf.has(code))) malformed('letter escaped for nothing');
    codes.push(code);
  }
  let text = '';
  for (let at = 0; at < codes.length; at += 4096) text += String.fromCharCode(...codes.slice(at, at + 4096));
  return text;
}
