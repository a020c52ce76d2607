// Ctrl+Enter goes on from anywhere on the screen, also from its heading; held down it counts once, and while a dialog
// asks something it means nothing.
import { useEffect } from 'react';

/** Does `act` on Ctrl+Enter while the step is on screen. */
export function useGoOn(act: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !event.ctrlKey || event.repeat) return;
      if (document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [act]);
}
