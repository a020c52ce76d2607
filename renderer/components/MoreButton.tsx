// Asks for more rows of the list above it and goes once there are no more. Whoever works by keys is then at the last row that
// was there, from which Tab leads to the new ones, and not at the window's top.
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { Button } from './Button.tsx';
import { focusTitle } from './title.ts';

interface Props {
  readonly disabled?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

export function MoreButton({ onClick, ...rest }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const lastRow = useRef<HTMLElement | undefined>(undefined);
  useLayoutEffect(() => {
    const own = frame.current;
    return () => {
      if (!own?.contains(document.activeElement)) return;
      if (lastRow.current?.isConnected) lastRow.current.focus();
      else focusTitle();
    };
  }, []);
  const ask = (): void => {
    const list = frame.current?.closest('section, main');
    lastRow.current = [...(list?.querySelectorAll<HTMLElement>('tbody :is(a, button)') ?? [])].at(-1);
    onClick();
  };
  return (
    <div ref={frame}>
      <Button {...rest} onClick={ask} />
    </div>
  );
}
