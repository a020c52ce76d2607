// The pages as they will be stored, so that the screen tells their size before anybody decides. Each page is drawn once
// for each way it is put right.
import { useEffect, useState } from 'react';
import type { ScannedPage } from './pages.ts';
import { type Picture, pdfOf } from './pdf.ts';
import { pictureOf } from './picture.ts';

const drawn = new WeakMap<ScannedPage, Promise<Picture | null>>();
/** Settles when no page is being drawn: a small computer holds one at a time. */
let drawing: Promise<unknown> = Promise.resolve();

/** The page as it will be stored. */
export function pictureOnce(page: ScannedPage): Promise<Picture | null> {
  const known = drawn.get(page);
  if (known !== undefined) return known;
  const made = drawing.then(() => pictureOf(page.bytes, page.edit));
  drawing = made.catch(() => undefined);
  drawn.set(page, made);
  return made;
}

/** The pages' pictures in order; null while they are drawn, and when there is none. */
export function useEncoded(pages: readonly ScannedPage[]): readonly Picture[] | null {
  const [done, setDone] = useState<{ of: readonly ScannedPage[]; pictures: readonly Picture[] } | null>(null);
  useEffect(() => {
    let gone = false;
    void Promise.all(pages.map(pictureOnce)).then((pictures) => {
      // A page that cannot be drawn keeps the others from being attached without it.
      if (!gone && pictures.every((one) => one !== null)) setDone({ of: pages, pictures });
    });
    return () => {
      gone = true;
    };
  }, [pages]);
  return done?.of === pages && pages.length > 0 ? done.pictures : null;
}

/** One page is a picture, several are a PDF. */
export function joined(pictures: readonly Picture[]): { bytes: Uint8Array<ArrayBuffer>; ending: 'jpg' | 'pdf' } {
  const [only, ...others] = pictures;
  if (only !== undefined && others.length === 0) return { bytes: only.jpeg, ending: 'jpg' };
  return { bytes: pdfOf(pictures), ending: 'pdf' };
}
