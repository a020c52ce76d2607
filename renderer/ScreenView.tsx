// From the name of a screen to the screen. The only file that knows them all; screens never know each other.
import type { ReactNode } from 'react';
import { type Screen, usePath } from './state/path.ts';

function show(screen: Screen): ReactNode {
  switch (screen.name) {
    case 'services':
    case 'service':
    case 'intake':
    case 'saved':
    case 'drafts':
    case 'queue':
    case 'cases':
    case 'case':
      return null;
  }
}

/** Drawn anew for every screen, so that nothing typed on one shows on the next. */
export function ScreenView() {
  const screen = usePath((path) => path.now);
  return <div key={JSON.stringify(screen)}>{show(screen)}</div>;
}
