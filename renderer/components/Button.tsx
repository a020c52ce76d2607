// The one button. Kinds say importance, never meaning by colour alone; the words on it do that. One that means nothing at
// the moment keeps the focus and ignores its click: whoever works by keys would else be thrown to the top of the page.
import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { Kbd } from './Kbd.tsx';

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly kind?: 'primary' | 'plain' | 'quiet' | 'danger';
  /** Key that does the same, shown beside the words. */
  readonly shortcut?: string;
  readonly children: ReactNode;
}

export function Button({ kind = 'plain', shortcut, children, className, disabled = false, onClick, ...rest }: Props) {
  const classes = ['button', `button-${kind}`, className].filter(Boolean).join(' ');
  return (
    <button
      type="button"
      {...rest}
      {...(disabled && { 'aria-disabled': true })}
      onClick={disabled ? (event) => event.preventDefault() : onClick}
      className={classes}
    >
      <span>{children}</span>
      {shortcut !== undefined && <Kbd>{shortcut}</Kbd>}
    </button>
  );
}
