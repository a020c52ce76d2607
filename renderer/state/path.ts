// Where the operator is and how to get back: a plain list of screens, no addresses. Screens know these names, never each
// other. Nothing typed may live here; drafts are saved by the desk, so leaving a screen loses nothing.
import { create } from 'zustand';
import type { CaseFilter } from '../../shared/contract/case-views.ts';
import type { CaseState } from '../../shared/contract/cases.ts';

/** The case that the next one goes on from: the applicant asks for something else too, or somebody of the family does. */
export interface Earlier {
  readonly deskNumber: string;
  readonly who: 'applicant' | 'family';
}

export type Screen =
  | { readonly name: 'services'; readonly earlier?: Earlier | undefined }
  | { readonly name: 'service'; readonly service: string; readonly earlier?: Earlier | undefined }
  | { readonly name: 'intake'; readonly draft: string }
  | { readonly name: 'saved'; readonly deskNumber: string }
  | { readonly name: 'visits' }
  | { readonly name: 'daybook' }
  | { readonly name: 'shift' }
  | { readonly name: 'drafts' }
  | { readonly name: 'queue' }
  | { readonly name: 'usb' }
  | { readonly name: 'operators' }
  | { readonly name: 'announcements' }
  /** Without a filter: all, or all in the state. */
  | { readonly name: 'cases'; readonly state: CaseState | null; readonly filter?: CaseFilter }
  | { readonly name: 'case'; readonly deskNumber: string }
  | { readonly name: 'receipt-check' }
  | { readonly name: 'pads' }
  | { readonly name: 'tasks' }
  | { readonly name: 'person'; readonly deskNumber: string | null };

export interface Path {
  readonly past: readonly Screen[];
  readonly now: Screen;
  readonly next: readonly Screen[];
}

const longest = 50;
export const start: Path = { past: [], now: { name: 'services' }, next: [] };

const same = (a: Screen, b: Screen): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Goes on to a screen; going where one already is changes nothing. */
export function onward(path: Path, screen: Screen): Path {
  if (same(path.now, screen)) return path;
  return { past: [...path.past, path.now].slice(-longest), now: screen, next: [] };
}

/** Goes on to a screen and forgets the present one, so that "back" does not return to it (a submitted draft). */
export function instead(path: Path, screen: Screen): Path {
  return { ...path, now: screen, next: [] };
}

/** One screen back; the first screen stays. */
export function backward(path: Path): Path {
  const before = path.past.at(-1);
  if (before === undefined) return path;
  return { past: path.past.slice(0, -1), now: before, next: [path.now, ...path.next] };
}

/** Undoes `backward`. */
export function forward(path: Path): Path {
  const [after, ...rest] = path.next;
  if (after === undefined) return path;
  return { past: [...path.past, path.now], now: after, next: rest };
}

export const usePath = create<Path>(() => start);
