// Promises: pages come back out of a PDF as they went in, letter for letter; its table names every object's place; what is
// no scan has no pictures, and no file makes the reader fail.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { paperType } from '../../../electron/services/paper-type.ts';
import { pdfOf, picturesIn } from '../../../renderer/scan/pdf.ts';

const inside = fc
  .uint8Array({ maxLength: 300 })
  .filter((bytes) => !Buffer.from(bytes).toString('latin1').includes('endstream'));
const picture = fc
  .record({ bytes: inside, width: fc.integer({ min: 1, max: 4000 }), height: fc.integer({ min: 1, max: 4000 }) })
  .map(({ bytes, ...size }) => ({ ...size, jpeg: Uint8Array.from([0xff, 0xd8, 0xff, ...bytes, 0xff, 0xd9]) }));

test('pages come back as they went in, and every object is where the table says', () => {
  fc.assert(
    fc.property(fc.array(picture, { minLength: 1, maxLength: 6 }), (pictures) => {
      const pdf = pdfOf(pictures);
      const text = Buffer.from(pdf).toString('latin1');
      expect(paperType(pdf)).toBe('application/pdf');
      const back = picturesIn(pdf).map((one) => one.slice(0, -1));
      expect(back).toEqual(pictures.map(({ jpeg }) => jpeg));
      const table = text.slice(Number(/startxref\n(\d+)/.exec(text)?.[1]));
      const places = [...table.matchAll(/(\d{10}) 00000 n/g)].map(([, at]) => Number(at));
      expect(places).toHaveLength(2 + 3 * pictures.length);
      for (const [at, place] of places.entries()) expect(text.startsWith(`${at + 1} 0 obj\n`, place)).toBe(true);
      for (const { jpeg, width, height } of pictures) {
        expect(text).toContain(`/Width ${width} /Height ${height} /ColorSpace /DeviceRGB`);
        expect(text).toContain(`/Length ${jpeg.length} >>`);
      }
    }),
    { seed: 11, numRuns: 60 },
  );
});

test('what is no scan has no pictures', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      const text = Buffer.from(bytes).toString('latin1');
      if (!/stream\r?\n\xff\xd8\xff/.test(text)) expect(picturesIn(Uint8Array.from(bytes))).toEqual([]);
    }),
    { seed: 12, numRuns: 60 },
  );
  expect(picturesIn(new TextEncoder().encode('%PDF-1.7 stream\nBT (text) Tj ET\nendstream'))).toEqual([]);
});
