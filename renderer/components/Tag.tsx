// A state in one or two words, with a sign of its own shape for those who do not see the colour.
import type { ReactNode } from 'react';
import type { Tone } from './Notice.tsx';

interface Props {
  readonly tone: Tone | 'plain';
  readonly sign: string;
  readonly children: ReactNode;
}

export function Tag({ tone, sign, children }: Props) {
  return (
    <span className={`tag tag-${tone}`}>
      <span aria-hidden="true">{sign}</span>
      {children}
    </span>
  );
}
