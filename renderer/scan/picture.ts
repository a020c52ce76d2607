// The browser's part of putting a page right: reading a picture, drawing it as it was decided, making a JPEG of it.
import { drawingOf, type PageEdit } from './page.ts';
import type { Picture } from './pdf.ts';

const quality = 0.75;

/** The decoded picture, upright as its camera noted; null for what is none. */
const decoded = (bytes: Blob): Promise<ImageBitmap | null> => createImageBitmap(bytes).catch(() => null);

/** Whether it is a picture at all. */
export async function isPicture(bytes: Blob): Promise<boolean> {
  const bitmap = await decoded(bytes);
  bitmap?.close();
  return bitmap !== null;
}

function draw(canvas: OffscreenCanvas, bitmap: ImageBitmap, edit: PageEdit): void {
  const { width, height, matrix } = drawingOf(bitmap, edit);
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas');
  // A transparent picture becomes paper, not a black page.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.filter = edit.grey ? 'grayscale(1)' : 'none';
  context.imageSmoothingQuality = 'high';
  context.setTransform(...matrix);
  context.drawImage(bitmap, 0, 0);
}

/** The page put right, as a JPEG; null for what is no picture. Decoded, a page of a scanner is 30 MB and more: it is let go at once. */
export async function pictureOf(bytes: Blob, edit: PageEdit): Promise<Picture | null> {
  const bitmap = await decoded(bytes);
  if (bitmap === null) return null;
  const canvas = new OffscreenCanvas(1, 1);
  draw(canvas, bitmap, edit);
  bitmap.close();
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
  return { jpeg: new Uint8Array(await blob.arrayBuffer()), width: canvas.width, height: canvas.height };
}
