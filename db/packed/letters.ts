// Georgian takes three bytes a letter in UTF-8, which no compressor makes good again in a short text. Here the letters of
// this desk take one. Every text comes back exactly as it was, broken surrogates included.

// Georgian with its old letters, Russian, and the quotes and dashes of typed Georgian. The order is kept for ever.
const upper =
  'აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰჱჲჳჴჵჶჷჸჹჺ჻ჼჽჾჿ' +
  'АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя' +
  '„“”«»–—№ёЁ';
const firstUpper = 0x80;
/** Before a letter without a byte of its own: two bytes with its UTF-16 unit, high one first. */
const escaped = 0xff;

/** By UTF-16 unit; 0 for one without a byte of its own, which the unit 0 never asks for. */
const byteOf = new Uint8Array(0x10000);
for (let unit = 0; unit < firstUpper; unit += 1) byteOf[unit] = unit;
for (const [index, letter] of [...upper].entries()) byteOf[letter.charCodeAt(0)] = firstUpper + index;
/** By byte, the UTF-16 unit of its letter; 0 where there is none. */
const unitOf = new Uint16Array(0x100);
for (const [unit, byte] of byteOf.entries()) if (byte !== 0) unitOf[byte] = unit;

export function lettersOf(text: string): Uint8Array {
  // From Node's pool: a buffer of zeros of its own would cost more than all that follows.
  const bytes = Buffer.allocUnsafe(text.length * 3);
  let length = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const byte = byteOf[unit] ?? 0;
    if (byte !== 0 || unit === 0) bytes[length++] = byte;
    else {
      bytes[length++] = escaped;
      bytes[length++] = unit >> 8;
      bytes[length++] = unit & 0xff;
    }
  }
  return bytes.subarray(0, length);
}

/** The text, or null for bytes that `lettersOf` never gives. */
export function textOf(bytes: Uint8Array): string | null {
  // Never longer than its bytes.
  const units = new Uint16Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    let unit = unitOf[byte] ?? 0;
    if (unit === 0) {
      const [high, low] = [bytes[at + 1], bytes[at + 2]];
      if (byte === escaped) {
        if (high === undefined || low === undefined) return null;
        unit = high * 256 + low;
        at += 2;
      } else if (byte !== 0) return null;
    }
    units[length++] = unit;
  }
  // As they lie in memory: every computer that this runs on has the low byte first.
  return Buffer.from(units.buffer, 0, length * 2).toString('utf16le');
}
