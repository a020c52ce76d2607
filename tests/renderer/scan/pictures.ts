// Pictures for tests of scanning: real PNG files (ISO/IEC 15948), made pixel by pixel.
import { crc32, deflateSync } from 'node:zlib';

type Colour = readonly [red: number, green: number, blue: number];
export const red: Colour = [200, 20, 20];
export const blue: Colour = [20, 20, 200];

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

interface Head {
  readonly width: number;
  readonly height: number;
  /** Bits a sample. */
  readonly depth: number;
  /** 0: grey, 2: red, green and blue. */
  readonly colour: number;
}

/** A whole file; each row begins with its filter, 0. */
export function pngFile({ width, height, depth, colour }: Head, rows: Buffer): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([depth, colour, 0, 0, 0], 8);
  const start = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const body = chunk('IDAT', deflateSync(rows, { level: 9 }));
  return Buffer.concat([start, chunk('IHDR', head), body, chunk('IEND', Buffer.alloc(0))]);
}

/** A file whose left half is of one colour and right half of another. */
export function halves(name: string, width: number, height: number, left = red, right = blue) {
  const row = Buffer.from([0, ...Array.from({ length: width }, (_, x) => (x * 2 < width ? left : right)).flat()]);
  const rows = Buffer.concat(Array.from({ length: height }, () => row));
  return { name, mimeType: 'image/png', buffer: pngFile({ width, height, depth: 8, colour: 2 }, rows) };
}
