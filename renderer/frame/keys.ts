// The keys that work on every screen. Function keys only: they type nothing, and Georgian layouts leave them alone.
import { askContact } from '../effects/contacts.ts';
import { go, goBack, goForward } from '../effects/navigate.ts';
import { parkOrResume } from '../effects/visits.ts';
import { cover, useCover } from '../state/cover.ts';
import { askForHelp, useHelp } from '../state/help.ts';
import { useVisits } from '../state/visits.ts';

export const keys = {
  help: 'F1',
  services: 'F2',
  cases: 'F3',
  queue: 'F4',
  park: 'F5',
  drafts: 'F6',
  cover: 'F7',
  /** Only where an applicant is asked for; see intake/document/DocumentButton.tsx. */
  document: 'F10',
  back: 'F8',
  forward: 'F9',
  visits: 'F11',
  contact: 'F12',
} as const;

const actions: Record<string, () => void> = {
  [keys.help]: () => askForHelp(!useHelp.getState().open),
  [keys.services]: () => go({ name: 'services' }),
  [keys.cases]: () => go({ name: 'cases', state: null }),
  [keys.queue]: () => go({ name: 'queue' }),
  [keys.park]: () => void parkOrResume(),
  [keys.visits]: () => go({ name: 'visits' }),
  [keys.contact]: () => askContact(!useVisits.getState().counting),
  [keys.drafts]: () => go({ name: 'drafts' }),
  [keys.cover]: () => cover(!useCover.getState().covered),
  [keys.back]: goBack,
  [keys.forward]: goForward,
};

type Pressed = Pick<KeyboardEvent, 'key' | 'repeat' | 'ctrlKey' | 'altKey' | 'metaKey' | 'shiftKey'>;

/**
 * Acts on a key of the frame, once however long it is held, and under the cover only on the one that takes it away. True
 * when it was one.
 */
export function pressKey(event: Pressed): boolean {
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return false;
  const action = actions[event.key];
  if (action === undefined) return false;
  if (!event.repeat && (!useCover.getState().covered || event.key === keys.cover)) action();
  return true;
}
