// Pages as one PDF, and the pictures that lie in a PDF. A page is a JPEG that goes in as it is (ISO 32000-1, DCTDecode):
// nothing is interpreted, so what somebody else's file contains besides pictures never runs here.
import type { Size } from './page.ts';

export interface Picture extends Size {
  readonly jpeg: Uint8Array<ArrayBuffer>;
}

/** Points of A4's longer edge: every page is drawn as large as fits. */
const longest = 842;

/** One PDF with a page for each picture. */
export function pdfOf(pictures: readonly Picture[]): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  const starts: number[] = [];
  let length = 0;
  const put = (part: Uint8Array | string): void => {
    const bytes = typeof part === 'string' ? new TextEncoder().encode(part) : part;
    parts.push(bytes);
    length += bytes.length;
  };
  /** Objects are numbered from 1 in the order in which they are put. */
  const object = (...body: (Uint8Array | string)[]): void => {
    starts.push(length);
    for (const part of [`${starts.length} 0 obj\n`, ...body, '\nendobj\n']) put(part);
  };
  const pageAt = (index: number): number => 3 + index * 3;
  put('%PDF-1.4\n');
  object('<< /Type /Catalog /Pages 2 0 R >>');
  const pages = pictures.map((_, index) => `${pageAt(index)} 0 R`).join(' ');
  object(`<< /Type /Pages /Count ${pictures.length} /Kids [${pages}] >>`);
  for (const [index, { jpeg, width, height }] of pictures.entries()) {
    const page = pageAt(index);
    const scale = longest / Math.max(width, height);
    const [wide, high] = [width, height].map((edge) => (edge * scale).toFixed(2));
    const drawn = `q ${wide} 0 0 ${high} 0 0 cm /P Do Q`;
    object(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${wide} ${high}] /Contents ${page + 1} 0 R /Resources << /XObject << /P ${page + 2} 0 R >> >> >>`,
    );
    object(`<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`);
    object(
      `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length ${jpeg.length} >>\nstream\n`,
      jpeg,
      '\nendstream',
    );
  }
  const table = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('');
  const end = length;
  put(`xref\n0 ${starts.length + 1}\n0000000000 65535 f \n${table}`);
  put(`trailer\n<< /Size ${starts.length + 1} /Root 1 0 R >>\nstartxref\n${end}\n%%EOF\n`);
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Bytes as characters 0–255, so that offsets in the text are those of the bytes. */
const latin = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);
const mostPictures = 50;

/** The JPEG pictures of a PDF in the order of the file, at most 50: of a scan its pages, of a written text none. */
export function picturesIn(pdf: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>[] {
  const text = latin(pdf);
  return [...text.matchAll(/stream\r?\n\xff\xd8\xff/g)].slice(0, mostPictures).map((found) => {
    const start = found.index + found[0].length - 3;
    const end = text.indexOf('endstream', start);
    return pdf.slice(start, end === -1 ? undefined : end);
  });
}
