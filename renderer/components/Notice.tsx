// A remark that matters: its sign and its words say how much, the colour only repeats it.
import type { ReactNode } from 'react';

export type Tone = 'info' | 'good' | 'warn' | 'bad';

const signs: Record<Tone, string> = { info: 'ℹ', good: '✓', warn: '!', bad: '✕' };

interface Props {
  readonly tone: Tone;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  /** Spoken at once when it appears. */
  readonly urgent?: boolean;
}

export function Notice({ tone, title, children, urgent = false }: Props) {
  return (
    <div className={`notice notice-${tone}`} role={urgent ? 'alert' : undefined}>
      <span className="notice-sign" aria-hidden="true">
        {signs[tone]}
      </span>
      <p className="notice-title">{title}</p>
      {children !== undefined && <div className="notice-body">{children}</div>}
    </div>
  );
}
