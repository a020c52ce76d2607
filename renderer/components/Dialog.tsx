// A question that must be answered first. The browser's own dialog: it holds the focus and closes on Escape.
import { type ReactNode, useEffect, useRef } from 'react';
import { focusTitle } from './title.ts';

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  /** It covers the window, so that nothing of the screen below is seen. */
  readonly whole?: boolean;
  /** It has a table in it. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

export function Dialog({ title, onClose, whole = false, wide = false, children }: Props) {
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = box.current;
    const before = document.activeElement;
    dialog?.showModal();
    return () => {
      dialog?.close();
      // What was done may have taken along what asked for it.
      if (!before?.isConnected) focusTitle();
      else if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={box}
      className={['dialog', whole && 'dialog-whole', wide && 'dialog-wide'].filter(Boolean).join(' ')}
      aria-labelledby="dialog-title"
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className="stack">
        <h2 id="dialog-title">{title}</h2>
        {children}
      </div>
    </dialog>
  );
}
