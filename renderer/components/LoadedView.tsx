// The three faces of anything asked of the desk: waiting, refused with what to do, or there.
import type { ReactNode } from 'react';
import type { Loaded } from '../state/loaded.ts';
import { ProblemNotice } from './ProblemNotice.tsx';
import { Waiting } from './Waiting.tsx';

interface Props<T> {
  readonly of: Loaded<T>;
  readonly onRetry?: () => void;
  readonly children: (value: T) => ReactNode;
}

export function LoadedView<T>({ of, onRetry, children }: Props<T>) {
  if (of.state === 'loading') return <Waiting />;
  if (of.state === 'failed') return <ProblemNotice problem={of.problem} {...(onRetry && { onRetry })} />;
  return <>{children(of.value)}</>;
}
