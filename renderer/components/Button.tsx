// The one button. Kinds say importance, never meaning by colour alone; the words on it do that.
import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { Kbd } from './Kbd.tsx';

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly kind?: 'primary' | 'plain' | 'quiet' | 'danger';
  /** Key that does the same, shown beside the words. */
  readonly shortcut?: string;
  readonly children: ReactNode;
}

export function Button({ kind = 'plain', shortcut, children, className, ...rest }: Props) {
  const classes = ['button', `button-${kind}`, className].filter(Boolean).join(' ');
  return (
    <button type="button" {...rest} className={classes}>
      <span>{children}</span>
      {shortcut !== undefined && <Kbd>{shortcut}</Kbd>}
    </button>
  );
}
