// The browser's part of putting a page right: reading a picture, drawing it as it was decided, making a JPEG of it.
import { drawingOf, type PageEdit } from './page.ts';
import type { Picture } from './pdf.ts';

const quality = 0.75;

/** The decoded picture, upright as its camera noted; null for what is none. Close it after use. */
export function readPicture(bytes: Blob): Promise<ImageBitmap | null> {
  return createImageBitmap(bytes).catch(() => null);
}

/** Draws the page over the whole canvas, which takes its size. */
export function drawPage(canvas: HTMLCanvasElement | OffscreenCanvas, bitmap: ImageBitmap, edit: PageEdit): void {
  const { width, height, matrix } = drawingOf(bitmap, edit);
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d') as CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D | null;
  if (context === null) throw new Error('no canvas');
  // A transparent picture becomes paper, not a black page.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.filter = edit.grey ? 'grayscale(1)' : 'none';
  context.imageSmoothingQuality = 'high';
  context.setTransform(...matrix);
  context.drawImage(bitmap, 0, 0);
}

/** The page as a JPEG. */
export async function pictureOf(bitmap: ImageBitmap, edit: PageEdit): Promise<Picture> {
  const canvas = new OffscreenCanvas(1, 1);
  drawPage(canvas, bitmap, edit);
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
  return { jpeg: new Uint8Array(await blob.arrayBuffer()), width: canvas.width, height: canvas.height };
}
