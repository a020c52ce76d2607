// The frame of every form: Enter and its button do the same, once; the desk's own rules are asked instead of the browser's.
import type { ReactNode } from 'react';
import { useOnce } from './use-once.ts';

interface Props {
  /** Nothing is sent until what it answers has settled. One that answers nothing is asked every time. */
  readonly onSend: () => void | Promise<void>;
  readonly className?: string;
  readonly children: ReactNode;
}

export function Form({ onSend, className = 'stack', children }: Props) {
  const send = useOnce(onSend);
  return (
    <form
      className={className}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {children}
    </form>
  );
}
