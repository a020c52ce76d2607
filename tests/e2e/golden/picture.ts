// A printed document as one grey picture, page below page. PDFium draws it, compiled to WebAssembly: the same pixels on every
// machine, for no font, no graphics card and no system library takes part.
import { inflateSync } from 'node:zlib';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { pngFile } from '../../renderer/scan/pictures.ts';

export const dotsPerInch = 100;
const pointsPerInch = 72;
/** Of four greys. */
const black = 3;

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** One byte a dot, row by row: 0 is white paper, 3 black. */
  readonly ink: Uint8Array;
}

let started: Promise<PDFiumLibrary> | null = null;

/** Throws for a document whose pages differ in size. */
export async function drawPdf(pdf: Uint8Array): Promise<Picture> {
  started ??= PDFiumLibrary.init();
  const document = await (await started).loadDocument(pdf);
  try {
    const pages: { width: number; height: number; data: Uint8Array }[] = [];
    for (const page of document.pages()) {
      pages.push(await page.render({ scale: dotsPerInch / pointsPerInch, colorSpace: 'Gray', render: 'bitmap' }));
    }
    const [first] = pages;
    if (first === undefined) throw new Error('a document without pages');
    const { width, height } = first;
    if (pages.some((page) => page.width !== width || page.height !== height)) throw new Error('pages of several sizes');
    const ink = new Uint8Array(width * height * pages.length);
    for (const [at, { data }] of pages.entries()) {
      if (data.length !== width * height) throw new Error('not one byte a dot');
      ink.set(
        data.map((light) => Math.round(((255 - light) * black) / 255)),
        at * width * height,
      );
    }
    return { width, height: height * pages.length, ink };
  } finally {
    document.destroy();
  }
}

/** Bits a dot, dots a byte. */
const depth = 2;
const together = 8 / depth;
const rowBytes = (width: number): number => 1 + Math.ceil(width / together);

/** Walks over all dots: where each lies in `ink`, in which byte of the rows, and how far from that byte's right end. */
function eachDot(width: number, height: number, visit: (at: number, byte: number, shift: number) => void): void {
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      visit(y * width + x, y * rowBytes(width) + 1 + (x >> 2), (together - 1 - (x % together)) * depth);
    }
  }
}

/** PNG (ISO/IEC 15948) of four greys. */
export function toPng({ width, height, ink }: Picture): Buffer {
  const rows = Buffer.alloc(rowBytes(width) * height);
  eachDot(width, height, (at, byte, shift) => {
    rows[byte] = (rows[byte] ?? 0) | ((black - (ink[at] ?? 0)) << shift);
  });
  return pngFile({ width, height, depth, colour: 0 }, rows);
}

/** The picture again, of a file that `toPng` wrote; throws for any other. */
export function fromPng(png: Buffer): Picture {
  const [width, height, kind] = [png.readUInt32BE(16), png.readUInt32BE(20), png.readUInt16BE(24)];
  const start = png.indexOf('IDAT');
  if (kind !== depth << 8 || start < 0) throw new Error('not a picture of this program');
  const rows = inflateSync(png.subarray(start + 4, start + 4 + png.readUInt32BE(start - 4)));
  const ink = new Uint8Array(width * height);
  eachDot(width, height, (at, byte, shift) => {
    ink[at] = black - (((rows[byte] ?? 0) >> shift) & black);
  });
  return { width, height, ink };
}
