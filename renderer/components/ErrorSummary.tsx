// What does not pass, all at once, at the top: takes the focus when it appears and links to each field.
import { useEffect, useRef } from 'react';
import { useText } from '../i18n/use-text.ts';

export interface SummaryError {
  /** Id of the control to go to. */
  readonly id: string;
  readonly text: string;
  /** Goes there when the control is not on this page. */
  readonly onGo?: () => void;
}

interface Props {
  readonly errors: readonly SummaryError[];
  /** Changes with every attempt, so that a second failed attempt takes the focus again. */
  readonly attempt: number;
}

export function ErrorSummary({ errors, attempt }: Props) {
  const { t } = useText();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (attempt > 0) box.current?.focus();
  }, [attempt]);
  if (errors.length === 0) return null;
  return (
    <div className="error-summary" ref={box} tabIndex={-1} role="alert" aria-labelledby="error-summary-title">
      <h2 id="error-summary-title">{t('common.errorSummary')}</h2>
      <ul>
        {errors.map((error) => (
          <li key={error.id}>
            <a
              href={`#${error.id}`}
              onClick={(event) => {
                event.preventDefault();
                error.onGo?.();
                const control = document.getElementById(error.id);
                control?.scrollIntoView({ block: 'center' });
                control?.focus();
              }}
            >
              {error.text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
