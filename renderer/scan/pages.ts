// The pages that are being put together, in their order, and the one that is looked at. Pure.
import { type PageEdit, untouched } from './page.ts';

/** A file that came in. */
export interface Found {
  readonly name: string;
  readonly bytes: Blob;
  /** It lies in the scanner's folder. */
  readonly scanned?: true;
}

export interface ScannedPage {
  /** Rises; tells pages apart wherever they are moved. */
  readonly id: number;
  /** As it came. */
  readonly bytes: Blob;
  readonly edit: PageEdit;
}
export interface Pages {
  readonly pages: readonly ScannedPage[];
  /** Id of the one on view. */
  readonly seen: number | null;
}

export const noPages: Pages = { pages: [], seen: null };

/** One more at the end, which comes on view, as grey and as large as the one before. */
export function withPage({ pages }: Pages, bytes: Blob): Pages {
  const id = 1 + Math.max(0, ...pages.map((one) => one.id));
  const { grey, longest } = pages.at(-1)?.edit ?? untouched;
  return { pages: [...pages, { bytes, id, edit: { ...untouched, grey, longest } }], seen: id };
}

export function seenPage({ pages, seen }: Pages): ScannedPage | null {
  return pages.find(({ id }) => id === seen) ?? null;
}

/** The page on view put right. */
export function withEdit({ pages, seen }: Pages, change: (edit: PageEdit) => PageEdit): Pages {
  return { pages: pages.map((one) => (one.id === seen ? { ...one, edit: change(one.edit) } : one)), seen };
}

/** Without the page on view; its neighbour comes on view. */
export function withoutSeen({ pages, seen }: Pages): Pages {
  const at = pages.findIndex(({ id }) => id === seen);
  const left = pages.filter(({ id }) => id !== seen);
  return { pages: left, seen: (left[at] ?? left.at(-1))?.id ?? null };
}

/** The page on view one place nearer to the beginning. */
export function withSeenEarlier({ pages, seen }: Pages): Pages {
  const at = pages.findIndex(({ id }) => id === seen);
  const [before, moved] = [pages[at - 1], pages[at]];
  if (before === undefined || moved === undefined) return { pages, seen };
  return { pages: [...pages.slice(0, at - 1), moved, before, ...pages.slice(at + 1)], seen };
}
