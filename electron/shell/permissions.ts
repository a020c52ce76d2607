// The one permission that a page of ours may have: the camera, for papers at the desk. Pure.
import { isStartPage } from './origin.ts';

export interface Wish {
  readonly isMainFrame: boolean;
  readonly requestingUrl?: string | undefined;
  /** `video` and `audio`, as far as media are asked for. */
  readonly media: readonly string[];
}

/** Whether the wish is for the picture alone, of the desk's own page, not of a frame inside it. */
export function mayHave(permission: string, { isMainFrame, requestingUrl, media }: Wish): boolean {
  const ours = isMainFrame && requestingUrl !== undefined && isStartPage(requestingUrl);
  return permission === 'media' && ours && media.length > 0 && media.every((kind) => kind === 'video');
}
